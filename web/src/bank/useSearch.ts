import { useSearchParams } from 'react-router';
import type { Asked, Facet } from './queries';

export type FacetName = Facet['name'];

const FACETS: readonly FacetName[] = [
  'topic',
  'age',
  'competence',
  'institution',
  'campaign',
  'year',
  'taken',
];

/** What is asked stands in the address, so that it can be sent and «back» finds it again. */
export function useSearch() {
  const [params, setParams] = useSearchParams();
  const chosen: Pick<Asked, FacetName> = Object.fromEntries(
    FACETS.map((name) => [name, params.getAll(name)] as const).filter(([, values]) => values.length > 0),
  );

  const change = (edit: (next: URLSearchParams) => void) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        edit(next);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );

  return {
    q: params.get('q') ?? '',
    chosen,
    isNarrowed: Object.keys(chosen).length > 0,
    ask: (q: string) => change((next) => (q ? next.set('q', q) : next.delete('q'))),
    toggle: (name: FacetName, value: string) =>
      change((next) => (next.has(name, value) ? next.delete(name, value) : next.append(name, value))),
    clear: () => change((next) => FACETS.forEach((name) => next.delete(name))),
  };
}

export type Search = ReturnType<typeof useSearch>;

/** The facets in the order in which they help, each with its chosen values even where nothing is left of them. */
export function facetsToShow(facets: Facet[], chosen: Search['chosen']): Facet[] {
  return FACETS.flatMap((name) => {
    const values = facets.find((facet) => facet.name === name)?.values ?? [];
    const gone = (chosen[name] ?? []).filter((value) => values.every((known) => known.value !== value));
    const all = [...values, ...gone.map((value) => ({ value, name: value, count: 0 }))];
    return all.length > 0 ? [{ name, values: all }] : [];
  });
}
