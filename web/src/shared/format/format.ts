import type { Language } from '../i18n/languages';
import { compareKazakh, kazakhDate } from './kazakh';
import { trueZone } from './zone';

/** Chromium ships no Kazakh data: its numbers are written as the Russian ones, its dates by `kazakh.ts`. */
const tags: Record<Language, string> = { ru: 'ru-RU', kk: 'ru-RU', en: 'en-GB' };

type Moment = string | Date;

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const WEEKDAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** How one language writes dates, numbers and lists. Instants show in the zone that is given, or else in the network's. */
export function formatter(language: Language, home?: string) {
  const tag = tags[language];

  function localDate(date: string, options: Intl.DateTimeFormatOptions) {
    // A local date has no zone: noon of that day in UTC is that day in UTC.
    const noon = new Date(`${date}T12:00:00Z`);
    return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(noon);
  }

  const write = {
    /** `22 ноября 2026 г.` of a local date. */
    date: (date: string) => (language === 'kk' ? kazakhDate(date, 'date') : localDate(date, DATE)),
    /** `22.11.2026` of a local date. */
    shortDate: (date: string) => localDate(date, SHORT),
    /** `воскресенье, 22 ноября` of a local date. */
    weekday: (date: string) => (language === 'kk' ? kazakhDate(date, 'weekday') : localDate(date, WEEKDAY)),
    /** `нояб.` of a local date. */
    shortMonth: (date: string) =>
      language === 'kk' ? kazakhDate(date, 'shortMonth') : localDate(date, { month: 'short' }),
    /** `вс` of a local date. */
    shortWeekday: (date: string) =>
      language === 'kk' ? kazakhDate(date, 'shortWeekday') : localDate(date, { weekday: 'short' }),
    /** `ноябрь 2026 г.` of a local date. */
    month: (date: string) => (language === 'kk' ? kazakhDate(date, 'month') : localDate(date, MONTH)),
    /** `14:30` of an instant. */
    time: (at: Moment, zone?: string) => inZone(tag, at, zone ?? home, TIME),
    /** `22 ноября 2026 г., 14:30` of an instant. */
    dateTime: (at: Moment, zone?: string) => `${write.date(write.dateOf(at, zone))}, ${write.time(at, zone)}`,
    /** The local date, `2026-11-22`, on which an instant falls. */
    dateOf: (at: Moment, zone?: string) => inZone('sv-SE', at, zone ?? home, SHORT),
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    /** A share of one: `0.347` is `35 %`. */
    percent: (share: number, digits = 0) =>
      new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: digits }).format(share),
    /** Order of the alphabet, Kazakh letters in their places; «№ 2» stands before «№ 10». */
    compare: (a: string, b: string) => compareKazakh(tag, a, b),
  };
  return write;
}

export type Formatter = ReturnType<typeof formatter>;

function inZone(tag: string, at: Moment, zone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const date = new Date(at);
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: zone && trueZone(zone, date) }).format(date);
}
