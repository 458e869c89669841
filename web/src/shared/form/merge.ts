/** Values of a form, and the version of what is stored that they build on: an `ETag`, none for something new. */
export interface Base<Values> {
  version: string | undefined;
  values: Values;
}

/** The service trims what it keeps, and leaves out rows with nothing in them. */
function plain(part: unknown): unknown {
  if (typeof part === 'string') {
    return part.replaceAll('\r\n', '\n').trim();
  }
  if (Array.isArray(part)) {
    return part.map(plain).filter((each) => !isEmptyRow(each));
  }
  if (typeof part === 'object' && part !== null) {
    return Object.fromEntries(
      Object.entries(part)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, inner]) => [key, plain(inner)]),
    );
  }
  return part;
}

const isEmptyRow = (row: unknown) =>
  typeof row === 'object' && row !== null && Object.values(row).every((cell) => cell === '');

export const isSame = (a: unknown, b: unknown) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/**
 * Puts together what two people wrote at the same time, field by field. What only they changed becomes theirs, what
 * only I changed stays mine; what both changed stays mine as well and is named in `clashes`. Without a common `base`
 * every difference is a clash.
 */
export function mergeValues<Values extends object>(base: Values | undefined, mine: Values, theirs: Values) {
  const merged = { ...mine };
  const clashes: (keyof Values)[] = [];
  for (const field of Object.keys(theirs) as (keyof Values)[]) {
    if (isSame(mine[field], theirs[field])) {
      continue;
    }
    if (base && isSame(base[field], mine[field])) {
      merged[field] = theirs[field];
    } else if (!base || !isSame(base[field], theirs[field])) {
      clashes.push(field);
    }
  }
  return { merged, clashes };
}
