import { describe, expect, it } from 'vitest';
import { xlsx } from './queries';
import { partsOf, quarterOf, totalOf, totalsOf } from './sums';

const row = {
  institution: 'a',
  name: 'Детский сад № 28',
  cells: [
    { level: 'district', role: 'ATTENDED' as const, count: 3, people: 2 },
    { level: 'district', role: 'PRESENTED' as const, count: 1, people: 1 },
    { level: 'city', role: 'ATTENDED' as const, count: 2, people: 2 },
  ],
};
const table = {
  from: '2026-01-01',
  to: '2026-03-31',
  levels: [
    { code: 'district', name: 'Район' },
    { code: 'city', name: 'Город' },
  ],
  rows: [row],
};

describe("the quarter's table", () => {
  it('counts by level and part, and all of them', () => {
    expect(partsOf(row, 'district', 'ATTENDED')).toBe(3);
    expect(partsOf(row, 'city', 'ORGANISED')).toBe(0);
    expect(totalOf(row, table)).toBe(6);
  });

  it('begins with the quarter of the day', () => {
    expect(quarterOf('2026-11-22')).toEqual({ year: 2026, quarter: 4 });
    expect(quarterOf('2026-03-31')).toEqual({ year: 2026, quarter: 1 });
  });
});

it('adds the figures of all institutions', () => {
  const counts = {
    institution: 'a',
    name: 'a',
    people: 10,
    eventsHeld: 1,
    attended: 4,
    hours: 7.5,
    presented: 0,
    published: 0,
    reviewed: 0,
    adopted: 0,
    wasAdopted: 0,
    asked: 8,
    answered: 6,
  };
  expect(totalsOf([counts, counts])).toMatchObject({ people: 20, hours: 15, answered: 12 });
});

it('asks the service for the same stretch as is shown', () => {
  expect(xlsx('counts', { below: 'a', from: '2026-09-01', to: undefined })).toBe(
    '/api/staff/record/counts.xlsx?below=a&from=2026-09-01',
  );
});
