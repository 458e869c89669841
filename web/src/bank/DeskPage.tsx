import { IconChecklist, IconWritingSign } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { wholeList } from '../shared/table/wholeList';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { useHolds } from './roles';
import { type DeskLine, judgedQuery, queueList } from './queries';
import classes from './PracticePage.module.css';

/** What waits for an expert, who has it, and what I have judged. */
export default function DeskPage() {
  const { t } = useTranslation('bank');
  const [params, setParams] = useSearchParams();
  const judges = useHolds('expert');
  const view = judges && params.get('view') === 'judged' ? 'judged' : 'queue';
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')} back={{ to: '/bank', label: t('title') }}>
      {judges && (
        <div className={classes.which}>
          <Segments
            label={t('desk.view')}
            value={view}
            onChange={(value) =>
              setParams(value === 'judged' ? { view: value } : {}, {
                replace: true,
                preventScrollReset: true,
              })
            }
            options={[
              { value: 'queue', label: t('desk.queue'), name: t('desk.queue') },
              { value: 'judged', label: t('desk.judged'), name: t('desk.judged') },
            ]}
          />
        </div>
      )}
      {view === 'queue' ? <Queue /> : <Judged />}
    </Page>
  );
}

function Queue() {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const queue = useInfiniteQuery({ ...queueList, ...watched(CALMLY) });
  if (queue.isError && !queue.data) {
    return <ProblemNote problem={queue.error} onRetry={() => void queue.refetch()} />;
  }
  return (
    <DataTable
      name="queue"
      caption={t('desk.queue')}
      {...stretches(queue)}
      rowKey={({ practice }) => practice}
      to={({ practice }) => `/bank/review/${practice}`}
      columns={[
        { key: 'title', title: t('field.title'), value: ({ title }) => title ?? t('desk.closed') },
        {
          key: 'institution',
          title: t('facets.institution'),
          value: ({ institutionName }) => institutionName,
        },
        { key: 'authors', title: t('field.authors'), value: ({ authors }) => authors.join(', ') },
        {
          key: 'submitted',
          title: t('desk.submitted'),
          value: ({ submittedAt }) => format.dateOf(submittedAt),
          cell: ({ submittedAt }) => format.shortDate(format.dateOf(submittedAt)),
        },
        {
          key: 'state',
          title: t('standing.title'),
          value: (line) => t(`desk.state.${stateOf(line)}`),
          cell: (line) => <State line={line} />,
          filter: true,
        },
      ]}
      exports={{ fileName: t('desk.queue'), all: wholeList(queueList) }}
      empty={<Empty icon={IconChecklist} title={t('desk.emptyTitle')} text={t('desk.empty')} />}
    />
  );
}

function stateOf({ mine, holder, conflict }: DeskLine) {
  return mine ? 'mine' : holder ? 'held' : conflict ? 'conflict' : 'waiting';
}

function State({ line }: { line: DeskLine }) {
  const { t } = useTranslation('bank');
  const state = stateOf(line);
  const tone = { mine: 'warning', held: 'info', conflict: 'plain', waiting: 'good' } as const;
  return (
    <>
      <StatusBadge tone={tone[state]}>{t(`desk.state.${state}`)}</StatusBadge>
      {state === 'held' && <div>{line.holder}</div>}
      {line.conflict && <div>{t(`conflict.${line.conflict}`)}</div>}
    </>
  );
}

function Judged() {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const judged = useQuery(judgedQuery);
  if (judged.isError && !judged.data) {
    return <ProblemNote problem={judged.error} onRetry={() => void judged.refetch()} />;
  }
  return (
    <DataTable
      name="judged"
      caption={t('desk.judged')}
      rows={judged.data}
      rowKey={({ practice, at }) => practice + at}
      to={({ practice }) => `/bank/${practice}`}
      columns={[
        { key: 'title', title: t('field.title'), value: ({ title }) => title },
        {
          key: 'institution',
          title: t('facets.institution'),
          value: ({ institutionName }) => institutionName,
        },
        {
          key: 'verdict',
          title: t('review.verdict'),
          value: ({ verdict }) => t(`verdict.${verdict as 'accept'}`),
          filter: true,
        },
        {
          key: 'at',
          title: t('desk.judgedOn'),
          value: ({ at }) => format.dateOf(at),
          cell: ({ at }) => format.shortDate(format.dateOf(at)),
        },
      ]}
      exports={{ fileName: t('desk.judged') }}
      empty={<Empty icon={IconWritingSign} title={t('desk.noneJudgedTitle')} text={t('desk.noneJudged')} />}
    />
  );
}
