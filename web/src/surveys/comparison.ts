import type { SlopeLine, Verdict } from './SlopeChart';
import type { ComparedQuestion, Comparison, Pair, Texts } from './queries';

type Say = (texts: Texts) => string;

/** The lines that have a value in both waves, those that changed first, then the largest. */
export function slopesOf(question: ComparedQuestion, say: Say): SlopeLine[] {
  const lines = question.lines.flatMap(({ choice, label, firstValue, secondValue, verdict }) =>
    typeof firstValue === 'number' && typeof secondValue === 'number'
      ? [
          {
            key: choice ?? '',
            label: say(label) || say(question.label),
            from: firstValue,
            to: secondValue,
            verdict: verdict ?? ('unclear' as const),
          },
        ]
      : [],
  );
  const leastFirst = question.measure === 'place' ? 1 : -1;
  return lines.sort(
    (a, b) => Number(a.verdict === 'unclear') - Number(b.verdict === 'unclear') || leastFirst * (a.to - b.to),
  );
}

/** How many lines of a comparison have each verdict. */
export function tally({ questions }: Comparison): Record<Verdict, number> {
  const counts = { up: 0, down: 0, changed: 0, unclear: 0 };
  for (const { lines } of questions) {
    for (const { verdict } of lines) {
      if (verdict) {
        counts[verdict]++;
      }
    }
  }
  return counts;
}

export const hasChange = ({ lines }: ComparedQuestion) =>
  lines.some(({ verdict }) => verdict && verdict !== 'unclear');

/** Which question of the first wave belongs to each of the second, as it is being written. */
export interface PairValues {
  /** By the second question's name; empty for none. */
  questions: Record<string, string>;
  /** By the second question's name: its first choices to its second ones. */
  choices: Record<string, Record<string, string>>;
}

export function pairValues(pairs: Pair[]): PairValues {
  return {
    questions: Object.fromEntries(pairs.map(({ first, second }) => [second, first])),
    choices: Object.fromEntries(pairs.map(({ second, choices }) => [second, choices])),
  };
}

export function toPairs({ questions, choices }: PairValues): Pair[] {
  return Object.entries(questions)
    .filter(([, first]) => first)
    .map(([second, first]) => ({
      first,
      second,
      choices: Object.fromEntries(Object.entries(choices[second] ?? {}).filter(([, to]) => to)),
    }));
}

/** Questions of the first wave that were given to more than one of the second. */
export function givenTwice({ questions }: PairValues): Set<string> {
  const given = Object.values(questions).filter(Boolean);
  return new Set(given.filter((name, at) => given.indexOf(name) !== at));
}
