import type { Picked } from '../shared/form/AsyncPicker';
import type { LoadPlan, OldColumn } from './queries';

export type ColumnKind = OldColumn['guess'];

/** What becomes of one column of an old table, as it is being decided. */
export interface ColumnChoice {
  kind: ColumnKind;
  text: string;
  /** The question of the questionnaire that it is; empty for a question of its own. */
  question: string;
  /** Of a tick: the choice that it stands for. */
  choice: string;
  /** Of a scale: its values, the lowest first; empty where they are numbers. */
  order: string[];
  /** Of a scale: values that nobody chose, as they are typed, with semicolons between. */
  unchosen: string;
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
    columns.map(({ column, guess, text, choice, header, letter, question }) => [
      column,
      {
        kind: guess,
        text: text || header || letter,
        choice: choice ?? header,
        question: question ?? '',
        order: [],
        unchosen: '',
      },
    ]),
  );
}

const MOST_TEXT = 2_000;

/** Values of a scale that nobody chose. */
export const unchosenOf = ({ unchosen }: ColumnChoice) =>
  unchosen
    .split(';')
    .map((text) => text.trim())
    .filter(Boolean);

/** What was put in order, and behind it what was only typed: numbers find their places by themselves. */
function orderOf(choice: ColumnChoice): string[] {
  return [...choice.order, ...unchosenOf(choice).filter((text) => !choice.order.includes(text))];
}

export function planOf(values: LoadValues, questionnaire: string | undefined, sheet?: string): LoadPlan {
  return {
    owner: values.owner?.id ?? '',
    title: values.title.trim(),
    heldOn: values.heldOn ?? '',
    questionnaire,
    sheet: sheet || undefined,
    only: values.only && values.only.texts.length > 0 ? values.only : undefined,
    columns: Object.entries(values.columns)
      .filter(([, { kind }]) => kind !== 'ignore')
      .map(([column, { kind, text, question, ...choice }]) => ({
        column: Number(column),
        kind,
        text: text.trim().slice(0, MOST_TEXT),
        choice: kind === 'tick' ? choice.choice.trim() : undefined,
        question: question || undefined,
        order: kind === 'scale' ? some(orderOf({ kind, text, question, ...choice })) : undefined,
      })),
  };
}

const some = (texts: string[]) => (texts.length > 0 ? texts : undefined);

/** Questions that more than one column claims to be; ticks make theirs together. */
export function claimedTwice(columns: Record<number, ColumnChoice>): Set<string> {
  const claiming = Object.values(columns).filter(({ kind, question }) => kind !== 'ignore' && question);
  const ticked = new Set(claiming.filter(({ kind }) => kind === 'tick').map(({ question }) => question));
  const claimed = [
    ...claiming.filter(({ kind }) => kind !== 'tick').map(({ question }) => question),
    ...ticked,
  ];
  return new Set(claimed.filter((name, at) => claimed.indexOf(name) !== at));
}

/** `wave2018_en.tsv` was most likely held in 2018. */
export function yearIn(fileName: string): string | null {
  return /(?:19|20)\d\d/.exec(fileName)?.[0] ?? null;
}
