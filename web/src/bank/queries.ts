import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { orThrow, type Versioned, versioned } from '../shared/api/client';
import type { Problem } from '../shared/api/problem';
import { listOptions } from '../shared/api/queries';
import { bank } from '../shared/api/services';
import type { components, paths } from '../shared/api/types/bank';
import type { Picked } from '../shared/form/AsyncPicker';

type Schemas = components['schemas'];

export type Practice = Schemas['PracticeView'];
export type Work = Schemas['Work'];
export type Invited = Schemas['Invited'];
export type Stage = Work['stage'];
export type Card = Schemas['Card'];
export type Conditions = Schemas['Conditions'];
export type Edition = Schemas['Edition'];
export type EditedPractice = Schemas['EditedPractice'];
export type Judgement = Schemas['Judgement'];
export type PracticeLine = Schemas['PracticeLine'];
export type Hit = Schemas['PracticeHit'];
export type Piece = Schemas['Piece'];
export type SearchAnswer = Schemas['SearchAnswer'];
export type Facet = Schemas['FacetView'];
export type DeskCard = Schemas['DeskCard'];
export type DeskLine = Schemas['DeskLine'];
export type ExpertFound = Schemas['ExpertFound'];
export type Criterion = Schemas['Criterion'];
export type GivenVerdict = Schemas['GivenVerdict'];
export type Adoption = Schemas['AdoptionView'];
export type GivenPlan = Schemas['GivenPlan'];
export type GivenReport = Schemas['GivenReport'];
export type Lineage = Schemas['Lineage'];
export type Descent = Schemas['Descent'];
export type Spread = Schemas['Spread'];
export type CatalogueEntry = Schemas['CatalogueEntry'];
export type Asked = Omit<NonNullable<paths['/api/bank/search']['get']['parameters']['query']>, 'after'>;

const ALL = ['bank'];
const FIVE_MINUTES = 5 * 60_000;

export const searchQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...ALL, 'search', asked],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(
        await bank.GET('/api/bank/search', { params: { query: { ...asked, after: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: SearchAnswer) => last.next ?? undefined,
  });

export const practiceQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', id],
    queryFn: async ({ signal }) =>
      versioned(await bank.GET('/api/bank/practices/{id}', { params: { path: { id } }, signal })),
  });

export const editionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: [...ALL, 'one', id, 'edition', number],
    staleTime: FIVE_MINUTES,
    queryFn: async ({ signal }) =>
      orThrow(
        await bank.GET('/api/bank/practices/{id}/editions/{number}', {
          params: { path: { id, number } },
          signal,
        }),
      ),
  });

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', id, 'similar'],
    queryFn: async ({ signal }) =>
      orThrow(await bank.GET('/api/bank/practices/{id}/similar', { params: { path: { id } }, signal })),
  });

/**
 * Whose practices a list shows: the reader's own, those that name them as an author and wait for their answer, or those
 * of the institutions whose methodist they are.
 */
export type Whose = 'mine' | 'asking-me' | 'of-my-institutions';

export const practiceList = (whose: Whose) =>
  listOptions<PracticeLine>([...ALL, 'list', whose], async (after, signal) =>
    orThrow(await bank.GET(`/api/bank/practices/${whose}`, { params: { query: { after } }, signal })),
  );

export const catalogueQuery = (catalogue: 'competence' | 'form-of-work') =>
  queryOptions({
    queryKey: ['bank-reference', catalogue],
    staleTime: FIVE_MINUTES,
    queryFn: async ({ signal }) =>
      orThrow(await bank.GET('/api/bank/reference', { params: { query: { catalogue } }, signal })),
  });

/** By what practices are judged. */
export const rubricQuery = queryOptions({
  queryKey: ['bank-rubric'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => orThrow(await bank.GET('/api/bank/review/rubric', { signal })),
});

/** What waits for an expert, the longest waiting first. */
export const queueList = listOptions<DeskLine>([...ALL, 'desk', 'queue'], async (after, signal) =>
  orThrow(await bank.GET('/api/bank/review/queue', { params: { query: { after } }, signal })),
);

export const judgedQuery = queryOptions({
  queryKey: [...ALL, 'desk', 'mine'],
  queryFn: async ({ signal }) => orThrow(await bank.GET('/api/bank/review/mine', { signal })),
});

export const deskCardQuery = (practice: string) =>
  queryOptions({
    queryKey: [...ALL, 'desk', 'card', practice],
    queryFn: async ({ signal }) =>
      orThrow(
        await bank.GET('/api/bank/review/cards/{practice}', { params: { path: { practice } }, signal }),
      ),
  });

export const expertsQuery = (practice: string) =>
  queryOptions({
    queryKey: [...ALL, 'desk', 'card', practice, 'experts'],
    queryFn: async ({ signal }) =>
      orThrow(
        await bank.GET('/api/bank/review/cards/{practice}/experts', {
          params: { path: { practice } },
          signal,
        }),
      ),
  });

export const lineageQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', id, 'lineage'],
    queryFn: async ({ signal }) =>
      orThrow(await bank.GET('/api/bank/practices/{id}/lineage', { params: { path: { id } }, signal })),
  });

export const adoptionQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'adoption', id],
    queryFn: async ({ signal }) =>
      versioned(await bank.GET('/api/bank/adoptions/{id}', { params: { path: { id } }, signal })),
  });

/** Whose adoptions a list shows: what I took up, or what others took of mine. */
export type Taken = 'mine' | 'of-my-practices';

export const adoptionList = (taken: Taken) =>
  listOptions<Adoption>([...ALL, 'adoptions', taken], async (after, signal) =>
    orThrow(await bank.GET(`/api/bank/adoptions/${taken}`, { params: { query: { after } }, signal })),
  );

/** How many letters `searchPeople` needs. */
export const FEWEST_LETTERS = 2;

/** People of the network by the beginnings of their names. */
export async function searchPeople(q: string, signal: AbortSignal): Promise<Picked[]> {
  const found = orThrow(await bank.GET('/api/bank/people', { params: { query: { q } }, signal }));
  return found.map(({ id, name, institutions }) => ({ id, name, note: institutions.join(', ') }));
}

const ifMatch = (etag: string) => ({ 'If-Match': etag });

/** A change after which everything shown of the bank is read anew. */
function useChange<Given, Answer = unknown>(mutationFn: (given: Given) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Problem, Given>({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: ALL }),
  });
}

export const useBegin = () =>
  useChange(async ({ intent, body }: { intent: string; body: EditedPractice }) =>
    orThrow(
      await bank.POST('/api/bank/practices', { params: { header: { 'Idempotency-Key': intent } }, body }),
    ),
  );

/** Puts down the text; the answer takes the place of what was read, the lists are read anew when they are shown. */
export function useWrite(id: string) {
  const cache = useQueryClient();
  return useMutation<Versioned<Practice>, Problem, { etag: string; body: EditedPractice }>({
    mutationFn: async ({ etag, body }) =>
      versioned(
        await bank.PUT('/api/bank/practices/{id}', { params: { path: { id }, header: ifMatch(etag) }, body }),
      ),
    onSuccess: (answer) => {
      cache.setQueryData(practiceQuery(id).queryKey, answer);
      void cache.invalidateQueries({ queryKey: [...ALL, 'list'], refetchType: 'none' });
    },
  });
}

export const useSubmit = (id: string) =>
  useChange(async (etag: string) =>
    orThrow(
      await bank.POST('/api/bank/practices/{id}/submission', {
        params: { path: { id }, header: ifMatch(etag) },
      }),
    ),
  );

/** Answers whether the reader, who was named as an author, is one. */
export const useAuthorship = (id: string) =>
  useChange(async (agreed: boolean) =>
    orThrow(
      await bank.POST('/api/bank/practices/{id}/authorship', { params: { path: { id } }, body: { agreed } }),
    ),
  );

export const useRecall = (id: string) =>
  useChange(async (etag: string) =>
    orThrow(
      await bank.DELETE('/api/bank/practices/{id}/submission', {
        params: { path: { id }, header: ifMatch(etag) },
      }),
    ),
  );

export const useWithdraw = (id: string) =>
  useChange(async ({ etag, reason }: { etag: string; reason: string }) =>
    orThrow(
      await bank.POST('/api/bank/practices/{id}/withdrawal', {
        params: { path: { id }, header: ifMatch(etag) },
        body: { reason },
      }),
    ),
  );

export function useDiscard(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) =>
      orThrow(
        await bank.DELETE('/api/bank/practices/{id}', { params: { path: { id }, header: ifMatch(etag) } }),
      ),
    // The practice itself is gone: reading it anew would only find that out.
    onSuccess: () => cache.invalidateQueries({ queryKey: [...ALL, 'list'] }),
  });
}

export const useTake = (practice: string) =>
  useChange(async () =>
    orThrow(await bank.POST('/api/bank/review/cards/{practice}/review', { params: { path: { practice } } })),
  );

export const useGiveBack = (practice: string) =>
  useChange(async () =>
    orThrow(
      await bank.DELETE('/api/bank/review/cards/{practice}/review', { params: { path: { practice } } }),
    ),
  );

export const useAssign = (practice: string) =>
  useChange(async (expert: string) =>
    orThrow(
      await bank.POST('/api/bank/review/cards/{practice}/assignment', {
        params: { path: { practice } },
        body: { expert },
      }),
    ),
  );

/** Ends the review; the card leaves the desk, so only what is shown next is read anew. */
export function useJudge(practice: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, { intent: string; verdict: GivenVerdict }>({
    mutationFn: async ({ intent, verdict }) =>
      orThrow(
        await bank.POST('/api/bank/review/cards/{practice}/verdict', {
          params: { path: { practice }, header: { 'Idempotency-Key': intent } },
          body: verdict,
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ALL, refetchType: 'none' }),
  });
}

interface Adopting {
  intent: string;
  practice: string;
  institution: string;
  plan: GivenPlan;
}

export const useAdopt = () =>
  useChange(async ({ intent, ...body }: Adopting) =>
    orThrow(
      await bank.POST('/api/bank/adoptions', { params: { header: { 'Idempotency-Key': intent } }, body }),
    ),
  );

export const useDecide = (id: string) =>
  useChange(async ({ etag, plan }: { etag: string; plan: GivenPlan }) =>
    orThrow(
      await bank.PUT('/api/bank/adoptions/{id}/plan', {
        params: { path: { id }, header: ifMatch(etag) },
        body: plan,
      }),
    ),
  );

export const useReport = (id: string) =>
  useChange(async ({ etag, report }: { etag: string; report: GivenReport }) =>
    orThrow(
      await bank.PUT('/api/bank/adoptions/{id}/report', {
        params: { path: { id }, header: ifMatch(etag) },
        body: report,
      }),
    ),
  );

/** The adoption is gone afterwards: only what is shown next is read anew. */
export function useCancelAdoption(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) =>
      orThrow(
        await bank.DELETE('/api/bank/adoptions/{id}', { params: { path: { id }, header: ifMatch(etag) } }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ALL, refetchType: 'none' }),
  });
}

/** Begins a practice of one's own out of an adoption; answers its id. */
export const useGrow = (id: string) =>
  useChange(async () =>
    orThrow(await bank.POST('/api/bank/adoptions/{id}/variant', { params: { path: { id } } })),
  );
