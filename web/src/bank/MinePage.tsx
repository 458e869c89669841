import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { type Whose, practiceList } from './queries';
import { tones } from './words';
import classes from './PracticePage.module.css';

/** What I, or my institution, have begun, sent and published. */
export default function MinePage() {
  const { t } = useTranslation('bank');
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const sees = may(acting, ['methodist', 'district-methodist']);
  const whose: Whose = sees && params.get('whose') === 'institution' ? 'of-my-institutions' : 'mine';
  const tell = (
    <Button component={Link} to="/bank/new" leftSection={<IconPlus size={20} aria-hidden />}>
      {t('tell')}
    </Button>
  );
  return (
    <Page title={t('mine.title')} back={{ to: '/bank', label: t('title') }} action={tell}>
      {sees && (
        <div className={classes.which}>
          <Segments
            label={t('mine.whose')}
            value={whose}
            onChange={(value) =>
              setParams(value === 'mine' ? {} : { whose: 'institution' }, {
                replace: true,
                preventScrollReset: true,
              })
            }
            options={[
              { value: 'mine', label: t('mine.own'), name: t('mine.own') },
              { value: 'of-my-institutions', label: t('mine.institution'), name: t('mine.institution') },
            ]}
          />
        </div>
      )}
      <Practices key={whose} whose={whose} />
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
          value: ({ changedAt }) => changedAt,
          cell: ({ changedAt }) => format.shortDate(format.dateOf(changedAt)),
        },
      ]}
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
