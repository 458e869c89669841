import { queryOptions } from '@tanstack/react-query';
import { orThrow } from '../shared/api/client';
import { staff } from '../shared/api/services';
import type { components } from '../shared/api/types/staff';

type Schemas = components['schemas'];

export type Counts = Schemas['InstitutionCounts'];
export type QuarterTable = Schemas['QuarterTable'];
export type QuarterRow = Schemas['QuarterRow'];

/** The figures of an institution, in the order of the table. */
export const measures = [
  'people',
  'eventsHeld',
  'attended',
  'hours',
  'presented',
  'published',
  'reviewed',
  'adopted',
  'wasAdopted',
  'asked',
  'answered',
] as const;

export type Measure = (typeof measures)[number];

interface Stretch {
  below: string;
  from?: string;
  to?: string;
}

export const countsQuery = (stretch: Stretch) =>
  queryOptions({
    queryKey: ['staff', 'record', 'counts', stretch],
    queryFn: async ({ signal }) =>
      orThrow(await staff.GET('/api/staff/record/counts', { params: { query: stretch }, signal })),
  });

export const quarterQuery = (below: string, year: number, quarter: number) =>
  queryOptions({
    queryKey: ['staff', 'record', 'quarter', below, year, quarter],
    queryFn: async ({ signal }) =>
      orThrow(
        await staff.GET('/api/staff/record/quarter', {
          params: { query: { below, year, quarter } },
          signal,
        }),
      ),
  });

export function xlsx(name: 'counts' | 'quarter', query: Record<string, string | number | undefined>) {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, `${value}`]],
  );
  return `/api/staff/record/${name}.xlsx?${new URLSearchParams(given).toString()}`;
}
