import { Alert, Button, Card, Group, Progress as ProgressBar, Stack, Text, Title } from '@mantine/core';
import {
  IconBell,
  IconChartBar,
  IconEyeOff,
  IconLock,
  IconPencil,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { DataTable } from '../shared/table/DataTable';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { WaveBadge } from './WaveBadge';
import {
  type Wave,
  isMoving,
  useChangeStatus,
  useDeleteLoaded,
  useDeleteWave,
  useRemind,
  waitingQuery,
  waveQuery,
} from './queries';
import { stageOf } from './wave';

/** One wave: how far it is, and what to do next. */
export default function WavePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const { data, refetch } = useSuspenseQuery(waveQuery(id));
  const wave = data.value;
  const status = useChangeStatus(id);
  const remind = useRemind(id);
  const draft = useDeleteWave(id);
  const loaded = useDeleteLoaded(id);
  const isLoaded = wave.origin === 'loaded';
  const drop = isLoaded ? loaded : draft;
  const navigate = useNavigate();
  const [confirm, question] = useConfirm();
  const format = useFormat();
  const today = format.dateOf(new Date());
  const stage = stageOf(wave, today);
  const problem = status.error ?? remind.error ?? drop.error;

  async function close() {
    const sure = await confirm({
      title: t('wave.closeSure', { title: wave.title }),
      text: t('wave.closeText', { count: wave.invited - wave.answered }),
      yes: t('wave.close'),
      grave: true,
    });
    if (sure) {
      status.mutate({ etag: data.etag, status: 'closed' }, { onSuccess: () => void toast(t('wave.closed')) });
    }
  }

  async function remove() {
    const sure = await confirm({
      title: t('wave.deleteSure', { title: wave.title }),
      text: t(isLoaded ? 'wave.deleteLoadedText' : 'wave.deleteText'),
      yes: t(isLoaded ? 'wave.deleteLoaded' : 'wave.delete'),
      grave: true,
    });
    if (sure) {
      drop.mutate(data.etag, {
        onSuccess: () => {
          void toast(t(isLoaded ? 'wave.deletedLoaded' : 'wave.deleted'));
          void navigate('/surveys');
        },
      });
    }
  }

  const main =
    wave.status === 'draft' ? (
      wave.editable && (
        <Button
          loading={status.isPending}
          onClick={() =>
            status.mutate(
              { etag: data.etag, status: 'open' },
              { onSuccess: () => void toast(t('form.opened')) },
            )
          }
        >
          {t('wave.open')}
        </Button>
      )
    ) : (
      <Button
        component={Link}
        to={`/surveys/${id}/results`}
        leftSection={<IconChartBar size={20} aria-hidden />}
      >
        {t('results.title')}
      </Button>
    );

  return (
    <Page title={wave.title} back={{ to: '/surveys', label: t('title') }} action={main}>
      {question}
      <Stack gap="lg">
        <Group gap="md">
          <WaveBadge wave={wave} />
          <Text>{daysOf(wave, format, t)}</Text>
          {wave.origin === 'asked' && (
            <Group gap={6}>
              {wave.anonymous ? (
                <IconEyeOff size={18} aria-hidden />
              ) : (
                <IconUserCheck size={18} aria-hidden />
              )}
              {t(wave.anonymous ? 'mine.anonymous' : 'mine.named')}
            </Group>
          )}
          <Text c="dimmed">{t('wave.owner', { owner: wave.ownerName })}</Text>
        </Group>
        {problem && <ProblemNote problem={problem} onReload={() => void refetch()} />}
        {stage === 'draft' && (
          <Alert color="gray" title={t('wave.draftTitle')}>
            {t('wave.draftText')}
          </Alert>
        )}
        {wave.origin === 'asked' && wave.status !== 'draft' && <Progress wave={wave} />}
        {wave.origin === 'loaded' && <Text>{t('wave.loaded', { count: wave.answered })}</Text>}
        {wave.editable && (
          <Group gap="sm">
            {wave.status === 'open' && (
              <Button
                variant="default"
                leftSection={<IconBell size={18} aria-hidden />}
                loading={remind.isPending}
                disabled={wave.remindedOn === today || wave.answered >= wave.invited}
                onClick={() => remind.mutate(undefined, { onSuccess: () => void toast(t('wave.reminded')) })}
              >
                {t(wave.remindedOn === today ? 'wave.remindedToday' : 'wave.remind')}
              </Button>
            )}
            {!isLoaded && wave.status !== 'closed' && (
              <Button
                component={Link}
                to={`/surveys/${id}/edit`}
                variant="default"
                leftSection={<IconPencil size={18} aria-hidden />}
              >
                {t(wave.status === 'open' ? 'wave.extend' : 'wave.edit')}
              </Button>
            )}
            {wave.status === 'open' && (
              <Button
                variant="default"
                leftSection={<IconLock size={18} aria-hidden />}
                loading={status.isPending}
                onClick={() => void close()}
              >
                {t('wave.close')}
              </Button>
            )}
            {(isLoaded || wave.status === 'draft') && (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={18} aria-hidden />}
                loading={drop.isPending}
                onClick={() => void remove()}
              >
                {t(isLoaded ? 'wave.deleteLoaded' : 'wave.delete')}
              </Button>
            )}
          </Group>
        )}
        {wave.status === 'draft' ? (
          <section aria-labelledby="institutions">
            <Title order={2} id="institutions" mb="xs">
              {t('field.institutions')}
            </Title>
            <ul>
              {wave.institutions.map(({ id: institution, name }) => (
                <li key={institution}>{name}</li>
              ))}
            </ul>
          </section>
        ) : (
          wave.origin === 'asked' && <Parts wave={wave} />
        )}
        {wave.made.length > 0 && <Made wave={wave} />}
        {!wave.anonymous && wave.status === 'open' && <Waiting id={id} />}
      </Stack>
    </Page>
  );
}

type T = ReturnType<typeof useTranslation<'surveys'>>['t'];

function daysOf({ origin, opens, closes }: Wave, format: ReturnType<typeof useFormat>, t: T) {
  return origin === 'loaded'
    ? format.date(closes)
    : t('wave.days', { from: format.date(opens), to: format.date(closes) });
}

function Progress({ wave }: { wave: Wave }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const count = t('progress.short', {
    answered: format.number(wave.answered),
    invited: format.number(wave.invited),
  });
  return (
    <Card withBorder padding="lg">
      <Text id="progress" fw={600}>
        {t('progress.title')}: {count}
      </Text>
      <ProgressBar.Root my={8}>
        <ProgressBar.Section
          value={wave.invited > 0 ? (wave.answered / wave.invited) * 100 : 0}
          aria-labelledby="progress"
        />
      </ProgressBar.Root>
      {wave.inviting && <Text role="status">{t('progress.inviting')}</Text>}
      {!wave.inviting && wave.invited === 0 && (
        <Text>{t(wave.anonymous && !wave.editable ? 'parts.few' : 'progress.nobody')}</Text>
      )}
      {isMoving(wave) && wave.status === 'closed' && <Text role="status">{t('progress.settling')}</Text>}
      {wave.anonymous && wave.status === 'open' && <Text c="dimmed">{t('progress.late')}</Text>}
    </Card>
  );
}

function Parts({ wave }: { wave: Wave }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (
    <section aria-labelledby="parts">
      <Title order={2} id="parts" mb="xs">
        {t('parts.title')}
      </Title>
      <DataTable
        name="parts"
        caption={t('parts.title')}
        rows={wave.parts}
        rowKey={({ institution }) => institution}
        columns={[
          { key: 'name', title: t('parts.institution'), value: ({ name }) => name },
          { key: 'invited', title: t('parts.invited'), value: ({ invited }) => invited, align: 'end' },
          { key: 'answered', title: t('field.answered'), value: ({ answered }) => answered, align: 'end' },
          {
            key: 'share',
            title: t('parts.share'),
            value: ({ invited, answered }) => (invited > 0 ? Math.round((answered / invited) * 100) : null),
            cell: ({ invited, answered }) => (invited > 0 ? format.percent(answered / invited) : '–'),
            align: 'end',
          },
        ]}
        withSearch={wave.parts.length > 10}
        exports={{ fileName: 'progress' }}
        empty={<Empty text={t('parts.empty')} />}
      />
      {wave.anonymous && <Text c="dimmed">{t('parts.few')}</Text>}
    </section>
  );
}

/** Accounts behind which those may be who made them; the nodes above see it. */
function Made({ wave }: { wave: Wave }) {
  const { t } = useTranslation('surveys');
  return (
    <Alert color="yellow" title={t('made.title')}>
      <Text>{t('made.text')}</Text>
      <ul>
        {wave.made.map(({ institution, name, accounts }) => (
          <li key={institution}>{t('made.line', { name, count: accounts })}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Waiting({ id }: { id: string }) {
  const { t } = useTranslation('surveys');
  const found = useQuery(waitingQuery(id));
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mb="xs">
        {t('waiting.title')}
      </Title>
      {found.isPending && <LinesSkeleton lines={3} />}
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <DataTable
          name="waiting"
          caption={t('waiting.title')}
          rows={found.data}
          rowKey={({ person }) => person}
          columns={[
            { key: 'name', title: t('waiting.name'), value: ({ name }) => name },
            {
              key: 'institution',
              title: t('parts.institution'),
              value: ({ institutionName }) => institutionName,
              filter: true,
            },
          ]}
          exports={{ fileName: 'waiting' }}
          empty={<Empty text={t('waiting.empty')} />}
        />
      )}
    </section>
  );
}
