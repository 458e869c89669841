import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { startWords } from '../shared/i18n/i18n';
import { server } from '../shared/testing/server';
import { show } from '../shared/testing/show';
import AttendancePage from './AttendancePage';
import type { EventDetails, Participant } from './queries';

const person = (id: string, name: string, part: Partial<Participant>): Participant => ({
  person: id,
  name,
  institution: 'garden',
  institutionName: 'Детский сад № 28',
  state: 'seated',
  walkIn: false,
  mayGiveBack: false,
  ...part,
});

/** As a methodist sees it who neither holds the event nor organises it. */
const event = {
  id: 'e',
  title: 'Мастер-класс',
  status: 'published',
  startsAt: '2026-12-01T10:00:00',
  endsAt: '2026-12-01T12:00:00',
  zone: 'Europe/Moscow',
  waiting: 1,
  presenters: [],
  organiser: { person: 'olga', name: 'Никитина Ольга', institution: 'centre', institutionName: 'Центр' },
  may: ['sign-up-others'],
} as unknown as EventDetails;

beforeEach(async () => {
  if (!i18next.isInitialized) {
    await startWords('ru');
  }
  await i18next.loadNamespaces('events');
});

const page = () =>
  show(
    <Suspense>
      <Routes>
        <Route path="/events/:id/attendance" element={<AttendancePage />} />
      </Routes>
    </Suspense>,
    { at: '/events/e/attendance' },
  );

it('lets a methodist see whom they sent, and give a seat back where the service lets them', async () => {
  let participants = [
    person('anna', 'Белова Анна', { mayGiveBack: true }),
    person('eva', 'Ким Ева', {}),
    person('vera', 'Жук Вера', { mayGiveBack: true, state: 'waiting', place: 1 }),
  ];
  const asked = server({
    'GET /api/events/events/e': () => event,
    'GET /api/events/events/e/seats': () => participants,
    'DELETE /api/events/events/e/seats/anna': () => {
      participants = participants.slice(1);
      return null;
    },
  });
  await page();
  expect(await screen.findByRole('heading', { level: 1, name: 'Кто записан от нас' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Ким Ева/ })).toBeDisabled();
  expect(screen.getAllByRole('button', { name: /^Отменить запись/ })).toHaveLength(2);

  await userEvent.click(screen.getByRole('button', { name: 'Отменить запись: Белова Анна' }));
  const question = await screen.findByRole('dialog', { name: 'Отменить запись: Белова Анна?' });
  expect(within(question).getByText(/место сразу достанется первому/)).toBeVisible();
  await userEvent.click(within(question).getByRole('button', { name: 'Отменить запись' }));

  await waitFor(() => expect(screen.queryByText('Белова Анна')).not.toBeInTheDocument());
  expect(asked.filter(({ what }) => what.startsWith('DELETE'))).toHaveLength(1);
});

it('shows within a second whom a colleague marks at another door, and no mark goes back to what it was', async () => {
  let participants = [person('anna', 'Белова Анна', {}), person('eva', 'Ким Ева', {})];
  let answer = () => {};
  let isSlow = false;
  const asked = server({
    'GET /api/events/events/e': () => ({ ...event, may: ['mark', 'see-participants'] }),
    'GET /api/events/events/e/seats': async () => {
      const asTheyWere = participants;
      if (isSlow) {
        await new Promise<void>((resolve) => (answer = resolve));
      }
      return asTheyWere;
    },
    'PATCH /api/events/events/e/attendance': () => {
      participants = participants.map((each) => ({ ...each, came: true }));
      return participants;
    },
  });
  await page();
  expect(await screen.findByText(/^Пришли: 0 из 2/)).toBeVisible();
  participants = [person('anna', 'Белова Анна', {}), person('eva', 'Ким Ева', { came: true })];
  expect(await screen.findByText(/^Пришли: 1 из 2/, {}, { timeout: 2_000 })).toBeVisible();

  isSlow = true;
  const lists = () => asked.filter(({ what }) => what.endsWith('/seats')).length;
  const before = lists();
  await waitFor(() => expect(lists()).toBe(before + 1), { timeout: 2_000 });
  await userEvent.click(screen.getByRole('button', { name: /Белова Анна/ }));
  await waitFor(() => expect(asked.some(({ what }) => what.startsWith('PATCH'))).toBe(true));
  await waitFor(() => expect(screen.getByText('Пришли: 2 из 2.')).toBeVisible());
  answer();
  // By the time the next list is asked for, the late one would have been shown.
  await waitFor(() => expect(lists()).toBe(before + 2), { timeout: 2_000 });
  expect(screen.getByText('Пришли: 2 из 2.')).toBeVisible();
});

it('says why a free seat will go past somebody who waits', async () => {
  server({
    'GET /api/events/events/e': () => ({ ...event, may: ['see-participants'] }),
    'GET /api/events/events/e/seats': () => [
      person('vera', 'Жук Вера', { state: 'waiting', place: 1, passedOver: 'left' }),
      person('eva', 'Ким Ева', { state: 'waiting', place: 2 }),
    ],
  });
  await page();

  expect(await screen.findByRole('button', { name: /Жук Вера.*больше не работает там/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /Ким Ева/ })).not.toHaveTextContent('место пройдёт мимо');
});
