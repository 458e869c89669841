import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { orThrow, versioned } from '../shared/api/client';
import type { Problem } from '../shared/api/problem';
import { listOptions } from '../shared/api/queries';
import { events } from '../shared/api/services';
import type { components, paths } from '../shared/api/types/events';

type Schemas = components['schemas'];

export type EventLine = Schemas['EventLineView'];
export type EventDetails = Schemas['EventView'];
export type Participant = Schemas['ParticipantView'];
export type PlanMonth = Schemas['Month'];
export type EditedEvent = Schemas['EditedEvent'];
export type SignedUp = Schemas['SignedUpView'];
export type Mark = Schemas['MarkOf'];
export type Wanted = NonNullable<paths['/api/events/events']['get']['parameters']['query']>;

const ALL = ['events'];
const FIVE_MINUTES = 5 * 60_000;

export const eventList = (wanted: Wanted) =>
  listOptions<EventLine>([...ALL, 'list', wanted], async (after, signal) =>
    orThrow(await events.GET('/api/events/events', { params: { query: { ...wanted, after } }, signal })),
  );

/** Every event between two local days; a month has fewer than the service gives at once. */
export const eventsBetween = (from: string, to: string) =>
  queryOptions({
    queryKey: [...ALL, 'between', from, to],
    queryFn: async ({ signal }) => {
      const query = { from, to, limit: 500 };
      return orThrow(await events.GET('/api/events/events', { params: { query }, signal })).items;
    },
  });

/** What the reader has a part in from today on, the next few. */
export const myNextEvents = (from: string) =>
  queryOptions({
    queryKey: [...ALL, 'mine', from],
    queryFn: async ({ signal }) => {
      const query = { from, mine: true, limit: 5 };
      return orThrow(await events.GET('/api/events/events', { params: { query }, signal })).items;
    },
  });

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', id],
    queryFn: async ({ signal }) =>
      versioned(await events.GET('/api/events/events/{id}', { params: { path: { id } }, signal })),
  });

export const participantsQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', id, 'participants'],
    queryFn: async ({ signal }) =>
      orThrow(await events.GET('/api/events/events/{id}/seats', { params: { path: { id } }, signal })),
  });

export const formsQuery = queryOptions({
  queryKey: ['events-forms'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => orThrow(await events.GET('/api/events/forms', { signal })),
});

export const levelsQuery = queryOptions({
  queryKey: ['events-levels'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => orThrow(await events.GET('/api/events/levels', { signal })),
});

export const yearPlanQuery = (institution: string, year: number, below: boolean) =>
  queryOptions({
    queryKey: [...ALL, 'plan', institution, year, below],
    queryFn: async ({ signal }) =>
      orThrow(
        await events.GET('/api/events/plan', { params: { query: { institution, year, below } }, signal }),
      ),
  });

export const calendarLinkQuery = queryOptions({
  queryKey: ['events-calendar-link'],
  queryFn: async ({ signal }) => orThrow(await events.GET('/api/events/calendars/mine', { signal })),
});

/** People by the beginnings of their names; all of the network, or of one institution and below. */
export async function searchPeople(text: string, signal: AbortSignal, institution?: string) {
  const query = { q: text, institution, limit: 20 };
  const found = orThrow(await events.GET('/api/events/people', { params: { query }, signal }));
  return found.map(({ id, name, institutions }) => ({
    id,
    name,
    note: institutions.map((institution) => institution.name).join(', '),
  }));
}

/** A change after which everything shown of events is read anew. */
function useChange<Given = void, Answer = unknown>(mutationFn: (given: Given) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Problem, Given>({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: ALL }),
  });
}

export const useTakeSeat = (id: string) =>
  useChange(async (institution: string | undefined) =>
    orThrow(
      await events.PUT('/api/events/events/{id}/seats/mine', {
        params: { path: { id }, query: { institution } },
      }),
    ),
  );

export const useGiveBack = (id: string) =>
  useChange(async () =>
    orThrow(await events.DELETE('/api/events/events/{id}/seats/mine', { params: { path: { id } } })),
  );

export const useSignUpOthers = (id: string) =>
  useChange(async (people: string[]) =>
    orThrow(
      await events.POST('/api/events/events/{id}/seats', { params: { path: { id } }, body: { people } }),
    ),
  );

export const useGiveBackFor = (id: string) =>
  useChange(async (person: string) =>
    orThrow(
      await events.DELETE('/api/events/events/{id}/seats/{person}', { params: { path: { id, person } } }),
    ),
  );

const ifMatch = (etag: string) => ({ 'If-Match': etag });

export const usePublish = (id: string) =>
  useChange(async (etag: string) =>
    orThrow(
      await events.PUT('/api/events/events/{id}/publication', {
        params: { path: { id }, header: ifMatch(etag) },
      }),
    ),
  );

export const useCancelEvent = (id: string) =>
  useChange(async ({ etag, reason }: { etag: string; reason: string }) =>
    orThrow(
      await events.PUT('/api/events/events/{id}/cancellation', {
        params: { path: { id }, header: ifMatch(etag) },
        body: { reason },
      }),
    ),
  );

export const useHold = (id: string) =>
  useChange(async ({ etag, decision }: { etag: string; decision: string }) =>
    orThrow(
      await events.PUT('/api/events/events/{id}/outcome', {
        params: { path: { id }, header: ifMatch(etag) },
        body: { decision },
      }),
    ),
  );

interface Saving {
  /** Undefined for a new event. */
  known: { id: string; etag: string } | undefined;
  /** Makes a new event once, however often it is sent. */
  intent: string;
  plan: EditedEvent;
  publish: boolean;
}

/** Saves a plan and, if asked, publishes it; answers the event's id. */
export const useSaveEvent = () =>
  useChange(async ({ known, intent, plan, publish }: Saving) => {
    const saved = known
      ? orThrow(
          await events.PUT('/api/events/events/{id}', {
            params: { path: { id: known.id }, header: ifMatch(known.etag) },
            body: plan,
          }),
        )
      : orThrow(
          await events.POST('/api/events/events', {
            params: { header: { 'Idempotency-Key': intent } },
            body: plan,
          }),
        );
    if (publish && saved.status === 'draft') {
      orThrow(
        await events.PUT('/api/events/events/{id}/publication', {
          params: { path: { id: saved.id }, header: ifMatch(`"${saved.version}"`) },
        }),
      );
    }
    return saved.id;
  });

/** Marks many at once and puts the answer, the whole list, in the place of what was read. */
export function useMarks(id: string) {
  const cache = useQueryClient();
  return useMutation<Participant[], Problem, Mark[]>({
    mutationFn: async (marks) =>
      orThrow(
        await events.PATCH('/api/events/events/{id}/attendance', {
          params: { path: { id } },
          body: { marks },
        }),
      ),
    onSuccess: async (all) => {
      const { queryKey } = participantsQuery(id);
      // A list on its way was read before these marks.
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, all);
    },
  });
}

export function useNewCalendarLink() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => orThrow(await events.PUT('/api/events/calendars/mine')),
    onSuccess: (link) => cache.setQueryData(calendarLinkQuery.queryKey, link),
  });
}
