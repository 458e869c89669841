import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { orThrow } from '../api/client';
import { watched } from '../api/queries';
import { staff } from '../api/services';
import type { components, paths } from '../api/types/staff';
import { wholeList } from '../table/wholeList';

type Schemas = components['schemas'];

/** A file on its way in, as it was understood; nothing of it is kept before it is run. */
export type Import = Schemas['ImportView'];
export type ImportRow = Schemas['RowView'];
export type Spelling = Schemas['SpellingView'];
export type Choice = Schemas['ChoiceBody'];
export type Verdict = ImportRow['verdict'];
export type ImportKind = 'institutions' | 'people';

/** Which rows to show: those of one verdict, or those with a warning, an error or a question. */
export type Which = Verdict | 'NOTED';

type RowQuery = NonNullable<paths['/api/staff/imports/{id}/rows']['get']['parameters']['query']>;

const ROWS_AT_ONCE = 50;
/** What the service gives and takes in one request. */
const MOST_ROWS = 1000;
const MOST_CHOICES = 5000;
const BEAT = 500;

/** While it runs only its progress is asked for: what was understood stays as it is. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'imports', id],
    queryFn: async ({ client, queryKey, signal }) => {
      const params = { path: { id } };
      const known = client.getQueryData<Import>(queryKey);
      if (known?.state === 'RUNNING') {
        const progress = orThrow(await staff.GET('/api/staff/imports/{id}/progress', { params, signal }));
        if (progress.state === 'RUNNING') {
          return { ...known, ...progress };
        }
      }
      return orThrow(await staff.GET('/api/staff/imports/{id}', { params, signal }));
    },
    ...watched(BEAT, ({ state }: Import) => state === 'RUNNING'),
  });

/** The rows as they stand with the version of the draft: a decision may change the verdict of others. */
export const rowsQuery = (id: string, version: number, which: Which) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'imports', id, 'rows', which, version],
    queryFn: async ({ pageParam, signal }) => readRows(id, which, ROWS_AT_ONCE, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => (next ? Number(next) : undefined),
    placeholderData: keepPreviousData,
  });

async function readRows(id: string, which: Which, limit: number, after?: number, signal?: AbortSignal) {
  const query: RowQuery = { limit, after, ...(which === 'NOTED' ? { noted: true } : { verdict: which }) };
  return orThrow(
    await staff.GET('/api/staff/imports/{id}/rows', { params: { path: { id }, query }, signal }),
  );
}

export const upload = async (kind: ImportKind, into: string, file: File) =>
  orThrow(
    await staff.POST('/api/staff/imports', {
      params: { query: { kind, into } },
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file);
        return form;
      },
    }),
  );

const at = ({ id, version }: Import) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

export const lay = async (draft: Import, layout: Schemas['LayoutBody']) =>
  orThrow(await staff.PUT('/api/staff/imports/{id}/layout', { params: at(draft), body: layout }));

export const choose = async (draft: Import, choices: Choice[]) =>
  orThrow(await staff.PUT('/api/staff/imports/{id}/choices', { params: at(draft), body: choices }));

/** Decides the same for every row of a verdict, however many there are. */
export async function chooseForAll(draft: Import, which: Verdict, value: string) {
  const read = (after: string | undefined, signal: AbortSignal) =>
    readRows(draft.id, which, MOST_ROWS, after === undefined ? undefined : Number(after), signal);
  const all = wholeList<ImportRow>({ read }, ({ options }) =>
    options.some((option) => option.value === value),
  );
  const { items } = await all(() => undefined);
  let decided = draft;
  for (let from = 0; from < items.length; from += MOST_CHOICES) {
    const part = items.slice(from, from + MOST_CHOICES);
    decided = await choose(
      decided,
      part.map(({ row }) => rowChoice(row, value)),
    );
  }
  return decided;
}

export const run = async (draft: Import) =>
  orThrow(await staff.POST('/api/staff/imports/{id}/runs', { params: at(draft) }));

export const rowChoice = (row: number, value: string): Choice => ({ field: 'row', text: `${row}`, value });

export const problemsHref = ({ id }: Import) => `/api/staff/imports/${id}/problems.xlsx`;

/** The rows that running the draft would write. */
export const willWrite = ({ counts }: Import) => (counts.NEW ?? 0) + (counts.CHANGED ?? 0);
