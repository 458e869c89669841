import { screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import WavePage from './WavePage';
import type { Wave } from './queries';

const wave: Wave = {
  id: 'w',
  version: 3,
  title: 'Что вам нужнее',
  owner: 'district',
  ownerName: 'Методический центр',
  anonymous: true,
  origin: 'asked',
  status: 'closed',
  opens: '2026-09-01',
  closes: '2026-09-30',
  invited: 18,
  answered: 16,
  inviting: false,
  settled: true,
  editable: false,
  institutions: [],
  parts: [{ institution: 'a', name: 'Детский сад № 28', invited: 12, answered: 11 }],
  made: [],
};

async function page(more: Partial<Wave>) {
  answering({ 'GET /api/surveys/waves/w': () => ({ ...wave, ...more }) });
  await show(
    <Suspense>
      <Routes>
        <Route path="/surveys/:id" element={<WavePage />} />
      </Routes>
    </Suspense>,
    { at: '/surveys/w', language: 'ru' },
  );
  await screen.findByRole('heading', { name: wave.title });
}

it('shows a district where accounts were made right before the survey', async () => {
  await page({ made: [{ institution: 'b', name: 'Детский сад № 53', accounts: 4 }] });

  const note = screen.getByRole('alert');
  expect(within(note).getByText('Учётные записи, сделанные перед самым опросом')).toBeVisible();
  expect(within(note).getByText('Детский сад № 53: 4 записи')).toBeVisible();
});

it('says why small institutions are not counted apart where answers carry no names', async () => {
  await page({});

  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/^Где приглашено меньше пяти человек/)).toBeVisible();
});
