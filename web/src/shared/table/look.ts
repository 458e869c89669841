import type { Formatter } from '../format/format';
import type { Column } from './DataTable';
import type { TableView } from './view';

/** The rows that a view lets through, in its order; empty values stand last either way. */
export function look<Row>(rows: Row[], columns: Column<Row>[], view: TableView, format: Formatter): Row[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = columns.filter(({ key }) => view.filters[key]);
  const seen = rows.filter((row) => {
    const text = words.length
      ? columns
          .map(({ value }) => value(row) ?? '')
          .join(' ')
          .toLowerCase()
      : '';
    return (
      words.every((word) => text.includes(word)) &&
      filters.every(({ key, value }) => String(value(row) ?? '') === view.filters[key])
    );
  });
  const by = columns.find(({ key }) => key === view.sort);
  if (!by) {
    return seen;
  }
  const direction = view.descending ? -1 : 1;
  return seen.toSorted((a, b) => {
    const [x, y] = [by.value(a) ?? '', by.value(b) ?? ''];
    if (x === '' || y === '') {
      return Number(x === '') - Number(y === '');
    }
    return (
      direction *
      (typeof x === 'number' && typeof y === 'number' ? x - y : format.compare(String(x), String(y)))
    );
  });
}
