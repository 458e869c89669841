import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { orThrow, versioned } from '../shared/api/client';
import type { Problem } from '../shared/api/problem';
import { listOptions } from '../shared/api/queries';
import { staff } from '../shared/api/services';
import type { components, paths } from '../shared/api/types/staff';
import { useLanguage } from '../shared/i18n/useLanguage';

type Schemas = components['schemas'];

export type ListedPerson = Schemas['ListedPerson'];
export type Person = Schemas['PersonView'];
export type Post = Schemas['PostView'];
export type Claim = Schemas['ClaimView'];
export type Duty = Schemas['DutyView'];
export type PersonBody = Schemas['PersonBody'];
export type PostBody = Schemas['PostBody'];
export type Entry = Schemas['EntryView'];
export type Invitation = Schemas['InvitationView'];
export type Wanted = NonNullable<paths['/api/staff/people']['get']['parameters']['query']>;

export const fullName = ({ family, given, patronymic }: Person) =>
  [family, given, patronymic].filter(Boolean).join(' ');

const KEY = ['staff', 'people'];
const HOUR = 60 * 60_000;
const MOST = 500;

export const peopleList = (wanted: Wanted) =>
  listOptions<ListedPerson>([...KEY, 'list', wanted], async (after, signal) =>
    orThrow(await staff.GET('/api/staff/people', { params: { query: { ...wanted, after } }, signal })),
  );

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) =>
      versioned(await staff.GET('/api/staff/people/{id}', { params: { path: { id } }, signal })),
  });

/** Posts that wait for those who keep the person. */
export const claimList = ({ waiting = false }: { waiting?: boolean }) =>
  listOptions<Claim>([...KEY, 'claims', waiting], async (after, signal) =>
    orThrow(await staff.GET('/api/staff/claims', { params: { query: { waiting, after } }, signal })),
  );

export const portfolioList = (person: string, kind: Entry['kind'] | undefined) =>
  listOptions<Entry>([...KEY, 'one', person, 'portfolio', kind], async (after, signal) =>
    orThrow(
      await staff.GET('/api/staff/people/{person}/portfolio', {
        params: { path: { person }, query: { kind, limit: MOST, after } },
        signal,
      }),
    ),
  );

/** Sums by school year, named by the year it begins in. */
export const totalsQuery = (person: string) =>
  queryOptions({
    queryKey: [...KEY, 'one', person, 'totals'],
    queryFn: async ({ signal }) =>
      orThrow(
        await staff.GET('/api/staff/people/{person}/portfolio/totals', {
          params: { path: { person } },
          signal,
        }),
      ),
  });

export type Catalogue = 'position' | 'category' | 'education' | 'event-level' | 'form-of-work';

const catalogueQuery = (catalogue: Catalogue) =>
  queryOptions({
    queryKey: ['staff', 'reference', catalogue],
    staleTime: HOUR,
    queryFn: async ({ signal }) =>
      orThrow(await staff.GET('/api/staff/reference', { params: { query: { catalogue } }, signal })),
  });

/** The entries of a catalogue in the reader's language; a code that is not known yet stands for itself. */
export function useCatalogue(catalogue: Catalogue) {
  const { language } = useLanguage();
  const items = useQuery(catalogueQuery(catalogue)).data ?? [];
  const names = new Map(items.map(({ code, names }) => [code, names[language] || names.ru]));
  return {
    name: (code: string) => names.get(code) ?? code,
    options: items.map(({ code }) => ({ value: code, label: names.get(code) ?? code })),
  };
}

interface Saving {
  /** Undefined for a new person. */
  known: { id: string; etag: string } | undefined;
  /** Makes a new person once, however often it is sent. */
  intent: string;
  body: PersonBody;
}

/** A change after which everything shown of people is read anew. */
function useChange<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Problem, Given>({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}

export const useSavePerson = () =>
  useChange(async ({ known, intent, body }: Saving) =>
    known
      ? orThrow(
          await staff.PUT('/api/staff/people/{id}', {
            params: { path: { id: known.id }, header: { 'If-Match': known.etag } },
            body,
          }),
        )
      : orThrow(
          await staff.POST('/api/staff/people', {
            params: { header: { 'Idempotency-Key': intent } },
            body,
          }),
        ),
  );

export const useAppoint = (id: string) =>
  useChange(async ({ etag, duties }: { etag: string; duties: Duty[] }) =>
    orThrow(
      await staff.PUT('/api/staff/people/{id}/duties', {
        params: { path: { id }, header: { 'If-Match': etag } },
        body: duties,
      }),
    ),
  );

export const useClaim = (person: string) =>
  useChange(async (body: PostBody) =>
    orThrow(await staff.POST('/api/staff/people/{id}/claims', { params: { path: { id: person } }, body })),
  );

export const useAnswerClaim = ({ person, id }: Claim) =>
  useChange(async (confirmed: boolean) =>
    orThrow(
      await staff.POST('/api/staff/people/{id}/claims/{claim}/answer', {
        params: { path: { id: person, claim: id } },
        body: { confirmed },
      }),
    ),
  );

export const useWithdrawClaim = () =>
  useChange(async ({ person, id }: Claim) =>
    orThrow(
      await staff.DELETE('/api/staff/people/{id}/claims/{claim}', {
        params: { path: { id: person, claim: id } },
      }),
    ),
  );

/** Takes the second factor of a lost device from the person's account. */
export const useForgetDevice = (id: string) =>
  useChange(async () =>
    orThrow(await staff.DELETE('/api/staff/people/{id}/second-factor', { params: { path: { id } } })),
  );

export const useInvite = () => useChange(invite);

/** Makes a person's link; it is told this once. */
export async function invite(person: string): Promise<Invitation> {
  const [made] = orThrow(await staff.POST('/api/staff/invitations', { body: { people: [person] } }));
  if (!made) {
    throw new Error('An invitation was asked for and none came');
  }
  return made;
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['staff', 'invitation', token],
    queryFn: async ({ signal }) =>
      orThrow(
        await staff.GET('/api/staff/public/invitations/{token}', { params: { path: { token } }, signal }),
      ),
  });

export const useOpenInvitation = (token: string) =>
  useMutation({
    mutationFn: async () =>
      orThrow(await staff.POST('/api/staff/public/invitations/{token}', { params: { path: { token } } })),
  });
