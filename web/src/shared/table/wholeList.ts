import type { Stretch } from '../api/queries';

/** More than this no reader needs in one file, and no service should be asked for at once. */
const MOST = 20_000;

interface List<Item> {
  read: (after: string | undefined, signal: AbortSignal) => Promise<Stretch<Item>>;
}

/** Reads all of a list at once, and tells how many it has so far; `next` is set if there were too many. */
export type ReadAll<Item> = (told: (count: number) => void) => Promise<Stretch<Item>>;

/** A list from its beginning to its end, for an export: `all: wholeList(peopleList({ limit: 500 }))`. */
export function wholeList<Item>(
  { read }: List<Item>,
  isWanted: (item: Item) => boolean = () => true,
): ReadAll<Item> {
  return async (told) => {
    const { signal } = new AbortController();
    const items: Item[] = [];
    let next: string | undefined;
    do {
      const stretch = await read(next, signal);
      items.push(...stretch.items.filter(isWanted));
      next = stretch.next ?? undefined;
      told(items.length);
    } while (next && items.length < MOST);
    return { items, next };
  };
}
