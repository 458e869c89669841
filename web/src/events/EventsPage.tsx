import { Button, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarEvent, IconCalendarPlus, IconPlus, IconTable } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { SearchField } from '../shared/form/SearchField';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { CalendarLink } from './CalendarLink';
import { EventCard } from './EventCard';
import { type EventLine, type Wanted, eventList, formsQuery, levelsQuery } from './queries';
import { dayOf } from './time';
import classes from './EventsPage.module.css';

const MonthView = lazy(() => import('./MonthView'));
const DESK = '(min-width: 62em)';

/** What stands in the address, so that it can be sent and «back» finds it again. */
function useLook() {
  const [params, setParams] = useSearchParams();
  return {
    view: params.get('view') === 'month' ? 'month' : 'list',
    whose: params.get('whose') === 'mine' ? 'mine' : 'all',
    when: params.get('when') === 'past' ? 'past' : 'ahead',
    q: params.get('q') ?? '',
    form: params.get('form') ?? '',
    level: params.get('level') ?? '',
    change: (name: string, value: string, usual = '') =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === usual) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  } as const;
}

/** What is ahead, where, and where there are seats. */
export default function EventsPage() {
  const { t } = useTranslation('events');
  const { acting } = usePresence();
  const look = useLook();
  const atDesk = useMediaQuery(DESK, false, { getInitialValueInEffect: false });
  const [subscribing, setSubscribing] = useState(false);
  const plans = may(acting, ['methodist', 'district-methodist']);
  const month = atDesk && look.view === 'month';

  const links = (
    <div className={classes.links}>
      {may(acting, ['methodist', 'district-methodist', 'head']) && (
        <Button
          component={Link}
          to="/events/plan"
          variant="default"
          px="sm"
          leftSection={<IconTable size={18} aria-hidden />}
        >
          {t('year.title')}
        </Button>
      )}
      <Button
        variant="default"
        px="sm"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        onClick={() => setSubscribing(true)}
      >
        {t('link.open')}
      </Button>
    </div>
  );

  return (
    <Page
      title={t('title')}
      action={
        plans && (
          <Button component={Link} to="/events/new" leftSection={<IconPlus size={20} aria-hidden />}>
            {t('plan')}
          </Button>
        )
      }
    >
      <div className={classes.bar}>
        {atDesk && (
          <Segments
            label={t('view.label')}
            value={look.view}
            onChange={(value) => look.change('view', value, 'list')}
            options={[
              { value: 'list', label: t('view.list'), name: t('view.list') },
              { value: 'month', label: t('view.month'), name: t('view.month') },
            ]}
          />
        )}
        {!month && (
          <>
            <Segments
              label={t('whose.label')}
              value={look.whose}
              onChange={(value) => look.change('whose', value, 'all')}
              options={[
                { value: 'all', label: t('whose.all'), name: t('whose.all') },
                { value: 'mine', label: t('whose.mine'), name: t('whose.mine') },
              ]}
            />
            <Segments
              label={t('when.label')}
              value={look.when}
              onChange={(value) => look.change('when', value, 'ahead')}
              options={[
                { value: 'ahead', label: t('when.ahead'), name: t('when.ahead') },
                { value: 'past', label: t('when.past'), name: t('when.past') },
              ]}
            />
          </>
        )}
        {atDesk && links}
      </div>
      {subscribing && <CalendarLink onClose={() => setSubscribing(false)} />}
      {month ? (
        <Suspense fallback={<LinesSkeleton />}>
          <MonthView />
        </Suspense>
      ) : (
        <List look={look} plans={plans} />
      )}
      {!atDesk && links}
    </Page>
  );
}

function List({ look, plans }: { look: ReturnType<typeof useLook>; plans: boolean }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const today = format.dateOf(new Date());
  const wanted: Wanted = useDeferredValue({
    ...(look.when === 'ahead' ? { from: today } : { to: today, newestFirst: true }),
    mine: look.whose === 'mine' || undefined,
    q: look.q || undefined,
    form: look.form || undefined,
    level: look.level || undefined,
    limit: 30,
  });
  const found = useInfiniteQuery(eventList(wanted));
  const { rows, more } = stretches(found);
  const narrowed = Boolean(look.q || look.form || look.level);
  return (
    <>
      <Narrowing look={look} />
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {rows && rows.length === 0 && (
        <Empty
          icon={IconCalendarEvent}
          title={narrowed ? undefined : t(look.whose === 'mine' ? 'empty.mineTitle' : 'empty.title')}
          text={t(narrowed ? 'empty.narrowed' : look.whose === 'mine' ? 'empty.mine' : 'empty.text')}
          action={
            plans &&
            !narrowed && (
              <Button component={Link} to="/events/new" variant="light">
                {t('empty.first')}
              </Button>
            )
          }
        />
      )}
      {rows && <Months events={rows} />}
      {more.left && (
        <Button variant="default" mt="md" loading={more.loading} onClick={more.load}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Narrowing({ look }: { look: ReturnType<typeof useLook> }) {
  const { t } = useTranslation('events');
  const forms = useQuery(formsQuery).data ?? [];
  const levels = useQuery(levelsQuery).data ?? [];
  return (
    <div className={classes.narrowing}>
      <SearchField
        aria-label={t('search')}
        placeholder={t('search')}
        value={look.q}
        onSearch={(text) => look.change('q', text)}
      />
      <NativeSelect
        aria-label={t('field.form')}
        value={look.form}
        onChange={({ currentTarget }) => look.change('form', currentTarget.value)}
        data={[
          { value: '', label: t('anyForm') },
          ...forms.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <NativeSelect
        aria-label={t('field.level')}
        value={look.level}
        onChange={({ currentTarget }) => look.change('level', currentTarget.value)}
        data={[
          { value: '', label: t('anyLevel') },
          ...levels.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    </div>
  );
}

function Months({ events }: { events: EventLine[] }) {
  const format = useFormat();
  const months = new Map<string, EventLine[]>();
  for (const event of events) {
    const month = dayOf(event.startsAt).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, lines]) => (
    <section key={month} aria-labelledby={`month-${month}`} className={classes.month}>
      <h2 id={`month-${month}`}>{format.month(`${month}-01`)}</h2>
      {lines.map((event) => (
        <EventCard key={event.id} event={event} />
      ))}
    </section>
  ));
}
