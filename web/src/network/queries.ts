import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { orThrow } from '../shared/api/client';
import type { Problem } from '../shared/api/problem';
import { listOptions } from '../shared/api/queries';
import { staff } from '../shared/api/services';
import type { components, paths } from '../shared/api/types/staff';
import type { Institution } from '../shared/staff/institutions';

export type Kind = Institution['kind'];
export type EditedInstitution = components['schemas']['EditedInstitution'];
type Wanted = NonNullable<paths['/api/staff/institutions']['get']['parameters']['query']>;

export const kinds: Kind[] = ['region', 'district', 'centre', 'kindergarten', 'school', 'other'];
/** Kinds of nodes that hold others; people work at the rest. */
export const upper: Kind[] = ['network', 'region', 'district'];

const KEY = ['staff', 'institutions'];
const AT_ONCE = 50;
const MOST = 500;

export const institutionList = (wanted: Wanted) =>
  listOptions<Institution>([...KEY, 'list', wanted], async (after, signal) =>
    orThrow(
      await staff.GET('/api/staff/institutions', {
        params: { query: { limit: AT_ONCE, ...wanted, after } },
        signal,
      }),
    ),
  );

/** The regions and districts of the network: the branches of the tree, without its leaves. */
export const branchesQuery = queryOptions({
  queryKey: [...KEY, 'branches'],
  queryFn: async ({ signal }) => {
    const lists = await Promise.all(
      (['region', 'district'] as const).map(async (kind) =>
        orThrow(
          await staff.GET('/api/staff/institutions', { params: { query: { kind, limit: MOST } }, signal }),
        ),
      ),
    );
    return lists.flatMap(({ items }) => items);
  },
});

interface Saving {
  /** Undefined for a new institution. */
  known: { id: string; etag: string } | undefined;
  /** Makes a new institution once, however often it is sent. */
  intent: string;
  edited: EditedInstitution;
}

export function useSaveInstitution() {
  const cache = useQueryClient();
  return useMutation<Institution, Problem, Saving>({
    mutationFn: async ({ known, intent, edited }) =>
      known
        ? orThrow(
            await staff.PUT('/api/staff/institutions/{id}', {
              params: { path: { id: known.id }, header: { 'If-Match': known.etag } },
              body: edited,
            }),
          )
        : orThrow(
            await staff.POST('/api/staff/institutions', {
              params: { header: { 'Idempotency-Key': intent } },
              body: edited,
            }),
          ),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}
