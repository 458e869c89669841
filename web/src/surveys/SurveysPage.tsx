import { Button, Group, Stack, Title } from '@mantine/core';
import { IconChecklist, IconFileText, IconPlus, IconTableImport, IconTrendingUp } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { wholeList } from '../shared/table/wholeList';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { MyWaves } from './MyWaves';
import { WaveBadge } from './WaveBadge';
import { myWavesQuery, waveList } from './queries';
import { stageOf } from './wave';

/** What asks me; for methodists and heads also what they ask. */
export default function SurveysPage() {
  const { t } = useTranslation('surveys');
  const { acting } = usePresence();
  const asks = may(acting, ['methodist', 'district-methodist']);
  const oversees = asks || may(acting, ['head']);
  const { data: mine } = useSuspenseQuery(myWavesQuery);
  const ask = asks && (
    <Button component={Link} to="/surveys/new" leftSection={<IconPlus size={20} aria-hidden />}>
      {t('wave.ask')}
    </Button>
  );
  return (
    <Page title={t('title')} action={ask}>
      <Stack gap="xl">
        {(mine.length > 0 || !oversees) && (
          <section aria-labelledby="mine">
            <Title order={2} id="mine" mb="sm">
              {t('mine.title')}
            </Title>
            {mine.length > 0 ? (
              <MyWaves waves={mine} />
            ) : (
              <Empty icon={IconChecklist} title={t('mine.emptyTitle')} text={t('mine.empty')} />
            )}
          </section>
        )}
        {oversees && <Waves asks={asks} />}
      </Stack>
    </Page>
  );
}

function Waves({ asks }: { asks: boolean }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const found = useSuspenseInfiniteQuery(waveList);
  const today = format.dateOf(new Date());
  return (
    <section aria-labelledby="waves">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="waves">
          {t('waves.title')}
        </Title>
        <Group gap="xs">
          <Button
            component={Link}
            to="/surveys/questionnaires"
            variant="default"
            leftSection={<IconFileText size={18} aria-hidden />}
          >
            {t('questionnaires.title')}
          </Button>
          <Button
            component={Link}
            to="/surveys/comparisons"
            variant="default"
            leftSection={<IconTrendingUp size={18} aria-hidden />}
          >
            {t('comparisons.title')}
          </Button>
          {asks && (
            <Button
              component={Link}
              to="/surveys/load"
              variant="default"
              leftSection={<IconTableImport size={18} aria-hidden />}
            >
              {t('load.title')}
            </Button>
          )}
        </Group>
      </Group>
      <DataTable
        name="waves"
        caption={t('waves.title')}
        {...stretches(found)}
        rowKey={({ id }) => id}
        to={({ id }) => `/surveys/${id}`}
        columns={[
          { key: 'title', title: t('field.wave'), value: ({ title }) => title },
          {
            key: 'stage',
            title: t('field.stage'),
            value: (wave) => t(`stage.${stageOf(wave, today)}`),
            cell: (wave) => <WaveBadge wave={wave} />,
            filter: true,
          },
          { key: 'owner', title: t('field.owner'), value: ({ ownerName }) => ownerName, filter: true },
          {
            key: 'opens',
            title: t('field.days'),
            value: ({ opens }) => opens,
            cell: ({ opens, closes }) =>
              opens === closes
                ? format.shortDate(opens)
                : `${format.shortDate(opens)} – ${format.shortDate(closes)}`,
          },
          {
            key: 'answered',
            title: t('field.answered'),
            value: ({ answered }) => answered,
            cell: ({ answered, invited, origin, status }) =>
              status === 'draft'
                ? '–'
                : origin === 'loaded'
                  ? format.number(answered)
                  : t('progress.short', {
                      answered: format.number(answered),
                      invited: format.number(invited),
                    }),
            align: 'end',
          },
        ]}
        exports={{ fileName: 'surveys', all: wholeList(waveList) }}
        empty={
          <Empty
            icon={IconChecklist}
            title={t('waves.emptyTitle')}
            text={t('waves.empty')}
            action={
              asks && (
                <Button component={Link} to="/surveys/new" variant="light">
                  {t('waves.first')}
                </Button>
              )
            }
          />
        }
      />
    </section>
  );
}
