import { NativeSelect, Switch } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { BarChart } from '../shared/chart/BarChart';
import { Figure } from '../shared/chart/Figure';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, useInstitutionName } from '../shared/staff/institutions';
import { type Column, DataTable } from '../shared/table/DataTable';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { EventBadges } from './EventBadges';
import { type EventLine, yearPlanQuery } from './queries';
import { dayOf, schoolYearOf } from './time';
import classes from './YearPlanPage.module.css';

const YEARS_SHOWN = 6;

/** What an institution planned for a school year, and what came of it. */
export default function YearPlanPage() {
  const { t } = useTranslation('events');
  const format = useFormat();
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const thisYear = schoolYearOf(format.dateOf(new Date()));
  const year = Number(params.get('year') ?? thisYear);
  const institution = params.get('institution') ?? acting?.institution ?? NETWORK;
  const below = params.get('below') !== 'no';
  const name = useInstitutionName(institution) ?? '';

  const change = (key: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) {
          next.set(key, value);
        } else {
          next.delete(key);
        }
        return next;
      },
      { replace: true },
    );

  return (
    <Page title={t('year.title')} lead={t('year.lead')} back={{ to: '/events', label: t('title') }}>
      <div className={classes.choice}>
        <InstitutionPicker
          label={t('year.institution')}
          value={{ id: institution, name }}
          onChange={(picked) => change('institution', picked?.id)}
        />
        <NativeSelect
          label={t('year.year')}
          value={String(year)}
          onChange={({ currentTarget }) => change('year', currentTarget.value)}
          data={Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear + 1 - back).map((first) => ({
            value: String(first),
            label: `${first}/${first + 1}`,
          }))}
        />
        <Switch
          label={t('year.below')}
          checked={below}
          onChange={({ currentTarget }) => change('below', currentTarget.checked ? undefined : 'no')}
        />
      </div>
      <Year key={`${institution}-${year}-${below}`} institution={institution} year={year} below={below} />
    </Page>
  );
}

function Year({ institution, year, below }: { institution: string; year: number; below: boolean }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const { data } = useSuspenseQuery(yearPlanQuery(institution, year, below));
  const { months, more } = data;
  const events = months.flatMap((month) => month.events);
  const sum = (count: (month: (typeof months)[number]) => number) =>
    months.reduce((total, month) => total + count(month), 0);
  const planned = sum((month) => month.planned);
  const held = sum((month) => month.held);
  const fileName = t('year.file', { year, next: year + 1 });
  const xlsx = `/api/events/plan.xlsx?${new URLSearchParams({ institution, year: String(year), below: String(below) })}`;

  if (events.length === 0) {
    return <Empty icon={IconTable} title={t('year.empty')} text={t('year.emptyText')} />;
  }
  return (
    <>
      <Figure
        title={t('year.verdict', { held: format.number(held), planned: format.number(planned) })}
        note={t('year.note', {
          cancelled: format.number(sum((month) => month.cancelled)),
          overdue: format.number(sum((month) => month.overdue)),
          came: format.number(sum((month) => month.came)),
        })}
        rows={months}
        columns={[
          { title: t('year.month'), value: ({ month }) => format.month(`${month}-01`) },
          { title: t('year.planned'), value: (month) => month.planned },
          { title: t('year.held'), value: (month) => month.held },
          { title: t('year.cancelled'), value: (month) => month.cancelled },
          { title: t('year.overdue'), value: (month) => month.overdue },
          { title: t('year.hours'), value: (month) => month.hours },
          { title: t('year.came'), value: (month) => month.came },
        ]}
        fileName={fileName}
      >
        <BarChart
          beforeName={t('year.plan')}
          bars={months.map((month) => ({
            key: month.month,
            label: format.month(`${month.month}-01`),
            value: month.held,
            before: month.planned,
          }))}
        />
      </Figure>
      {more && <p>{t('year.more')}</p>}
      <div className={classes.events}>
        <DataTable<EventLine>
          name="plan"
          caption={t('year.caption')}
          columns={columns(t, format)}
          rows={events}
          rowKey={({ id }) => id}
          to={({ id }) => `/events/${id}`}
          empty={null}
          exports={{ fileName, xlsx }}
        />
      </div>
    </>
  );
}

type T = ReturnType<typeof useTranslation<'events'>>['t'];

function columns(t: T, format: ReturnType<typeof useFormat>): Column<EventLine>[] {
  return [
    { key: 'title', title: t('field.title'), value: ({ title }) => title },
    {
      key: 'date',
      title: t('field.when'),
      value: ({ startsAt }) => startsAt,
      cell: (event) => format.shortDate(dayOf(event.startsAt)),
    },
    { key: 'form', title: t('field.form'), value: ({ formName }) => formName, filter: true },
    { key: 'level', title: t('field.level'), value: ({ levelName }) => levelName, filter: true },
    { key: 'owner', title: t('field.owner'), value: ({ ownerName }) => ownerName, filter: true },
    { key: 'came', title: t('year.came'), value: ({ came }) => came, align: 'end' },
    {
      key: 'status',
      title: t('year.status'),
      filter: true,
      value: (event) => statusWord(event, t),
      cell: (event) =>
        event.status === 'published' && !event.overdue ? (
          t('status.published')
        ) : (
          <EventBadges status={event.status} overdue={event.overdue} />
        ),
    },
  ];
}

function statusWord({ status, overdue }: EventLine, t: T) {
  return overdue
    ? t('status.overdue')
    : t(`status.${status as 'draft' | 'published' | 'held' | 'cancelled'}`);
}
