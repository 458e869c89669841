import { Button, NativeSelect } from '@mantine/core';
import { IconReportAnalytics, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BarChart } from '../shared/chart/BarChart';
import { Figure } from '../shared/chart/Figure';
import { DateField } from '../shared/form/DateField';
import { useFormat } from '../shared/format/useFormat';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionName } from '../shared/staff/institutions';
import { DataTable } from '../shared/table/DataTable';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { type Counts, type Measure, countsQuery, measures, xlsx } from './queries';
import { totalsOf } from './sums';
import { useLook } from './useLook';
import classes from './Reports.module.css';

/** What each institution did, counted from what was recorded where it happened. */
export default function CountsPage() {
  const { t } = useTranslation('reports');
  const look = useLook();
  const below = look.below;
  const name = useInstitutionName(below) ?? '';
  const from = look.get('from') ?? undefined;
  const to = look.get('to') ?? undefined;
  const found = useQuery(countsQuery({ below, from, to }));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button
          component={Link}
          to={`/reports/quarter?below=${below}`}
          leftSection={<IconTable size={20} aria-hidden />}
        >
          {t('quarter.open')}
        </Button>
      }
    >
      <div className={`${classes.choice} no-print`}>
        <InstitutionPicker
          label={t('where')}
          value={{ id: below, name }}
          onChange={(picked) => look.change('below', picked?.id)}
        />
        <DateField
          label={t('from')}
          value={from ?? found.data?.from ?? null}
          onChange={(day) => look.change('from', day ?? undefined)}
        />
        <DateField
          label={t('to')}
          value={to ?? found.data?.to ?? null}
          onChange={(day) => look.change('to', day ?? undefined)}
        />
      </div>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {found.data && (
        <Institutions
          rows={found.data.institutions}
          from={found.data.from}
          to={found.data.to}
          below={below}
          place={name}
        />
      )}
    </Page>
  );
}

interface InstitutionsProps {
  rows: Counts[];
  from: string;
  to: string;
  below: string;
  place: string;
}

function Institutions({ rows, from, to, below, place }: InstitutionsProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const look = useLook();
  const measure = measures.find((one) => one === look.get('measure')) ?? 'attended';
  const totals = totalsOf(rows);
  const fileName = t('file', { from, to });
  if (rows.length === 0) {
    return <Empty icon={IconReportAnalytics} text={t('empty')} />;
  }
  const told = (row: Counts, one: Measure) => row[one];
  const ranked = rows.filter((row) => row[measure] > 0).toSorted((a, b) => b[measure] - a[measure]);
  const silent = rows.length - ranked.length;
  const days = t('days', { from: format.shortDate(from), to: format.shortDate(to) });
  return (
    <>
      <ul className={classes.totals} aria-label={t('totals')}>
        {measures.map((one) => (
          <li key={one}>
            <span className={classes.number}>{format.number(totals[one], 1)}</span>
            <span>{t(`measure.${one}`)}</span>
          </li>
        ))}
      </ul>
      <div className={`${classes.measure} no-print`}>
        <NativeSelect
          label={t('compare')}
          value={measure}
          onChange={({ currentTarget }) => look.change('measure', currentTarget.value)}
          data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      </div>
      <Figure
        title={t('ranking', { measure: t(`measure.${measure}`), place })}
        note={[days, silent > 0 && t('silent', { count: silent })].filter(Boolean).join(' · ')}
        rows={ranked}
        columns={[
          { title: t('institution'), value: ({ name }) => name },
          { title: t(`measure.${measure}`), value: (row) => told(row, measure) },
        ]}
        fileName={fileName}
      >
        <BarChart
          ranked
          bars={ranked.map((row) => ({
            key: row.institution,
            label: row.name,
            value: row[measure],
          }))}
        />
      </Figure>
      <div className={classes.table}>
        <DataTable<Counts>
          name="counts"
          caption={t('caption', { days })}
          rows={rows}
          rowKey={({ institution }) => institution}
          to={({ institution }) => `/network/${institution}`}
          columns={[
            { key: 'name', title: t('institution'), value: ({ name }) => name },
            ...measures.map((one) => ({
              key: one,
              title: t(`measure.${one}`),
              value: (row: Counts) => told(row, one),
              align: 'end' as const,
            })),
          ]}
          empty={null}
          exports={{ fileName, xlsx: xlsx('counts', { below, from, to }) }}
        />
      </div>
    </>
  );
}
