import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { server } from '../testing/server';
import { show } from '../testing/show';
import { ImportWizard } from './ImportWizard';
import type { Import, ImportRow } from './imports';
import { reading } from './reading';

const draft: Import = {
  id: 'i1',
  version: 1,
  kind: 'people',
  into: 'town',
  intoName: 'Ульяновск',
  fileName: 'staff.xlsx',
  sheets: ['Педагоги', 'Лист2'],
  sheet: 0,
  headerRow: 4,
  columns: [
    { index: 0, name: 'A', heading: '№', samples: ['1'] },
    { index: 1, name: 'B', heading: 'ФИО', samples: ['Ким Ольга'], field: 'name' },
    { index: 2, name: 'C', heading: 'ДОУ', samples: ['д/с №16'], field: 'institution' },
  ],
  fields: [
    { code: 'name', required: true },
    { code: 'institution', required: true },
  ],
  spellings: [
    {
      field: 'institution',
      text: 'д/с №16',
      rows: 5,
      sure: false,
      options: [
        { value: 'kolobok', label: 'Детский сад № 16 Колобок' },
        { value: 'karasik', label: 'Карасик, детский сад № 16' },
      ],
    },
  ],
  counts: { NEW: 2, QUESTION: 1, ERROR: 1 },
  state: 'DRAFT',
  done: 0,
  total: 0,
};

const question: ImportRow = {
  row: 26,
  verdict: 'QUESTION',
  title: 'ДЕТСКИЙ САД № 2 РЯБИНКА',
  understood: { name: 'ДЕТСКИЙ САД № 2 РЯБИНКА', institution: 'kolobok' },
  notes: [{ level: 'WARNING', column: 'A', field: 'name', message: 'Похоже на «Детский сад № 2 Рябинушка»' }],
  options: [
    { value: 'separate', label: 'Это отдельное учреждение' },
    { value: 'leave-out', label: 'Не загружать строку' },
  ],
};

const fieldName = (code: string) => ({ name: 'ФИО', institution: 'Учреждение' })[code] ?? code;

const wizard = (at = '/') =>
  show(
    <ImportWizard
      kind="people"
      into="town"
      fieldName={fieldName}
      fileLabel="Список педагогов"
      help="Подойдёт любая таблица"
      runLabel="Записываем педагогов"
      done={() => <p>К списку</p>}
    />,
    { at },
  );

describe('bringing a table in', () => {
  it('shows what was recognised as soon as the file is there', async () => {
    const asked = server({ 'POST /api/staff/imports': () => draft });
    await wizard();
    await userEvent.upload(
      screen.getByLabelText(/Список педагогов/),
      new File(['ФИО'], 'staff.xlsx', { type: 'application/octet-stream' }),
    );
    expect(
      await screen.findByText('Файл «staff.xlsx» загружаем в «Ульяновск». Пока ничего не записано.'),
    ).toBeVisible();
    expect(asked[0]).toMatchObject({ query: '?kind=people&into=town', body: 'a form' });
    expect(screen.getByLabelText('Что значит столбец «ФИО»')).toHaveValue('name');
    expect(screen.getByLabelText('Лист книги')).toHaveValue('0');
  });

  it('takes a meaning away from the column that had it', async () => {
    const asked = server({
      'GET /api/staff/imports/i1': () => draft,
      'PUT /api/staff/imports/i1/layout': () => draft,
    });
    await wizard('/?file=i1&step=columns');
    await userEvent.selectOptions(await screen.findByLabelText('Что значит столбец «№»'), 'ФИО');
    const put = asked.find(({ what }) => what.startsWith('PUT'));
    expect(put?.ifMatch).toBe('"1"');
    expect(JSON.parse(put?.body ?? '')).toEqual({
      sheet: 0,
      headerRow: 4,
      fields: ['name', null, 'institution'],
    });
  });

  it('has the headings found anew on another sheet', async () => {
    const asked = server({
      'GET /api/staff/imports/i1': () => draft,
      'PUT /api/staff/imports/i1/layout': () => draft,
    });
    await wizard('/?file=i1&step=columns');
    await userEvent.selectOptions(await screen.findByLabelText('Лист книги'), 'Лист2');
    expect(JSON.parse(asked.find(({ what }) => what.startsWith('PUT'))?.body ?? '')).toEqual({
      sheet: 1,
      headerRow: -1,
      fields: [],
    });
  });

  it('does not go on without a column that is needed', async () => {
    const nameless = { ...draft, columns: draft.columns.slice(2) };
    server({ 'GET /api/staff/imports/i1': () => nameless });
    await wizard('/?file=i1&step=columns');
    expect(await screen.findByText('Не хватает столбцов: ФИО. Выберите их выше.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Дальше' })).toBeDisabled();
  });

  it('settles a spelling once for all its rows and keeps it in sight', async () => {
    const [spelling] = draft.spellings;
    const settled = {
      ...draft,
      version: 2,
      spellings: spelling ? [{ ...spelling, value: 'karasik', sure: true }] : [],
    };
    const asked = server({
      'GET /api/staff/imports/i1': () => draft,
      'PUT /api/staff/imports/i1/choices': () => settled,
    });
    await wizard('/?file=i1&step=spellings');
    expect(await screen.findByText('1 написание непонятно: выберите, что оно значит.')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Что значит «д/с №16»'), 'Карасик, детский сад № 16');
    expect(await screen.findByText('Все написания понятны. Любое можно исправить.')).toBeVisible();
    expect(screen.getByLabelText('Что значит «д/с №16»')).toHaveValue('karasik');
    expect(JSON.parse(asked.find(({ what }) => what.startsWith('PUT'))?.body ?? '')).toEqual([
      { field: 'institution', text: 'д/с №16', value: 'karasik' },
    ]);
  });

  it('asks about likely twins first, writes only what is decided, and says what came of it', async () => {
    const decided = { ...draft, version: 2, counts: { NEW: 3, ERROR: 1 } };
    const done = { ...decided, version: 4, state: 'DONE' as const, done: 3, total: 3 };
    const asked = server({
      'GET /api/staff/imports/i1': () => draft,
      'GET /api/staff/imports/i1/rows': (request) => ({
        items: new URL(request.url).searchParams.get('verdict') === 'QUESTION' ? [question] : [],
      }),
      'PUT /api/staff/imports/i1/choices': () => decided,
      'POST /api/staff/imports/i1/runs': () => done,
    });
    await wizard('/?file=i1&step=preview');
    expect(await screen.findByText('Похоже на «Детский сад № 2 Рябинушка»')).toBeVisible();
    expect(screen.getByText('1 строка ждёт решения: без него она не загрузится.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Скачать список замечаний' })).toBeEnabled();

    await userEvent.click(screen.getByLabelText('Это отдельное учреждение'));
    await userEvent.click(await screen.findByRole('button', { name: 'Записать 3 строки' }));

    expect(await screen.findByText('Записаны 3 строки.')).toBeVisible();
    expect(screen.getByText(/^1 строка не загружена/)).toBeVisible();
    expect(asked.map(({ what }) => what)).toContain('POST /api/staff/imports/i1/runs');
    expect(asked.find(({ what }) => what.startsWith('POST'))?.ifMatch).toBe('"2"');
  });

  it('asks only how far it is while it runs, and for the whole when it is through', async () => {
    const running = { ...draft, version: 3, state: 'RUNNING' as const, done: 0, total: 3 };
    const done = { ...running, version: 4, state: 'DONE' as const, done: 3, counts: { NEW: 3 } };
    let beats = 0;
    const asked = server({
      'GET /api/staff/imports/i1': () => (beats < 2 ? running : done),
      'GET /api/staff/imports/i1/progress': () =>
        ++beats < 2
          ? { state: 'RUNNING', version: 3, done: 1, total: 3 }
          : { state: 'DONE', version: 4, done: 3, total: 3 },
    });
    await wizard('/?file=i1&step=done');

    expect(await screen.findByText('Записаны 3 строки.', {}, { timeout: 5_000 })).toBeVisible();
    expect(asked.map(({ what }) => what)).toEqual([
      'GET /api/staff/imports/i1',
      'GET /api/staff/imports/i1/progress',
      'GET /api/staff/imports/i1/progress',
      'GET /api/staff/imports/i1',
    ]);
  });

  it('decides for all rows at once, also for those that come with the next page', async () => {
    const asked = server({
      'GET /api/staff/imports/i1': () => draft,
      'GET /api/staff/imports/i1/rows': (request) =>
        new URL(request.url).searchParams.get('after') === '27'
          ? { items: [{ ...question, row: 1027 }] }
          : { items: [question, { ...question, row: 27 }], next: '27' },
      'PUT /api/staff/imports/i1/choices': () => ({ ...draft, version: 2, counts: { NEW: 4 } }),
    });
    await wizard('/?file=i1&step=preview');

    await userEvent.click(await screen.findByRole('button', { name: 'Для всех: Не загружать строку' }));

    expect(await screen.findByRole('button', { name: 'Записать 4 строки' })).toBeVisible();
    expect(JSON.parse(asked.find(({ what }) => what.startsWith('PUT'))?.body ?? '')).toEqual([
      { field: 'row', text: '26', value: 'leave-out' },
      { field: 'row', text: '27', value: 'leave-out' },
      { field: 'row', text: '1027', value: 'leave-out' },
    ]);
  });

  it('has nothing to write when all is known already', async () => {
    server({
      'GET /api/staff/imports/i1': () => ({ ...draft, counts: { KNOWN: 151 } }),
      'GET /api/staff/imports/i1/rows': () => ({ items: [] }),
    });
    await wizard('/?file=i1&step=preview');
    expect(await screen.findByRole('button', { name: 'Нового нет' })).toBeDisabled();
    expect(screen.getByRole('button', { name: /уже есть/ })).toHaveAttribute('aria-pressed', 'true');
  });
});

it('reads a row in the words of its lists', () => {
  expect(reading(draft, question, fieldName)).toBe('Учреждение: Детский сад № 16 Колобок');
});
