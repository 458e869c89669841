import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import { ToastHost } from '../shared/ui/toast';
import WritePage from './WritePage';
import type { EditedPractice, Practice, Work } from './queries';
import { begun } from './text';

const ID = '22222222-0000-4000-8000-000000000002';
const PATH = `/api/bank/practices/${ID}`;
const INSTITUTION = '0b0d8a3e-3a70-4a0e-8d53-000000000053';

/** The service: keeps the last text and refuses what builds on an older one. */
function service() {
  const { card, visibility } = begun('Работа в паре', INSTITUTION);
  const authors = [{ person: '11111111-0000-4000-8000-000000000001', name: 'Оконешникова Саргылана' }];
  const work: Work = {
    stage: 'draft',
    edition: 1,
    authors,
    invited: [],
    card,
    changedAt: '2026-11-22T05:00:00Z',
    similar: [],
  };
  const practice: Practice = {
    id: ID,
    version: 1,
    title: card.title,
    institution: INSTITUTION,
    institutionName: 'Детский сад № 53',
    visibility,
    authors,
    judgedByMe: [],
    may: ['write', 'submit', 'discard'],
  };
  const write = (body: EditedPractice) => {
    practice.version++;
    work.card = body.card;
    return { ...practice, work: { ...work } };
  };
  const asked = answering({
    [`GET ${PATH}`]: () => ({ ...practice, work: { ...work } }),
    [`PUT ${PATH}`]: async (request) =>
      request.headers.get('If-Match') === `"${practice.version}"`
        ? write((await request.json()) as EditedPractice)
        : Response.json({ type: 'urn:kopilka:problem:stale' }, { status: 412 }),
    [`POST ${PATH}/submission`]: () =>
      Response.json(
        {
          type: 'urn:kopilka:problem:incomplete',
          title: 'Карточка ещё не полна',
          errors: [{ pointer: '/card/methods', message: 'Опишите методы и приёмы' }],
        },
        { status: 422 },
      ),
    'GET /api/bank/reference': () => [],
  });
  return {
    work,
    puts: () => asked.filter(({ method }) => method === 'PUT').length,
    coauthorWrites: (change: Partial<EditedPractice['card']>) => {
      practice.version++;
      work.card = { ...work.card, ...change };
    },
  };
}

async function page() {
  const shown = await show(
    <Suspense>
      <Routes>
        <Route path="/bank/:id/edit" element={<WritePage />} />
      </Routes>
      <ToastHost />
    </Suspense>,
    { at: `/bank/${ID}/edit` },
  );
  return { ...shown, goal: await screen.findByLabelText(/Чего хотели добиться/) };
}

async function write(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

describe('writing a practice', { timeout: 30_000 }, () => {
  it('puts down by itself what was written', async () => {
    const { work, puts } = service();
    const { goal } = await page();
    await write(goal, 'Научить');
    await waitFor(() => expect(work.card.goal).toBe('Научить'));
    expect(puts()).toBe(1);
    expect(await screen.findByText(/^Сохранено в/)).toBeVisible();
  });

  it('puts down the last letters when one leaves at once', async () => {
    const { work } = service();
    const { goal, unmount } = await page();
    await write(goal, 'Нау');
    unmount();
    await waitFor(() => expect(work.card.goal).toBe('Нау'));
  });

  it('takes in what a co-author wrote elsewhere on the card', async () => {
    const { work, coauthorWrites } = service();
    const { goal } = await page();
    coauthorWrites({ problem: 'Педагог один на один с техникой' });
    await write(goal, 'Научить');
    await waitFor(() => expect(work.card.goal).toBe('Научить'));
    expect(work.card.problem).toBe('Педагог один на один с техникой');
    expect(screen.getByLabelText(/Какую трудность решали/)).toHaveValue('Педагог один на один с техникой');
  });

  it('asks about what a co-author changed too, and keeps both until it is answered', async () => {
    const { work, coauthorWrites } = service();
    const { goal } = await page();
    coauthorWrites({ goal: 'Их цель' });
    await write(goal, 'Моя цель');
    const clash = await screen.findByRole('alert');
    expect(clash).toHaveTextContent('Их цель');
    expect(goal).toHaveValue('Моя цель');
    expect(work.card.goal).toBe('Их цель');
    await userEvent.click(within(clash).getByRole('button', { name: 'Оставить мой' }));
    await waitFor(() => expect(work.card.goal).toBe('Моя цель'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('brings a step back that was removed by a slip', async () => {
    const { work } = service();
    work.card = { ...work.card, steps: [{ title: 'Встреча', text: 'Договориться' }] };
    await page();
    await userEvent.click(screen.getByRole('button', { name: 'Шаг 1: убрать' }));
    expect(screen.queryByLabelText('Шаг 1: название')).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Отменить' }));
    expect(screen.getByLabelText('Шаг 1: название')).toHaveValue('Встреча');
    expect(screen.getByLabelText('Шаг 1: что делать')).toHaveValue('Договориться');
  });

  it('asks for the first letters of an author before it looks for any', async () => {
    service();
    await page();
    await userEvent.click(screen.getByLabelText('Добавить автора'));
    expect(await screen.findByText('Введите первые буквы фамилии или имени.')).toBeVisible();
    expect(screen.queryByText(/Ничего не нашлось/)).toBeNull();
  });

  it('shows beside the field what the service misses in it', async () => {
    service();
    await page();
    await userEvent.click(await screen.findByRole('button', { name: 'Отправить эксперту' }));
    const methods = await screen.findByLabelText(/Методы и приёмы/);
    await waitFor(() => expect(methods).toHaveAttribute('aria-invalid', 'true'));
    await waitFor(() => expect(methods).toHaveFocus());
    expect(methods).toHaveAccessibleDescription(/Опишите методы и приёмы/);
  });
});
