import { type Counts, type Measure, type QuarterRow, type QuarterTable, measures } from './queries';

export const roles = ['ATTENDED', 'PRESENTED', 'ORGANISED'] as const;

export type PartRole = (typeof roles)[number];

export type Totals = Record<Measure, number>;

/** The figures of all institutions together. */
export function totalsOf(rows: Counts[]): Totals {
  const sum = (measure: Measure) => rows.reduce((total, row) => total + row[measure], 0);
  return Object.fromEntries(measures.map((measure) => [measure, sum(measure)])) as Totals;
}

/** How often people of an institution had this part at events of this level. */
export function partsOf(row: QuarterRow, level: string, role: PartRole): number {
  return row.cells
    .filter((cell) => cell.level === level && cell.role === role)
    .reduce((sum, { count }) => sum + count, 0);
}

export const totalOf = (row: QuarterRow, { levels }: QuarterTable): number =>
  levels.reduce((sum, { code }) => sum + roles.reduce((all, role) => all + partsOf(row, code, role), 0), 0);

/** The year and quarter of a local date. */
export function quarterOf(date: string): { year: number; quarter: number } {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return { year, quarter: Math.ceil(month / 3) };
}
