import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { orThrow, versioned } from '../api/client';
import { staff } from '../api/services';
import type { components } from '../api/types/staff';

export type Institution = components['schemas']['InstitutionView'];

/** The node above all others: the network itself. */
export const NETWORK = '00000000-0000-4000-8000-000000000001';

const FOUND = 20;
/** Names seldom change, and a page may want many. */
const NAMED = { staleTime: 5 * 60_000 };

/** One institution with its version. */
export const institutionQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'institutions', id],
    queryFn: async ({ signal }) =>
      versioned(await staff.GET('/api/staff/institutions/{id}', { params: { path: { id } }, signal })),
  });

/** Undefined until it is known; a page goes on without it. */
export function useInstitutionName(id: string): string | undefined {
  return useQuery({ ...institutionQuery(id), ...NAMED }).data?.value.name;
}

/** The names that are known already, by id. */
export function useInstitutionNames(ids: string[]): Map<string, string> {
  const unique = [...new Set(ids)];
  return useQueries({
    queries: unique.map((id) => ({ ...institutionQuery(id), ...NAMED })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data ? [[data.value.id, data.value.name] as const] : []))),
  });
}

/** The first institutions, of the whole network or below a node, whose name has these letters. */
export async function searchInstitutions(
  text: string,
  signal: AbortSignal,
  below?: string,
): Promise<Institution[]> {
  const query = { q: text || undefined, below, limit: FOUND };
  return orThrow(await staff.GET('/api/staff/institutions', { params: { query }, signal })).items;
}
