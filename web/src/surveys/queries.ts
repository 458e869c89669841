import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { orThrow, type Versioned, versioned } from '../shared/api/client';
import type { Problem } from '../shared/api/problem';
import { CALMLY, CLOSELY, listOptions, watched } from '../shared/api/queries';
import { surveys } from '../shared/api/services';
import type { components } from '../shared/api/types/surveys';

type Schemas = components['schemas'];

export type Texts = Record<string, string>;
export type Form = Schemas['FormView'];
export type Question = Schemas['QuestionView'];
export type Choice = Schemas['ChoiceView'];
export type Place = Schemas['PlaceView'];
export type MyWave = Schemas['MyWave'];
export type Wave = Schemas['WaveView'];
export type EditedWave = Schemas['EditedWave'];
export type Questionnaire = Schemas['QuestionnaireView'];
export type QuestionnaireLine = Schemas['QuestionnaireLine'];
export type Results = Schemas['ResultsView'];
export type QuestionResult = Schemas['QuestionResult'];
export type Comparison = Schemas['ComparisonView'];
export type ComparisonLine = Schemas['ComparisonLine'];
export type ComparedQuestion = Schemas['QuestionComparison'];
export type ComparedLine = Schemas['Line'];
export type Pair = Schemas['PairView'];
export type Pairs = Schemas['PairsView'];
export type OldColumn = Schemas['ColumnView'];
export type OldTablePreview = Schemas['TablePreview'];
export type LeftOut = Schemas['LeftOut'];
export type LoadPlan = Schemas['LoadPlan'];
export type LoadPreview = Schemas['LoadPreview'];
export type Visibility = Schemas['Visibility'];

const ALL = ['surveys'];

const ifMatch = (etag: string) => ({ 'If-Match': etag });

/** A file goes as a part of a form; the contract's types know parts as text only. */
function upload(parts: Record<string, Blob>): never {
  const form = new FormData();
  Object.entries(parts).forEach(([name, part]) => form.append(name, part));
  return form as never;
}

/** A change after which everything shown of surveys is read anew. */
function useChange<Given = void, Answer = unknown>(mutationFn: (given: Given) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Problem, Given>({
    mutationFn,
    onSettled: () => cache.invalidateQueries({ queryKey: ALL }),
  });
}

// What asks me.

export const myWavesQuery = queryOptions({
  queryKey: [...ALL, 'mine'],
  queryFn: async ({ signal }) => orThrow(await surveys.GET('/api/surveys/mine', { signal })),
});

export const myFormQuery = (wave: string) =>
  queryOptions({
    queryKey: [...ALL, 'mine', wave],
    queryFn: async ({ signal }) =>
      orThrow(await surveys.GET('/api/surveys/mine/{wave}', { params: { path: { wave } }, signal })),
  });

export const useGiveAnswer = (id: string) =>
  useChange(async (values: Record<string, unknown>) =>
    orThrow(
      await surveys.PUT('/api/surveys/waves/{id}/answers/mine', {
        params: { path: { id } },
        body: { values } as Schemas['GivenValues'],
      }),
    ),
  );

// Questionnaires.

export const questionnaireList = listOptions<QuestionnaireLine>(
  [...ALL, 'questionnaires'],
  async (after, signal) =>
    orThrow(
      await surveys.GET('/api/surveys/questionnaires', { params: { query: { limit: 200, after } }, signal }),
    ),
);

export const questionnaireQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'questionnaires', id],
    queryFn: async ({ signal }) =>
      versioned(await surveys.GET('/api/surveys/questionnaires/{id}', { params: { path: { id } }, signal })),
  });

/** Reads a workbook and shows what it would become; nothing is stored. */
export const usePreviewQuestionnaire = () =>
  useMutation<Schemas['QuestionnairePreview'], Problem, File>({
    mutationFn: async (file) =>
      orThrow(await surveys.POST('/api/surveys/questionnaire-previews', { body: upload({ file }) })),
  });

export const useKeepQuestionnaire = () =>
  useChange(async ({ file, owner, intent }: { file: File; owner: string; intent: string }) =>
    orThrow(
      await surveys.POST('/api/surveys/questionnaires', {
        params: { query: { owner } as never, header: { 'Idempotency-Key': intent } },
        body: upload({ file }),
      }),
    ),
  );

export const useShareQuestionnaire = (id: string) =>
  useChange(async ({ etag, visibility }: { etag: string; visibility: Visibility }) =>
    orThrow(
      await surveys.PUT('/api/surveys/questionnaires/{id}/visibility', {
        params: { path: { id }, header: ifMatch(etag) },
        body: { visibility },
      }),
    ),
  );

export function useDeleteQuestionnaire(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) => {
      const params = { path: { id }, header: ifMatch(etag) };
      return orThrow(await surveys.DELETE('/api/surveys/questionnaires/{id}', { params }));
    },
    // The page of what is gone would ask for it again.
    onSuccess: () => cache.invalidateQueries({ queryKey: questionnaireList.queryKey, exact: true }),
  });
}

// Waves.

export const waveList = listOptions<Wave>([...ALL, 'waves'], async (after, signal) =>
  orThrow(await surveys.GET('/api/surveys/waves', { params: { query: { limit: 100, after } }, signal })),
);

/** A wave's counts move while it is open, and once more when the last answers come in after it was closed. */
export const isMoving = ({ status, settled }: Wave) => status === 'open' || (status === 'closed' && !settled);

export const waveQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'waves', id],
    queryFn: async ({ signal }) =>
      versioned(await surveys.GET('/api/surveys/waves/{id}', { params: { path: { id } }, signal })),
    ...watched(CLOSELY, ({ value }: Versioned<Wave>) => isMoving(value)),
  });

export const waitingQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'waves', id, 'waiting'],
    queryFn: async ({ signal }) =>
      orThrow(await surveys.GET('/api/surveys/waves/{id}/waiting', { params: { path: { id } }, signal })),
  });

interface SavingWave {
  /** Undefined for a new wave. */
  known: { id: string; etag: string; status: Wave['status'] } | undefined;
  /** Makes a new wave once, however often it is sent. */
  intent: string;
  owner: string;
  plan: EditedWave;
  open: boolean;
  /** Told what is stored already, if it is refused to open it: the next attempt changes that and makes no second one. */
  onStored: (stored: { id: string; etag: string; status: 'draft' }) => void;
}

const changeStatus = async (id: string, etag: string, status: 'open' | 'closed') =>
  orThrow(
    await surveys.PUT('/api/surveys/waves/{id}/status', {
      params: { path: { id }, header: ifMatch(etag) },
      body: { status },
    }),
  );

/** Saves a plan and, if asked, opens the wave; answers its id. */
export const useSaveWave = () =>
  useChange(async ({ known, intent, owner, plan, open, onStored }: SavingWave) => {
    const saved = known
      ? orThrow(
          await surveys.PUT('/api/surveys/waves/{id}', {
            params: { path: { id: known.id }, header: ifMatch(known.etag) },
            body: plan,
          }),
        )
      : orThrow(
          await surveys.POST('/api/surveys/waves', {
            params: { header: { 'Idempotency-Key': intent } },
            body: { owner, plan },
          }),
        );
    if (open && saved.status === 'draft') {
      const etag = `"${saved.version}"`;
      onStored({ id: saved.id, etag, status: 'draft' });
      await changeStatus(saved.id, etag, 'open');
    }
    return saved.id;
  });

export const useChangeStatus = (id: string) =>
  useChange(({ etag, status }: { etag: string; status: 'open' | 'closed' }) =>
    changeStatus(id, etag, status),
  );

export const useRemind = (id: string) =>
  useChange(async () =>
    orThrow(await surveys.POST('/api/surveys/waves/{id}/reminders', { params: { path: { id } } })),
  );

export function useDeleteWave(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) => {
      const params = { path: { id }, header: ifMatch(etag) };
      return orThrow(await surveys.DELETE('/api/surveys/waves/{id}', { params }));
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: waveList.queryKey, exact: true }),
  });
}

/** Throws away a wave that came as a table, with its answers. */
export function useDeleteLoaded(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) => {
      const params = { path: { id }, header: ifMatch(etag) };
      return orThrow(await surveys.DELETE('/api/surveys/older-waves/{id}', { params }));
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: waveList.queryKey, exact: true }),
  });
}

// Results.

export const resultsQuery = (id: string, institution: string | undefined) =>
  queryOptions({
    queryKey: [...ALL, 'waves', id, 'results', institution],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { institution } };
      return orThrow(await surveys.GET('/api/surveys/waves/{id}/results', { params, signal }));
    },
    ...watched(CALMLY, ({ last }: Results) => !last),
  });

export const institutionResultsQuery = (id: string, question: string) =>
  queryOptions({
    queryKey: [...ALL, 'waves', id, 'institutions', question],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { question } };
      return orThrow(await surveys.GET('/api/surveys/waves/{id}/results/institutions', { params, signal }));
    },
  });

/** Answers in people's own words. */
export const wordsList = (id: string, question: string) =>
  listOptions([...ALL, 'waves', id, 'texts', question], async (after, signal) => {
    const params = { path: { id }, query: { question, after, limit: 50 } };
    return orThrow(await surveys.GET('/api/surveys/waves/{id}/results/texts', { params, signal }));
  });

// Waves of long ago, out of tables.

const asJson = (value: unknown) => new Blob([JSON.stringify(value)], { type: 'application/json' });

interface OldTable {
  file: File;
  /** The texts of the questions by the headings of their columns. */
  questions: File | undefined;
  /** Among whose questions each column looks for its own. */
  questionnaire: string | undefined;
  sheet?: string;
}

export const useReadOldTable = () =>
  useMutation<Schemas['TablePreview'], Problem, OldTable>({
    mutationFn: async ({ file, questions, questionnaire, sheet }) =>
      orThrow(
        await surveys.POST('/api/surveys/older-wave-tables', {
          params: { query: { questionnaire, sheet } },
          body: upload({ file, ...(questions && { questions }) }),
        }),
      ),
  });

interface Loading {
  file: File;
  plan: LoadPlan;
}

export const usePreviewLoading = () =>
  useMutation<LoadPreview, Problem, Loading>({
    mutationFn: async ({ file, plan }) =>
      orThrow(
        await surveys.POST('/api/surveys/older-wave-previews', {
          body: upload({ file, plan: asJson(plan) }),
        }),
      ),
  });

export const useLoadWave = () =>
  useChange(async ({ file, plan, intent }: Loading & { intent: string }) =>
    orThrow(
      await surveys.POST('/api/surveys/older-waves', {
        params: { header: { 'Idempotency-Key': intent } },
        body: upload({ file, plan: asJson(plan) }),
      }),
    ),
  );

// Two waves compared.

export const comparisonList = listOptions<ComparisonLine>([...ALL, 'comparisons'], async (after, signal) =>
  orThrow(await surveys.GET('/api/surveys/comparisons', { params: { query: { after } }, signal })),
);

export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'comparisons', id],
    queryFn: async ({ signal }) =>
      versioned(await surveys.GET('/api/surveys/comparisons/{id}', { params: { path: { id } }, signal })),
  });

export const pairsQuery = (id: string) =>
  queryOptions({
    queryKey: [...ALL, 'comparisons', id, 'pairs'],
    queryFn: async ({ signal }) =>
      versioned(
        await surveys.GET('/api/surveys/comparisons/{id}/pairs', { params: { path: { id } }, signal }),
      ),
  });

export const useCompare = () =>
  useChange(async ({ intent, ...body }: Schemas['NewComparison'] & { intent: string }) =>
    orThrow(
      await surveys.POST('/api/surveys/comparisons', {
        params: { header: { 'Idempotency-Key': intent } },
        body,
      }),
    ),
  );

/** Null goes back to the pairs that were found. */
export const useChangePairs = (id: string) =>
  useChange(async ({ etag, pairs }: { etag: string; pairs: Pair[] | null }) =>
    orThrow(
      await surveys.PUT('/api/surveys/comparisons/{id}/pairs', {
        params: { path: { id }, header: ifMatch(etag) },
        body: { pairs: pairs ?? undefined },
      }),
    ),
  );

export function useDeleteComparison(id: string) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, string>({
    mutationFn: async (etag) => {
      const params = { path: { id }, header: ifMatch(etag) };
      return orThrow(await surveys.DELETE('/api/surveys/comparisons/{id}', { params }));
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: comparisonList.queryKey, exact: true }),
  });
}
