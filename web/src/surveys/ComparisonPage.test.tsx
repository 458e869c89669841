import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { expect, it, vi } from 'vitest';
import { show } from '../shared/testing/show';
import ComparisonPage from './ComparisonPage';
import type { Comparison } from './queries';

const line = (
  choice: string,
  firstValue: number,
  secondValue: number,
  verdict: 'up' | 'down' | 'unclear',
) => ({
  choice,
  label: { ru: choice },
  firstValue,
  secondValue,
  test: 'fisher' as const,
  p: 0.00001,
  adjusted: 0.0004,
  effectKind: 'difference' as const,
  effect: secondValue - firstValue,
  low: 0.1,
  high: 0.4,
  verdict,
});

const question = {
  second: 'q2',
  first: 'q1',
  kind: 'multiple' as const,
  label: { ru: 'Что нужнее сейчас?' },
  labelBefore: { ru: 'Что нужнее?' },
  measure: 'share' as const,
  answeredFirst: 100,
  answeredSecond: 90,
  lines: [line('Наставничество', 0.4, 0.42, 'unclear'), line('Мастер-классы', 0.5, 0.75, 'up')],
  onlyFirst: [{ ru: 'Выставки' }],
  onlySecond: [],
  renamed: [{ before: { ru: 'Наставник' }, after: { ru: 'Наставничество' } }],
};

const comparison: Comparison = {
  id: 'c',
  version: 1,
  first: { id: 'a', title: 'Опрос', heldOn: '2018-12-01', answers: 100 },
  second: { id: 'b', title: 'Опрос', heldOn: '2019-12-01', answers: 90 },
  byHand: false,
  editable: true,
  level: 0.05,
  tests: 2,
  questions: [
    question,
    {
      ...question,
      first: 'f1',
      second: 'f2',
      label: { ru: 'Стаж' },
      labelBefore: { ru: 'Стаж' },
      measure: 'none',
      reason: 'too-few',
      lines: [],
      onlyFirst: [],
      renamed: [],
    },
  ],
  leftOut: [
    { wave: 'first', name: 'z', kind: 'text', label: { ru: 'Кем вы работаете?' }, reason: 'no-like' },
    { wave: 'second', name: 'y', kind: 'one', label: { ru: 'Возраст' }, reason: 'other-kind' },
  ],
};

async function showComparison(answered: Comparison) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(answered));
  await show(
    <Suspense>
      <Routes>
        <Route path="/surveys/comparisons/:id" element={<ComparisonPage />} />
      </Routes>
    </Suspense>,
    { at: '/surveys/comparisons/c' },
  );
}

it('says what rose, with its test and its effect, and what cannot be said', async () => {
  await showComparison(comparison);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Было и стало: 2018 и 2019');
  const figure = screen.getByRole('figure', { name: 'Выросло: Мастер-классы' });
  const [first] = within(figure).getAllByRole('listitem');
  expect(first).toHaveTextContent('Мастер-классы50 % → 75 %выросло');
  const row = within(figure).getByRole('row', { name: /Мастер-классы/, hidden: true });
  expect(row).toHaveTextContent('точный критерий Фишера');
  expect(row).toHaveTextContent('< 0,001');
  expect(row).toHaveTextContent('разность долей 0,25');
  expect(screen.getByText('В 2018 спрашивали так: «Что нужнее?»')).toBeVisible();
  expect(screen.getByText('Только в 2018: Выставки')).toBeVisible();
  expect(screen.getByText(/этот вопрос не показан: было бы видно/)).toBeVisible();

  expect(screen.getByText('Сравнили и то, что названо иначе: «Наставник» → «Наставничество»')).toBeVisible();
  const left = screen.getByText('Не сравнили вопросов: 2').closest('details');
  expect(left).toHaveTextContent('2018: «Кем вы работаете?» — в другом опросе такого вопроса нет');
  expect(left).toHaveTextContent('2019: «Возраст» — в другом опросе спрашивали иначе');

  await userEvent.click(screen.getByRole('button', { name: 'Только с переменами' }));
  expect(screen.queryByText('Стаж')).toBeNull();
  expect(screen.getByText('нельзя сказать: 1')).toBeVisible();
});

it('shows the answers of a question that was compared as a whole in percent', async () => {
  const whole = {
    ...question,
    measure: 'table' as const,
    lines: [line('Воспитатель', 0.36, 0.42, 'unclear')],
  };
  await showComparison({ ...comparison, questions: [whole] });
  const figure = await screen.findByRole('figure');
  expect(within(figure).getAllByRole('listitem')[0]).toHaveTextContent('Воспитатель36 % → 42 %');
});
