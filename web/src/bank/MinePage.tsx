import { Button, NativeSelect } from '@mantine/core';
import { IconDownload, IconPencil, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { wholeList } from '../shared/table/wholeList';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { statusTones, successTones } from './adoption';
import { type Taken, type Whose, adoptionList, practiceList } from './queries';
import { tones } from './words';
import classes from './PracticePage.module.css';

const VIEWS = ['mine', 'of-my-institutions', 'taken', 'of-my-practices'] as const;

/** What I, or my institution, have begun, sent and published; what I took up, and who took up mine. */
export default function MinePage() {
  const { t } = useTranslation('bank');
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const sees = may(acting, ['methodist', 'district-methodist']);
  const asked = params.get('whose');
  const view = VIEWS.find((each) => each === asked && (sees || each !== 'of-my-institutions')) ?? 'mine';
  const tell = (
    <Button component={Link} to="/bank/new" leftSection={<IconPlus size={20} aria-hidden />}>
      {t('tell')}
    </Button>
  );
  return (
    <Page title={t('mine.title')} back={{ to: '/bank', label: t('title') }} action={tell}>
      <div className={classes.which}>
        <NativeSelect
          label={t('mine.whose')}
          value={view}
          onChange={({ currentTarget: { value } }) =>
            setParams(value === 'mine' ? {} : { whose: value }, { replace: true, preventScrollReset: true })
          }
          data={VIEWS.filter((each) => sees || each !== 'of-my-institutions').map((value) => ({
            value,
            label: t(`mine.view.${value}`),
          }))}
        />
      </div>
      {view === 'taken' || view === 'of-my-practices' ? (
        <Adoptions key={view} taken={view === 'taken' ? 'mine' : view} />
      ) : (
        <Practices key={view} whose={view} />
      )}
    </Page>
  );
}

function Practices({ whose }: { whose: Whose }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const found = useInfiniteQuery(practiceList(whose));
  if (found.isError) {
    return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  }
  return (
    <DataTable
      name="practices"
      caption={t('mine.title')}
      {...stretches(found)}
      rowKey={({ id }) => id}
      to={({ id }) => `/bank/${id}`}
      columns={[
        { key: 'title', title: t('field.title'), value: ({ title }) => title || t('noTitle') },
        {
          key: 'stage',
          title: t('standing.title'),
          value: ({ stage }) => t(`stage.${stage}`),
          cell: ({ stage, remarks }) => (
            <>
              <StatusBadge tone={tones[stage]}>{t(`stage.${stage}`)}</StatusBadge>
              {remarks > 0 && <div>{t('mine.remarks', { count: remarks })}</div>}
            </>
          ),
          filter: true,
        },
        {
          key: 'authors',
          title: t('field.authors'),
          value: ({ authors }) => authors.map(({ name }) => name).join(', '),
        },
        ...(whose === 'mine'
          ? []
          : [
              {
                key: 'institution',
                title: t('facets.institution'),
                value: ({ institutionName }: { institutionName: string }) => institutionName,
                filter: true,
              },
            ]),
        {
          key: 'changed',
          title: t('mine.changed'),
          value: ({ changedAt }) => format.dateOf(changedAt),
          cell: ({ changedAt }) => format.shortDate(format.dateOf(changedAt)),
        },
      ]}
      exports={{ fileName: t('mine.title'), all: wholeList(practiceList(whose)) }}
      empty={
        <Empty
          icon={IconPencil}
          title={t('mine.emptyTitle')}
          text={t('mine.empty')}
          action={
            <Button component={Link} to="/bank/new" variant="light">
              {t('tell')}
            </Button>
          }
        />
      }
    />
  );
}

function Adoptions({ taken }: { taken: Taken }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const found = useInfiniteQuery(adoptionList(taken));
  const caption = t(taken === 'mine' ? 'mine.view.taken' : 'mine.view.of-my-practices');
  if (found.isError) {
    return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  }
  return (
    <DataTable
      name="adoptions"
      caption={caption}
      {...stretches(found)}
      rowKey={({ id }) => id}
      to={({ id }) => `/bank/adoptions/${id}`}
      columns={[
        {
          key: 'title',
          title: t('field.title'),
          value: ({ practiceTitle }) => practiceTitle ?? t('adoption.title'),
        },
        {
          key: 'institution',
          title: t('facets.institution'),
          value: ({ institutionName }) => institutionName,
        },
        { key: 'adopter', title: t('mine.adopter'), value: ({ adopterName }) => adopterName },
        {
          key: 'status',
          title: t('standing.title'),
          value: ({ status }) => t(`adopted.${status}`),
          cell: ({ status, report }) => (
            <>
              <StatusBadge tone={statusTones[status]}>{t(`adopted.${status}`)}</StatusBadge>{' '}
              {report && (
                <StatusBadge tone={successTones[report.success]}>
                  {t(`success.${report.success}`)}
                </StatusBadge>
              )}
            </>
          ),
          filter: true,
        },
        {
          key: 'changed',
          title: t('mine.changed'),
          value: ({ changedAt }) => format.dateOf(changedAt),
          cell: ({ changedAt }) => format.shortDate(format.dateOf(changedAt)),
        },
      ]}
      exports={{ fileName: caption, all: wholeList(adoptionList(taken)) }}
      empty={
        <Empty
          icon={IconDownload}
          title={t(taken === 'mine' ? 'mine.noneTakenTitle' : 'mine.nobodyTookTitle')}
          text={t(taken === 'mine' ? 'mine.noneTaken' : 'mine.nobodyTook')}
          action={
            <Button component={Link} to="/bank" variant="light">
              {t('mine.look')}
            </Button>
          }
        />
      }
    />
  );
}
