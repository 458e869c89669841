import { useSearchParams } from 'react-router';

/** How a table is looked at. It stands in the address, so that it can be sent, and «back» finds it again. */
export interface TableView {
  search: string;
  sort: string | undefined;
  descending: boolean;
  filters: Record<string, string>;
}

/** `name` keeps the tables of one page apart. */
export function useTableView(name: string) {
  const [params, setParams] = useSearchParams();
  const prefix = `${name}.`;
  const own = [...params]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), value]);
  const { q, sort, desc, ...filters } = Object.fromEntries(own) as Record<string, string | undefined>;
  const view: TableView = {
    search: q ?? '',
    sort,
    descending: desc === '1',
    filters: filters as Record<string, string>,
  };

  function change(part: Record<string, string | undefined>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(part)) {
          if (value) {
            next.set(prefix + key, value);
          } else {
            next.delete(prefix + key);
          }
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return {
    view,
    search: (text: string) => change({ q: text }),
    filter: (key: string, value: string) => change({ [key]: value }),
    order: (key: string, descending: boolean) => change({ sort: key, desc: descending ? '1' : undefined }),
    reset: () => change(Object.fromEntries(own.map(([key = '']) => [key, undefined]))),
    narrowed: Boolean(q) || Object.keys(filters).length > 0,
  };
}
