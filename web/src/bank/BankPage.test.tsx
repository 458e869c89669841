import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import BankPage from './BankPage';
import type { SearchAnswer } from './queries';

const found: SearchAnswer = {
  items: [
    {
      id: '22222222-0000-4000-8000-000000000002',
      title: [{ text: 'Работа в паре', found: false }],
      excerpt: [
        { text: 'опытный ', found: false },
        { text: 'наставник', found: true },
        { text: ' помогает', found: false },
      ],
      authors: ['Оконешникова Саргылана'],
      institution: '0b0d8a3e-3a70-4a0e-8d53-000000000053',
      institutionName: 'Детский сад № 53',
      publishedOn: '2026-11-20',
      edition: 1,
      topics: ['Наставничество'],
      ageFrom: 3,
      ageTo: 5,
    },
  ],
  total: 1,
  facets: [
    {
      name: 'age',
      values: [
        { value: '5', name: '5', count: 1 },
        { value: '3', name: '3', count: 1 },
      ],
    },
  ],
  instead: [],
  everyWord: true,
};

const page = (at: string) =>
  show(
    <Suspense>
      <BankPage />
    </Suspense>,
    { at },
  );

describe('the bank', { timeout: 30_000 }, () => {
  it('marks the found words and says whose experience it is', async () => {
    answering({ 'GET /api/bank/search': () => found });
    await page('/bank?q=наставники');
    const card = await screen.findByRole('article');
    expect(within(card).getByText('наставник').tagName).toBe('MARK');
    expect(card).toHaveTextContent('Детский сад № 53 · Оконешникова Саргылана · 3–5 лет · 20.11.2026');
    expect(screen.getByRole('status')).toHaveTextContent('Нашлась 1 практика');
  });

  it('asks anew when narrowed, ages in their order', async () => {
    const asked = answering({ 'GET /api/bank/search': () => found });
    await page('/bank');
    const ages = await screen.findByRole('group', { name: 'Возраст детей' });
    const boxes = within(ages).getAllByRole('checkbox');
    expect(boxes[0]).toHaveAccessibleName('3 года 1');
    expect(boxes[1]).toHaveAccessibleName('5 лет 1');
    await userEvent.click(within(ages).getByLabelText(/3 года/));
    await waitFor(() => expect(asked.at(-1)?.url).toMatch(/\?age=3$/));
    expect(screen.getByRole('checkbox', { checked: true })).toHaveAccessibleName(/3 года/);
  });

  it('keeps a chosen value in sight when nothing is left of it', async () => {
    const nothing: SearchAnswer = { ...found, items: [], total: 0, facets: [] };
    answering({ 'GET /api/bank/search': () => nothing });
    await page('/bank?age=7');
    expect(await screen.findByRole('checkbox', { checked: true })).toHaveAccessibleName(/7 лет/);
    expect(screen.getByText('По этим условиям ничего не нашлось.')).toBeVisible();
  });

  it('names a chosen institution of which nothing was found', async () => {
    answering({
      'GET /api/bank/search': () => ({ ...found, items: [], total: 0, facets: [] }),
      'GET /api/staff/institutions/garden': () => ({ id: 'garden', name: 'Детский сад № 53', version: 1 }),
    });
    await page('/bank?institution=garden');
    expect(await screen.findByRole('checkbox', { name: /^Детский сад № 53/, checked: true })).toBeVisible();
  });

  it('says how it took a word nobody wrote', async () => {
    const guessed = { ...found, instead: [{ word: 'настовник', taken: ['наставник'] }], everyWord: false };
    answering({ 'GET /api/bank/search': () => guessed });
    await page('/bank?q=настовник речь');
    expect(await screen.findByText(/Слова «настовник» в банке нет, ищем «наставник»/)).toBeVisible();
    expect(screen.getByText(/показаны практики, где есть хотя бы часть/)).toBeVisible();
  });

  it('teaches while it is empty', async () => {
    answering({ 'GET /api/bank/search': () => ({ ...found, items: [], total: 0, facets: [] }) });
    await page('/bank');
    expect(await screen.findByText('Здесь будет опыт коллег')).toBeVisible();
  });
});
