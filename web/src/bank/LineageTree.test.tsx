import { screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import { LineageTree } from './LineageTree';
import type { Adoption, Descent, Lineage } from './queries';

const SPREAD = { institutions: 0, worked: 0, partly: 0, didNotWork: 0, trying: 0, notForUs: 0 };

const practice = (id: string, title: string, adoptions: Descent['adoptions'] = []): Descent => ({
  practice: id,
  standing: 'published',
  title,
  institutionName: 'Детский сад № 53',
  authors: ['Оконешникова Саргылана'],
  edition: 1,
  adoptions,
});

const adoption = (institutionName: string): Adoption => ({
  id: institutionName,
  version: 1,
  practice: 'first',
  edition: 1,
  institution: institutionName,
  institutionName,
  adopter: 'guseva',
  adopterName: 'Гусева Лидия',
  status: 'kept',
  plan: {
    decidedOn: '2026-11-22',
    decision: 'adapt',
    why: '',
    conditions: { equipment: [], skills: [], other: '' },
    changes: 'В паре логопед',
  },
  differs: [],
  report: { on: '2026-11-22', success: 'partly', continued: true, result: 'Вышло', evidence: '', effect: '' },
  changedAt: '2026-11-22T05:00:00Z',
  may: [],
});

async function tree(lineage: Lineage) {
  answering({ 'GET /api/bank/practices/second/lineage': () => lineage });
  await show(
    <Suspense>
      <LineageTree id="second" first={<button>Взять к себе</button>} />
    </Suspense>,
  );
}

describe('the lineage of a practice', { timeout: 30_000 }, () => {
  it('hangs what grew out of an adoption under it, and marks where one is', async () => {
    const grown = practice('second', 'Пара с логопедом');
    const first = practice('first', 'Работа в паре', [
      { id: 'taken', adoption: adoption('Детский сад № 28'), variant: grown },
    ]);
    await tree({ asked: 'second', first, spread: SPREAD, cut: false });
    const root = (await screen.findAllByRole('listitem'))[0] as HTMLElement;
    expect(within(root).getByRole('link', { name: 'Работа в паре' })).not.toHaveAttribute('aria-current');
    const branch = within(root).getAllByRole('listitem')[0] as HTMLElement;
    expect(within(branch).getByRole('link', { name: 'Детский сад № 28' })).toBeVisible();
    expect(branch).toHaveTextContent('Получилось отчасти');
    const leaf = within(branch).getByRole('listitem');
    expect(within(leaf).getByRole('link', { name: 'Пара с логопедом' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });

  it('tells how it went apart, never as one number', async () => {
    const first = practice('second', 'Работа в паре', [
      { id: 'taken', adoption: adoption('Детский сад № 28') },
    ]);
    const spread = { ...SPREAD, institutions: 3, worked: 1, didNotWork: 2 };
    await tree({ asked: 'second', first, spread, cut: false });
    expect(await screen.findByText('Взяли 3 учреждения: получилось: 1, не получилось: 2.')).toBeVisible();
  });

  it('says that something is hidden instead of showing it', async () => {
    const first: Descent = {
      practice: 'first',
      standing: 'hidden',
      authors: [],
      adoptions: [{ id: 'taken', variant: practice('second', 'Пара с логопедом') }],
    };
    await tree({ asked: 'second', first, spread: SPREAD, cut: false });
    expect(await screen.findByText('Практика, которая вам не открыта')).toBeVisible();
    expect(screen.getByText('Внедрение, которое вам не открыто')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Пара с логопедом' })).toBeVisible();
  });

  it('offers the first step while nobody has adopted it', async () => {
    await tree({ asked: 'second', first: practice('second', 'Работа в паре'), spread: SPREAD, cut: false });
    expect(await screen.findByText('Пока никто не перенял.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Взять к себе' })).toBeVisible();
  });
});
