import type { Bar } from '../shared/chart/BarChart';
import type { QuestionResult, Texts } from './queries';

export interface ResultRow {
  key: string;
  label: string;
  count: number;
  /** Of those who answered, from 0 to 1. */
  share: number;
  /** The mean place in a ranking, from 1. */
  place: number | undefined;
  firstThree: number | undefined;
}

type Say = (texts: Texts) => string;

/** Has an order of its own, which must not be changed for the most frequent first. */
export const hasOrder = ({ kind, look, numbers }: QuestionResult) =>
  kind === 'date' || (kind === 'one' && (look === 'scale' || Boolean(numbers)));

/** The rows of a question with choices: a ranking as it came out, a scale in its order, else the most chosen first. */
export function rowsOf(result: QuestionResult, say: Say): ResultRow[] {
  const rows = result.choices.map(({ name, label, count, share, place, firstThree }) => ({
    key: name,
    label: say(label) || name,
    count,
    share,
    place: place ?? undefined,
    firstThree: firstThree ?? undefined,
  }));
  return result.kind === 'rank' || hasOrder(result) ? rows : rows.toSorted((a, b) => b.count - a.count);
}

/** The ends of a scale of words, whose places are counted; nothing for one of numbers. */
export function placesOf({ choices }: QuestionResult, say: Say) {
  const valued = choices.filter(({ value }) => typeof value === 'number');
  const numbered = valued.every(
    ({ label, name, value }) => name === String(value) || numbersIn(say(label)).includes(value ?? NaN),
  );
  const [first, last] = [valued[0], valued.at(-1)];
  return numbered || !first || !last
    ? undefined
    : { from: say(first.label), to: say(last.label), least: first.value, most: last.value };
}

const numbersIn = (text: string) =>
  (text.replaceAll(/[−–]/g, '-').match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((found) =>
    Number(found.replace(',', '.')),
  );

/** Choices of a scale that were chosen and count as nothing in its mean. */
export const uncounted = ({ choices }: QuestionResult, say: Say) =>
  choices
    .filter(({ value, count }) => typeof value !== 'number' && count > 0)
    .map(({ label, name }) => say(label) || name);

/** How far from the last place towards the first, from 0 to 1: so that the most wanted has the longest bar. */
export function height(place: number, places: number): number {
  return places > 1 ? (places - place) / (places - 1) : 1;
}

/** The place that a bar of this height stands for. */
export const placeOf = (of: number, places: number) => places - of * (places - 1);

interface BarWords {
  firstThree: (share: number) => string;
  count: (count: number) => string;
}

export function barsOf(result: QuestionResult, rows: ResultRow[], words: BarWords): Bar[] {
  return rows.map(({ key, label, count, share, place, firstThree }) =>
    result.kind === 'rank' && place !== undefined
      ? {
          key,
          label,
          value: height(place, rows.length),
          note: firstThree === undefined ? undefined : words.firstThree(firstThree),
        }
      : { key, label, value: share, note: words.count(count) },
  );
}

/** Of those who ranked: how far they are of one mind, by Kendall's W. */
export function agreementOf(w: number): 'apart' | 'partly' | 'close' {
  return w < 0.3 ? 'apart' : w < 0.7 ? 'partly' : 'close';
}

/** The ends of a bar of numbers; whole numbers as they are said, «8 – 11» and not «8 – 12». */
export function spanOf(
  { from, to }: { from: number; to: number },
  whole: boolean,
  write: (value: number) => string,
): string {
  const end = whole && Number.isInteger(to) ? to - 1 : to;
  return from === end ? write(from) : `${write(from)} – ${write(end)}`;
}
