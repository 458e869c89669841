import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/show';
import { csv } from './csv';
import { DataTable } from './DataTable';

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
