import type { Formatter } from '../shared/format/format';

interface Lasting {
  /** Local times at the place: `2026-10-15T10:00:00`. */
  startsAt: string;
  endsAt: string;
}

export const dayOf = (local: string) => local.slice(0, 10);
export const hourOf = (local: string) => local.slice(11, 16);

/** `10:00–13:00`; of several days only when it begins. */
export function hours({ startsAt, endsAt }: Lasting): string {
  return dayOf(startsAt) === dayOf(endsAt) ? `${hourOf(startsAt)}–${hourOf(endsAt)}` : hourOf(startsAt);
}

/** `15 октября 2026 г., 10:00–13:00`, or from one day to another. */
export function span(event: Lasting, format: Formatter): string {
  const { startsAt, endsAt } = event;
  const first = format.date(dayOf(startsAt));
  return dayOf(startsAt) === dayOf(endsAt)
    ? `${first}, ${hours(event)}`
    : `${first}, ${hourOf(startsAt)} — ${format.date(dayOf(endsAt))}, ${hourOf(endsAt)}`;
}

/** Whether the clocks at the place show another time than the reader's own. */
export function isElsewhere(startsAt: string, zone: string): boolean {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own !== zone && offset(startsAt, own) !== offset(startsAt, zone);
}

function offset(local: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  return parts.formatToParts(new Date(`${local}Z`)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The local date so many months from a day's month on, always its first day. */
export function firstOfMonth(day: string, months = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** The year in which the school year of a day begins: September to August. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1;
}
