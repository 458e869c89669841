import type { Picked } from '../shared/form/AsyncPicker';
import type { LoadPlan, OldColumn } from './queries';

export type ColumnKind = OldColumn['guess'];

/** What becomes of one column of an old table, as it is being decided. */
export interface ColumnChoice {
  kind: ColumnKind;
  text: string;
  /** The question of the questionnaire that it is; empty for a question of its own. */
  question: string;
  /** Of a scale: its values, the lowest first; empty where they are numbers. */
  order: string[];
}

/** Rows of one kind, such as those in one language; no texts stand for all rows. */
export interface Only {
  column: number;
  texts: string[];
}

export interface LoadValues {
  title: string;
  heldOn: string | null;
  owner: Picked | null;
  columns: Record<number, ColumnChoice>;
  only?: Only;
}

const MOST_KINDS = 40;

/** Columns by which rows can be told apart: a few values, all of them in sight. */
export const dividing = (columns: OldColumn[]) =>
  columns.filter(
    ({ different, values }) => different > 1 && different <= MOST_KINDS && values.length === different,
  );

/** What was guessed of a table's columns, to begin with. */
export function choicesOf(columns: OldColumn[]): Record<number, ColumnChoice> {
  return Object.fromEntries(
    columns.map(({ column, guess, text, header, letter, question }) => [
      column,
      { kind: guess, text: text || header || letter, question: question ?? '', order: [] },
    ]),
  );
}

const MOST_TEXT = 2_000;

export function planOf(values: LoadValues, questionnaire: string | undefined): LoadPlan {
  return {
    owner: values.owner?.id ?? '',
    title: values.title.trim(),
    heldOn: values.heldOn ?? '',
    questionnaire,
    only: values.only && values.only.texts.length > 0 ? values.only : undefined,
    columns: Object.entries(values.columns)
      .filter(([, { kind }]) => kind !== 'ignore')
      .map(([column, { kind, text, question, order }]) => ({
        column: Number(column),
        kind,
        text: text.trim().slice(0, MOST_TEXT),
        question: question || undefined,
        order: kind === 'scale' && order.length > 0 ? order : undefined,
      })),
  };
}

/** Questions that more than one column claims to be. */
export function claimedTwice(columns: Record<number, ColumnChoice>): Set<string> {
  const claimed = Object.values(columns)
    .filter(({ kind, question }) => kind !== 'ignore' && question)
    .map(({ question }) => question);
  return new Set(claimed.filter((name, at) => claimed.indexOf(name) !== at));
}

/** `wave2018_en.tsv` was most likely held in 2018. */
export function yearIn(fileName: string): string | null {
  return /(?:19|20)\d\d/.exec(fileName)?.[0] ?? null;
}
