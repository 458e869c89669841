import { Button, NativeSelect, Text } from '@mantine/core';
import { IconDownload, IconPrinter, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format/useFormat';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionName } from '../shared/staff/institutions';
import { DownloadButton } from '../shared/ui/DownloadButton';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { type QuarterTable, quarterQuery, xlsx } from './queries';
import { partsOf, quarterOf, roles, totalOf } from './sums';
import { useLook } from './useLook';
import classes from './Reports.module.css';

const QUARTERS = [1, 2, 3, 4];
const YEARS_SHOWN = 6;

/** The table that a methodical centre publishes each quarter: institution by level by part. */
export default function QuarterPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const look = useLook();
  const now = quarterOf(format.dateOf(new Date()));
  const year = Number(look.get('year') ?? now.year);
  const quarter = Number(look.get('quarter') ?? now.quarter);
  const below = look.below;
  const name = useInstitutionName(below) ?? '';
  const found = useQuery(quarterQuery(below, year, quarter));
  return (
    <Page
      title={t('quarter.title')}
      lead={t('quarter.lead')}
      back={{ to: `/reports?below=${below}`, label: t('title') }}
      action={
        <DownloadButton
          href={xlsx('quarter', { below, year, quarter })}
          variant="filled"
          leftSection={<IconDownload size={20} aria-hidden />}
        >
          {t('quarter.xlsx')}
        </DownloadButton>
      }
    >
      <div className={`${classes.choice} no-print`}>
        <InstitutionPicker
          label={t('where')}
          value={{ id: below, name }}
          onChange={(picked) => look.change('below', picked?.id)}
        />
        <NativeSelect
          label={t('quarter.quarter')}
          value={String(quarter)}
          onChange={({ currentTarget }) => look.change('quarter', currentTarget.value)}
          data={QUARTERS.map((value) => ({
            value: String(value),
            label: t('quarter.of', { quarter: value }),
          }))}
        />
        <NativeSelect
          label={t('quarter.year')}
          value={String(year)}
          onChange={({ currentTarget }) => look.change('year', currentTarget.value)}
          data={Array.from({ length: YEARS_SHOWN }, (_, back) => String(now.year - back))}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('quarter.print')}
        </Button>
      </div>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {found.data &&
        (found.data.rows.length === 0 ? (
          <Empty icon={IconTable} title={t('quarter.emptyTitle')} text={t('quarter.empty')} />
        ) : (
          <Table table={found.data} caption={t('quarter.caption', { quarter, year, place: name })} />
        ))}
    </Page>
  );
}

function Table({ table, caption }: { table: QuarterTable; caption: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { levels, rows } = table;
  const shown = (count: number) => (count > 0 ? format.number(count) : '–');
  const sum = (level: string, role: (typeof roles)[number]) =>
    rows.reduce((all, row) => all + partsOf(row, level, role), 0);
  return (
    <>
      <Text mb="sm">{t('days', { from: format.shortDate(table.from), to: format.shortDate(table.to) })}</Text>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keyboard too */}
      <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={classes.quarter}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {t('institution')}
              </th>
              {levels.map(({ code, name }) => (
                <th key={code} colSpan={roles.length} scope="colgroup">
                  {name}
                </th>
              ))}
              <th rowSpan={2} scope="col">
                {t('quarter.total')}
              </th>
            </tr>
            <tr>
              {levels.flatMap(({ code }) =>
                roles.map((role) => (
                  <th key={code + role} scope="col">
                    {t(`part.${role}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.institution}>
                <th scope="row">{row.name}</th>
                {levels.flatMap(({ code }) =>
                  roles.map((role) => <td key={code + role}>{shown(partsOf(row, code, role))}</td>),
                )}
                <td>{shown(totalOf(row, table))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('quarter.total')}</th>
              {levels.flatMap(({ code }) =>
                roles.map((role) => <td key={code + role}>{shown(sum(code, role))}</td>),
              )}
              <td>{shown(rows.reduce((all, row) => all + totalOf(row, table), 0))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
