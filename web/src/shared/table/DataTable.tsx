/* eslint jsx-a11y/no-redundant-roles: off, jsx-a11y/no-interactive-element-to-noninteractive-role: off
   -- cards on a phone are no table to the browser any more, so every role of the table is said */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconArrowDown,
  IconArrowUp,
  IconArrowsSort,
  IconSearch,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SearchField } from '../form/SearchField';
import { useFormat } from '../format/useFormat';
import { DownloadButton } from '../ui/DownloadButton';
import { Empty } from '../ui/Empty';
import { LinesSkeleton } from '../ui/PageSkeleton';
import { CsvButton } from './CsvButton';
import { look } from './look';
import { useTableView } from './view';
import type { ReadAll } from './wholeList';
import classes from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  /** What is sorted, searched, filtered and exported. */
  value: (row: Row) => string | number | null | undefined;
  /** What is shown, if not the value. */
  cell?: (row: Row) => ReactNode;
  /** Offers the values that occur as a choice above the table. */
  filter?: boolean;
  sort?: boolean;
  /** Numbers stand at the end of their cell. */
  align?: 'end';
}

interface DataTableProps<Row> {
  /** Keeps its view apart from other tables' on the page. */
  name: string;
  caption: string;
  /** The first column is the row's title, on a phone the card's. */
  columns: Column<Row>[];
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Where a row leads. */
  to?: (row: Row) => string;
  /** What more there is; see `stretches`. */
  more?: { left: boolean; loading: boolean; load: () => void };
  /** The service searches, and gives its own order: another is offered once everything is here. */
  remote?: boolean;
  /** Shown when there is nothing at all yet. */
  empty: ReactNode;
  /**
   * The file's name without its ending; `xlsx` is the service's own, complete export. A table that has `more` gives
   * `all`, so that the file is complete too; see `wholeList`.
   */
  exports?: { fileName: string; xlsx?: string; all?: ReadAll<Row> };
  withSearch?: boolean;
}

/** A table at a desk, cards on a phone: searched, filtered, ordered, exported, walked with the arrow keys. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, caption, columns, rows, rowKey, to, more, remote, empty, exports, withSearch = true } = props;
  const { t } = useTranslation('shared');
  const format = useFormat();
  const { view, search, filter, order, reset, narrowed } = useTableView(name);
  const captionId = useId();
  const [unfolded, unfold] = useState(false);

  if (!rows) {
    return <LinesSkeleton />;
  }
  if (rows.length === 0 && !narrowed) {
    return empty;
  }
  const isCut = remote && more?.left;
  const seen = isCut ? rows : look(rows, columns, view, format);
  const sortable = columns.filter((column) => column.sort !== false && !isCut);
  const readAll: ReadAll<Row> = async (told) => {
    if (!more?.left || !exports?.all) {
      return { items: seen };
    }
    const { items, next } = await exports.all(told);
    return { items: remote ? items : look(items, columns, view, format), next };
  };
  const hasTools = sortable.length > 0 || exports !== undefined || columns.some((column) => column.filter);

  return (
    <div className={classes.table}>
      <div className={classes.tools} data-unfolded={unfolded || undefined}>
        {withSearch && (
          <SearchField
            className={classes.search}
            aria-label={t('table.search')}
            placeholder={t('table.search')}
            value={view.search}
            onSearch={search}
          />
        )}
        {hasTools && (
          <Button
            className={classes.unfold}
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
            aria-expanded={unfolded}
            onClick={() => unfold(!unfolded)}
          >
            {t('table.tools')}
          </Button>
        )}
        {columns
          .filter((column) => column.filter)
          .map((column) => (
            <NativeSelect
              key={column.key}
              className={classes.folded}
              label={column.title}
              value={view.filters[column.key] ?? ''}
              onChange={({ currentTarget }) => filter(column.key, currentTarget.value)}
              data={[
                { value: '', label: t('table.all') },
                ...valuesOf(rows, column)
                  .sort(format.compare)
                  .map((value) => ({ value, label: value })),
              ]}
            />
          ))}
        {sortable.length > 0 && (
          <NativeSelect
            className={`${classes.folded} ${classes.phoneOrder}`}
            label={t('table.order')}
            value={view.sort ? `${view.sort}${view.descending ? ' desc' : ''}` : ''}
            onChange={({ currentTarget }) => {
              const [key = '', desc] = currentTarget.value.split(' ');
              order(key, desc === 'desc');
            }}
            data={[
              { value: '', label: t('table.asGiven') },
              ...sortable.flatMap(({ key, title }) => [
                { value: key, label: t('table.up', { title }) },
                { value: `${key} desc`, label: t('table.down', { title }) },
              ]),
            ]}
          />
        )}
        {exports && (
          <Group gap="xs" className={`${classes.folded} ${classes.exports}`}>
            <CsvButton fileName={exports.fileName} columns={columns} read={readAll} />
            {exports.xlsx && <DownloadButton href={exports.xlsx}>XLSX</DownloadButton>}
          </Group>
        )}
      </div>

      <Text role="status" c="dimmed" size="sm" mb="xs">
        {more?.left
          ? t('table.countSoFar', { count: seen.length })
          : t('table.count', { count: seen.length })}
      </Text>

      {seen.length === 0 ? (
        <Empty
          icon={IconSearch}
          text={t('table.nothing')}
          action={
            <Button variant="default" onClick={reset}>
              {t('table.reset')}
            </Button>
          }
        />
      ) : (
        <div className={classes.scroll} role="region" aria-labelledby={captionId} tabIndex={-1}>
          <table role="table" className={classes.rows}>
            <caption id={captionId} className={classes.caption}>
              {caption}
            </caption>
            <thead role="rowgroup">
              <tr role="row">
                {columns.map((column) => (
                  <Heading
                    key={column.key}
                    column={column}
                    isSortable={sortable.includes(column)}
                    view={view}
                    order={order}
                  />
                ))}
              </tr>
            </thead>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the links inside are focused */}
            <tbody role="rowgroup" onKeyDown={walk}>
              {seen.map((row) => (
                <tr role="row" key={rowKey(row)}>
                  {columns.map((column, place) => {
                    const content = column.cell ? column.cell(row) : shown(column.value(row), format.number);
                    return (
                      <td
                        role="cell"
                        key={column.key}
                        data-title={place > 0 ? column.title : undefined}
                        data-align={column.align}
                      >
                        {place === 0 && to ? (
                          <Link className={classes.open} to={to(row)}>
                            {content}
                          </Link>
                        ) : (
                          content
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}

      {more?.left && (
        <Group justify="center" mt="md" className={classes.more}>
          <Button variant="default" loading={more.loading} onClick={more.load}>
            {t('table.more')}
          </Button>
        </Group>
      )}
    </div>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  isSortable: boolean;
  view: { sort: string | undefined; descending: boolean };
  order: (key: string, descending: boolean) => void;
}

function Heading<Row>({ column: { key, title, align }, isSortable, view, order }: HeadingProps<Row>) {
  const ordered = isSortable && view.sort === key;
  const Icon = !ordered ? IconArrowsSort : view.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={align}
      aria-sort={ordered ? (view.descending ? 'descending' : 'ascending') : undefined}
    >
      {isSortable ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => order(key, ordered && !view.descending)}
        >
          {title}
          <Icon size={16} aria-hidden data-ordered={ordered} />
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function valuesOf<Row>(rows: Row[], column: Column<Row>): string[] {
  return [...new Set(rows.map((row) => String(column.value(row) ?? '')))].filter(Boolean);
}

function shown(value: string | number | null | undefined, number: (value: number, digits: number) => string) {
  return typeof value === 'number' ? number(value, 2) : (value ?? '');
}

/** The arrows go from row to row, as in a list. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${classes.open ?? ''}`)];
  const here = links.findIndex((link) => link === document.activeElement);
  const next = here < 0 ? undefined : links[here + step];
  if (step && next) {
    event.preventDefault();
    next.focus();
  }
}
