import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { IconArrowsLeftRight, IconTrendingUp } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { newKey } from '../shared/api/key';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { comparisonList, useCompare, waveList } from './queries';

/** Two waves beside each other: what rose, what fell, what cannot be said. */
export default function ComparisonsPage() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { acting } = usePresence();
  const [choosing, setChoosing] = useState(false);
  const found = useSuspenseInfiniteQuery(comparisonList);
  const compares = may(acting, ['methodist', 'district-methodist']);
  const named = (wave: { title: string; heldOn: string }) => `${wave.title}, ${format.month(wave.heldOn)}`;
  return (
    <Page
      title={t('comparisons.title')}
      lead={t('comparisons.lead')}
      back={{ to: '/surveys', label: t('title') }}
      action={
        compares && (
          <Button
            leftSection={<IconArrowsLeftRight size={20} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            {t('comparisons.new')}
          </Button>
        )
      }
    >
      <DataTable
        name="comparisons"
        caption={t('comparisons.title')}
        {...stretches(found)}
        rowKey={({ id }) => id}
        to={({ id }) => `/surveys/comparisons/${id}`}
        columns={[
          {
            key: 'waves',
            title: t('comparisons.waves'),
            value: ({ first, second }) => `${named(first)} → ${named(second)}`,
          },
          {
            key: 'answers',
            title: t('field.answered'),
            value: ({ first, second }) =>
              `${format.number(first.answers)} → ${format.number(second.answers)}`,
            sort: false,
          },
          {
            key: 'changed',
            title: t('comparisons.changed'),
            value: ({ changed }) => changed,
            cell: ({ changed }) => format.shortDate(format.dateOf(changed)),
          },
        ]}
        empty={
          <Empty
            icon={IconTrendingUp}
            title={t('comparisons.emptyTitle')}
            text={t('comparisons.empty')}
            action={
              compares && (
                <Button component={Link} to="/surveys/load" variant="light">
                  {t('load.title')}
                </Button>
              )
            }
          />
        }
      />
      {choosing && acting && <ChooseWaves owner={acting.institution} onClose={() => setChoosing(false)} />}
    </Page>
  );
}

function ChooseWaves({ owner, onClose }: { owner: string; onClose: () => void }) {
  const { t } = useTranslation(['surveys', 'shared']);
  const format = useFormat();
  const navigate = useNavigate();
  const compare = useCompare();
  const { data } = useSuspenseInfiniteQuery(waveList);
  const [intent] = useState(newKey);
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const over = data.pages
    .flatMap(({ items }) => items)
    .filter(({ settled, editable }) => settled && editable);
  const options = over.map(({ id, title, closes }) => ({
    value: id,
    label: `${title}, ${format.month(closes)}`,
  }));
  // The earlier one is always compared with the later one.
  const [first, second] = [one, other]
    .flatMap((id) => over.filter((wave) => wave.id === id))
    .sort((a, b) => a.closes.localeCompare(b.closes));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('surveys:comparisons.new')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first && second) {
            compare.mutate(
              { owner, first: first.id, second: second.id, intent },
              { onSuccess: ({ id }) => void navigate(`/surveys/comparisons/${id}`) },
            );
          }
        }}
      >
        <Stack>
          {over.length < 2 && <Text>{t('surveys:comparisons.needTwo')}</Text>}
          <Select
            label={t('surveys:comparisons.one')}
            required
            searchable
            data={options.filter(({ value }) => value !== other)}
            value={one}
            onChange={setOne}
          />
          <Select
            label={t('surveys:comparisons.other')}
            required
            searchable
            data={options.filter(({ value }) => value !== one)}
            value={other}
            onChange={setOther}
          />
          {first && second && (
            <Text role="status">
              {t('surveys:comparisons.order', { first: first.title, second: second.title })}
            </Text>
          )}
          {compare.isError && <ProblemNote problem={compare.error} />}
          <Button type="submit" disabled={!first || !second || first === second} loading={compare.isPending}>
            {t('surveys:comparisons.compare')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
