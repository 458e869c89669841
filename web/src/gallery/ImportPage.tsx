import { Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ImportWizard } from '../shared/import/ImportWizard';
import type { ImportDraft, ImportSource } from '../shared/import/draft';
import { Page } from '../shared/ui/Page';

const fields = [
  { key: 'name', label: 'Фамилия, имя, отчество', required: true },
  { key: 'place', label: 'Учреждение', required: true },
  { key: 'post', label: 'Должность' },
  { key: 'category', label: 'Категория' },
  { key: 'born', label: 'Дата рождения' },
];

const draft: ImportDraft = {
  id: 'd1',
  fileName: 'ulyanovsk-messy.xlsx',
  headingRow: 3,
  columns: [
    { key: 'A', heading: '№', samples: ['1', '2', '3'], field: null },
    { key: 'B', heading: 'ФИО педагога', samples: ['Петрова М.В.', 'Иванова Светлана'], field: 'name' },
    { key: 'C', heading: 'ДОУ', samples: ['д/с №28', 'МБДОУ № 2', '№28'], field: 'place' },
    { key: 'D', heading: 'Должн.', samples: ['восп.', 'муз. рук.'], field: 'post' },
    { key: 'E', heading: 'катег.', samples: ['перв.', 'высш', 'б/к'], field: 'category' },
  ],
  fields,
  counts: { new: 142, changed: 3, same: 0, 'left-out': 4, wrong: 2 },
  problemsHref: '/api/nothing.csv',
  rows: [
    {
      number: 7,
      verdict: 'new',
      title: 'Петрова Марина Викторовна',
      summary: 'Детский сад № 28 «Ласточка», воспитатель',
      remarks: [
        {
          column: 'C',
          field: 'place',
          kind: 'guess',
          raw: '№28',
          value: '28',
          message: 'Учреждение написано коротко.',
          choices: [
            { value: '28', label: 'Детский сад № 28 «Ласточка»' },
            { value: 's28', label: 'Школа № 28' },
          ],
        },
      ],
    },
    {
      number: 19,
      verdict: 'changed',
      title: 'Иванова Светлана Анатольевна',
      summary: 'Уже есть: вторая запись в другом учреждении',
      remarks: [
        {
          column: 'B',
          field: 'name',
          kind: 'warning',
          raw: 'Иванова С.А.',
          value: '',
          message: 'Похоже, это тот же человек, что в строке 4: станет одна запись с двумя местами работы.',
        },
      ],
    },
    {
      number: 33,
      verdict: 'wrong',
      title: 'Сидоренко Ольга',
      summary: '',
      remarks: [
        {
          column: 'F',
          field: 'born',
          kind: 'error',
          raw: '31.02.1980',
          value: '',
          message: 'Такого дня не бывает. Исправьте дату в файле.',
        },
      ],
    },
  ],
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let done = 0;

const source: ImportSource = {
  accept: ['.xlsx', '.csv'],
  maxBytes: 10 * 1024 * 1024,
  read: async () => {
    await pause(800);
    return draft;
  },
  remap: async (before, headingRow, columns) => {
    await pause(300);
    return {
      ...before,
      headingRow,
      columns: before.columns.map((column) => ({ ...column, field: columns[column.key] ?? null })),
    };
  },
  settle: async (before, row, remark, value) => {
    await pause(300);
    const rows = before.rows.map((one) =>
      one.number === row.number
        ? { ...one, remarks: one.remarks.map((r) => (r.column === remark.column ? { ...r, value } : r)) }
        : one,
    );
    return { ...before, rows };
  },
  apply: async () => {
    await pause(300);
    done = 0;
    return { id: 'r1', state: 'running', done: 0, total: 145 };
  },
  watch: async (run) => {
    await pause(50);
    done = Math.min(145, done + 40);
    return { ...run, done, state: done === 145 ? 'done' : 'running' };
  },
};

export default function ImportPage() {
  return (
    <Page title="Загрузить педагогов" back={{ to: '/gallery', label: 'Образцы' }}>
      <ImportWizard
        source={source}
        fileLabel="Список педагогов"
        help={
          <Text>
            Подойдёт любая таблица, где педагоги идут строка за строкой. Порядок столбцов и их названия не
            важны.
          </Text>
        }
        runLabel="Записываем педагогов"
        done={() => (
          <Button component={Link} to="/gallery/table">
            К списку педагогов
          </Button>
        )}
      />
    </Page>
  );
}
