import type { Criterion, GivenVerdict } from './queries';

/** What the expert has decided so far; by criterion and by field of the card. */
export interface VerdictValues {
  points: Record<string, number>;
  comments: Record<string, string>;
  remarks: Record<string, string>;
  summary: string;
}

export const UNDECIDED: VerdictValues = { points: {}, comments: {}, remarks: {}, summary: '' };

/** As the service takes it: what was left empty is left out. */
export function toVerdict(
  verdict: GivenVerdict['verdict'],
  { points, comments, remarks, summary }: VerdictValues,
  criteria: Criterion[],
): GivenVerdict {
  return {
    verdict,
    summary: summary.trim(),
    scores: criteria.flatMap(({ code }) => {
      const given = points[code];
      return given === undefined
        ? []
        : [{ criterion: code, points: given, comment: (comments[code] ?? '').trim() }];
    }),
    remarks: Object.entries(remarks)
      .map(([field, text]) => ({ field, text: text.trim() }))
      .filter(({ text }) => text !== ''),
  };
}

/** Criteria without points yet. */
export const unscored = ({ points }: VerdictValues, criteria: Criterion[]) =>
  criteria.filter(({ code }) => points[code] === undefined);
