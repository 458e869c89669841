import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import ResultsPage from './ResultsPage';
import type { Results, Wave } from './queries';

const part = (institution: string, name: string) => ({ institution, name, invited: 9, answered: 8 });

const wave: Wave = {
  id: 'w',
  version: 1,
  title: 'Что вам нужнее',
  owner: 'district',
  ownerName: 'Методический центр',
  anonymous: false,
  origin: 'asked',
  status: 'closed',
  opens: '2026-09-01',
  closes: '2026-09-30',
  invited: 18,
  answered: 16,
  inviting: false,
  settled: true,
  editable: true,
  institutions: [],
  parts: [part('a', 'Детский сад № 28'), part('b', 'Детский сад № 53')],
  made: [],
};

const results: Results = {
  wave: 'w',
  title: 'Что вам нужнее',
  anonymous: false,
  answers: 16,
  byInstitution: true,
  fewest: 5,
  last: true,
  questions: [],
};

async function page(at: string, questions: Results['questions'] = []) {
  const asked = answering({
    'GET /api/surveys/waves/w': () => wave,
    'GET /api/surveys/waves/w/results': () => ({ ...results, questions }),
    'GET /api/surveys/waves/w/results/workbook': () =>
      Response.json({ title: 'Ответов слишком мало' }, { status: 409 }),
  });
  await show(
    <Suspense>
      <Routes>
        <Route path="/surveys/:id/results" element={<ResultsPage />} />
      </Routes>
    </Suspense>,
    { at, language: 'kk' },
  );
  await screen.findByRole('combobox');
  return asked;
}

describe('the results of a wave', () => {
  it('come as a file in the language of the page, and a refusal is told on it', async () => {
    const asked = await page('/surveys/w/results');
    await userEvent.click(screen.getByRole('button', { name: 'Қорытындыны жүктеу' }));
    expect(await screen.findByText('Ответов слишком мало')).toBeVisible();
    expect(asked.at(-1)?.headers.get('Accept-Language')).toBe('kk');
  });

  it('of few numbers have a rounded mean, and say why there is no more', async () => {
    const few = (name: string, more: Partial<Results['questions'][number]>) => ({
      identity: name,
      name,
      kind: 'integer' as const,
      look: 'plain' as const,
      label: { kk: name },
      tooFew: false,
      choices: [],
      ...more,
    });
    await page('/surveys/w/results', [
      few('Өтіл', { answered: 7, numbers: { mean: 20, deviation: 10, bars: [] } }),
      few('Жас', { tooFew: true }),
    ]);
    expect(screen.getByText('Орташа 20, әдетте ±10 шегінде')).toBeVisible();
    expect(screen.getByText(/Толығырақ жиырма жауаптан бастап/)).toBeVisible();
    expect(screen.getByText(/^Көрсетпейміз: осы сұрақтан/)).toBeVisible();
  });

  it('offer no file of the whole wave beside those of one institution', async () => {
    await page('/surveys/w/results?institution=a');
    await waitFor(() => expect(screen.getByRole('combobox')).toHaveValue('a'));
    expect(screen.queryByRole('button', { name: 'Қорытындыны жүктеу' })).toBeNull();
    expect(screen.queryByRole('button', { name: /CSV/ })).toBeNull();
  });
});
