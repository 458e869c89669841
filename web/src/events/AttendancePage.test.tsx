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
  await show(
    <Suspense>
      <Routes>
        <Route path="/events/:id/attendance" element={<AttendancePage />} />
      </Routes>
    </Suspense>,
    { at: '/events/e/attendance' },
  );
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
