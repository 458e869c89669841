import { ActionIcon, Button, useComputedColorScheme } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import Calendar, { type CalendarRef } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import kk from '@fullcalendar/react/locales/kk';
import ru from '@fullcalendar/react/locales/ru';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { useLanguage } from '../shared/i18n/useLanguage';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { type EventLine, eventsBetween } from './queries';
import { dayOf, firstOfMonth, hourOf } from './time';
import classes from './MonthView.module.css';

const LOCALES = [kk, ru];

/** A month at a desk. */
export default function MonthView() {
  const { t } = useTranslation('events');
  const { language } = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const scheme = useComputedColorScheme();
  const calendar = useRef<CalendarRef>(null);
  const [first, setFirst] = useState(firstOfMonth(format.dateOf(new Date())));
  // The weeks at both ends show days of the months beside.
  const found = useQuery(eventsBetween(shifted(first, -7), shifted(firstOfMonth(first, 1), 7)));

  function show(month: string) {
    setFirst(month);
    calendar.current?.getApi().gotoDate(month);
  }

  return (
    <section aria-labelledby="shown-month" className={classes.month}>
      <div className={classes.bar}>
        <ActionIcon aria-label={t('month.before')} onClick={() => show(firstOfMonth(first, -1))}>
          <IconChevronLeft aria-hidden />
        </ActionIcon>
        <h2 id="shown-month" aria-live="polite">
          {format.month(first)}
        </h2>
        <ActionIcon aria-label={t('month.after')} onClick={() => show(firstOfMonth(first, 1))}>
          <IconChevronRight aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => show(firstOfMonth(format.dateOf(new Date())))}>
          {t('month.today')}
        </Button>
      </div>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      <Calendar
        ref={calendar}
        plugins={[dayGrid, classic]}
        initialView="dayGridMonth"
        initialDate={first}
        headerToolbar={false}
        locales={LOCALES}
        locale={language}
        firstDay={1}
        height="auto"
        dayMaxEvents={4}
        eventDisplay="block"
        colorScheme={scheme}
        dayHeaderContent={({ date }) => t(`weekday.${String(date.getDay()) as '0'}`)}
        events={found.data?.map(entry)}
        eventContent={({ event }) => <Entry event={event.extendedProps as EventLine} />}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          void navigate(`/events/${event.id}`);
        }}
      />
    </section>
  );
}

function entry(event: EventLine) {
  return {
    id: event.id,
    title: event.title,
    start: event.startsAt,
    end: event.endsAt,
    url: `/events/${event.id}`,
    extendedProps: event,
  };
}

function Entry({ event }: { event: EventLine }) {
  const { t } = useTranslation('events');
  return (
    <span className={classes.entry} data-status={event.status} data-mine={event.mine}>
      <b>{hourOf(event.startsAt)}</b> {event.title}
      {event.status === 'cancelled' && ` (${t('status.cancelled')})`}
      {event.status === 'draft' && ` (${t('status.draft')})`}
      {event.mine && <span className={classes.spoken}>, {t(`mine.${event.mine}`)}</span>}
    </span>
  );
}

function shifted(day: string, days: number): string {
  const date = new Date(`${dayOf(day)}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
