import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { EventBadges } from './EventBadges';
import type { EventLine } from './queries';
import { dayOf, hours } from './time';
import classes from './EventCard.module.css';

/** An event in a list: when, what, where, whether there is a seat. */
export function EventCard({ event }: { event: EventLine }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const day = dayOf(event.startsAt);
  return (
    <article className={classes.card} data-cancelled={event.status === 'cancelled' || undefined}>
      <time className={classes.day} dateTime={event.startsAt}>
        <span className={classes.number} aria-hidden>
          {Number(day.slice(8))}
        </span>
        <span className={classes.month} aria-hidden>
          {format.shortMonth(day)}
        </span>
        <span className={classes.month} aria-hidden>
          {format.shortWeekday(day)}
        </span>
        <span className={classes.spoken}>{format.weekday(day)}</span>
      </time>
      <div className={classes.what}>
        <h3 className={classes.title}>
          <Link to={`/events/${event.id}`}>{event.title}</Link>
        </h3>
        <p className={classes.where}>
          {[hours(event), event.place, event.ownerName].filter(Boolean).join(' · ')}
        </p>
        <p className={classes.where}>
          {event.formName}
          {event.hours > 0 &&
            ` · ${t('hours', { count: event.hours, hours: format.number(event.hours, 1) })}`}
        </p>
        <div className={classes.badges}>
          <EventBadges {...event} />
          <SeatsLeft event={event} />
        </div>
      </div>
    </article>
  );
}

function SeatsLeft({ event: { status, overdue, seatsLeft, waiting } }: { event: EventLine }) {
  const { t } = useTranslation('events');
  if (status !== 'published' || overdue || seatsLeft === undefined) {
    return null;
  }
  return (
    <span className={classes.seats}>
      {seatsLeft > 0
        ? t('seats.left', { count: seatsLeft })
        : waiting > 0
          ? t('seats.noneAndQueue', { count: waiting })
          : t('seats.none')}
    </span>
  );
}
