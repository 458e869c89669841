import { describe, expect, it } from 'vitest';
import { formatter } from '../shared/format/format';
import { firstOfMonth, hours, schoolYearOf, span } from './time';

describe('When an event is', () => {
  const oneDay = { startsAt: '2026-10-15T10:00:00', endsAt: '2026-10-15T12:30:00' };
  const threeDays = { startsAt: '2026-10-15T10:00:00', endsAt: '2026-10-17T16:00:00' };

  it('names both hours of one day', () => {
    expect(hours(oneDay)).toBe('10:00–12:30');
    expect(span(oneDay, formatter('ru'))).toBe('15 октября 2026 г., 10:00–12:30');
  });

  it('names both days of several', () => {
    expect(hours(threeDays)).toBe('10:00');
    expect(span(threeDays, formatter('ru'))).toBe('15 октября 2026 г., 10:00 — 17 октября 2026 г., 16:00');
  });
});

describe('A school year', () => {
  it('runs from September to August', () => {
    expect(schoolYearOf('2026-08-31')).toBe(2025);
    expect(schoolYearOf('2026-09-01')).toBe(2026);
  });
});

describe('A month', () => {
  it('is left over the turn of a year, from its last day too', () => {
    expect(firstOfMonth('2026-12-31', 1)).toBe('2027-01-01');
    expect(firstOfMonth('2026-01-31', -1)).toBe('2025-12-01');
  });
});
