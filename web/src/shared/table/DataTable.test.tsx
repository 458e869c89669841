import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { show } from '../testing/show';
import { csv } from './csv';
import { DataTable } from './DataTable';
import { type ReadAll, wholeList } from './wholeList';

interface Row {
  name: string;
  place: string;
  hours: number | null;
}

const rows: Row[] = [
  { name: 'Яковлева Нина', place: '№ 10', hours: 36 },
  { name: 'Әбенова Гүлнар', place: '№ 2', hours: null },
  { name: 'Бондарь Олег', place: '№ 10', hours: 4 },
];

const table = (shown: Row[] = rows) => (
  <DataTable
    name="people"
    caption="Педагоги"
    rows={shown}
    rowKey={({ name }) => name}
    to={({ name }) => `/people/${name}`}
    columns={[
      { key: 'name', title: 'Педагог', value: ({ name }) => name },
      { key: 'place', title: 'Учреждение', value: ({ place }) => place, filter: true },
      { key: 'hours', title: 'Часы', value: ({ hours }) => hours, align: 'end' },
    ]}
    empty={<p>Здесь будут педагоги</p>}
  />
);

const names = () => screen.getAllByRole('link').map(({ textContent }) => textContent);

describe('a table', () => {
  it('orders by the alphabet with Kazakh letters, and back', async () => {
    await show(table());
    await userEvent.click(screen.getByRole('button', { name: 'Педагог' }));
    expect(names()).toEqual(['Әбенова Гүлнар', 'Бондарь Олег', 'Яковлева Нина']);
    expect(screen.getByRole('columnheader', { name: 'Педагог' })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Педагог' }));
    expect(names()).toEqual(['Яковлева Нина', 'Бондарь Олег', 'Әбенова Гүлнар']);
  });

  it('orders numbers as numbers and leaves what is unknown last', async () => {
    await show(table(), { at: '/?people.sort=hours&people.desc=1' });
    expect(names()).toEqual(['Яковлева Нина', 'Бондарь Олег', 'Әбенова Гүлнар']);
    await userEvent.click(screen.getByRole('button', { name: 'Часы' }));
    expect(names()).toEqual(['Бондарь Олег', 'Яковлева Нина', 'Әбенова Гүлнар']);
  });

  it('finds by any part of a row and says how many', async () => {
    await show(table());
    await userEvent.type(screen.getByRole('searchbox'), 'гүл');
    expect(names()).toEqual(['Әбенова Гүлнар']);
    expect(screen.getByRole('status')).toHaveTextContent('1 запись');
  });

  it('offers the values that occur, and a way back when nothing fits', async () => {
    await show(table());
    await userEvent.selectOptions(screen.getByLabelText('Учреждение'), '№ 10');
    expect(names()).toEqual(['Яковлева Нина', 'Бондарь Олег']);
    await userEvent.type(screen.getByRole('searchbox'), 'гүл');
    await userEvent.click(screen.getByRole('button', { name: 'Показать всё' }));
    expect(names()).toHaveLength(3);
  });

  it('teaches when there is nothing yet', async () => {
    await show(table([]));
    expect(screen.getByText('Здесь будут педагоги')).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('is walked with the arrows', async () => {
    await show(table());
    const links = within(screen.getByRole('table')).getAllByRole('link');
    links[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(links[1]).toHaveFocus();
  });
});

describe('a table that has more', () => {
  const list = (stretches: Record<string, { items: Row[]; next?: string }>) => ({
    read: (after = '') => Promise.resolve(stretches[after] ?? { items: [] }),
  });
  const first = (props: Partial<ComponentProps<typeof DataTable<Row>>>) => (
    <DataTable
      name="people"
      caption="Педагоги"
      rows={rows.slice(0, 1)}
      more={{ left: true, loading: false, load: () => undefined }}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', title: 'Педагог', value: ({ name }) => name },
        { key: 'place', title: 'Учреждение', value: ({ place }) => place, filter: true },
      ]}
      empty={null}
      {...props}
    />
  );

  it('reads all of it for a file, and leaves out what the view does', async () => {
    const files = filesMade();
    const all = wholeList(list({ '': { items: rows.slice(0, 1), next: 'x' }, x: { items: rows.slice(1) } }));
    await show(first({ exports: { fileName: 'people', all } }), {
      at: '/?people.place=№ 10&people.sort=name',
    });
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(await textOf(files[0])).toBe('Педагог;Учреждение\r\nБондарь Олег;№ 10\r\nЯковлева Нина;№ 10\r\n');
  });

  it('makes no file of half a list, and tries again', async () => {
    const files = filesMade();
    const all = vi
      .fn<ReadAll<Row>>()
      .mockRejectedValueOnce(new Problem({ status: 500, title: 'Сломалось' }))
      .mockResolvedValueOnce({ items: rows, next: 'y' });
    await show(first({ exports: { fileName: 'people', all } }));
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    expect(await screen.findByText('Сломалось')).toBeVisible();
    expect(files).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByText(/В файл вошли первые записи, 3/)).toBeVisible();
    expect(files).toHaveLength(1);
  });

  it('keeps the order of the service while only a part is here', async () => {
    await show(first({ remote: true }));
    expect(screen.queryByRole('button', { name: 'Педагог' })).not.toBeInTheDocument();
    cleanup();
    await show(first({ remote: true, more: undefined }));
    expect(screen.getByRole('button', { name: 'Педагог' })).toBeVisible();
  });
});

function filesMade() {
  const files: Blob[] = [];
  URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return files;
}

function textOf(file = new Blob()) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsText(file);
  });
}

describe('the CSV of a table', () => {
  it('opens in a Russian spreadsheet', () => {
    expect(
      csv([
        ['Имя', 'Часы'],
        ['Ким; «Ю»', 1.5],
        ['Say "да"', null],
      ]),
    ).toBe('\uFEFFИмя;Часы\r\n"Ким; «Ю»";1,5\r\n"Say ""да""";\r\n');
  });

  it.each(['=1+1', '+7 701', '-2', '@SUM(A1)', '\tx', '\r=1'])('lets no spreadsheet run %j', (text) => {
    expect(csv([[text]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  });
});
