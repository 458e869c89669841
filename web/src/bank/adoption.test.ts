import { describe, expect, it } from 'vitest';
import { adoptionsOf, newPlan, resultOf, toPlan, toReport } from './adoption';
import type { Adoption, Descent } from './queries';

const HOME = '0b0d8a3e-3a70-4a0e-8d53-000000000028';
const plan = {
  ...newPlan(HOME, '2026-11-22'),
  why: 'Нет второго воспитателя',
  changes: 'В паре логопед',
  conditions: { ...newPlan(HOME, '').conditions, ageFrom: 4 as const },
};

describe('a decision', () => {
  it('carries only what belongs to it', () => {
    expect(toPlan({ ...plan, decision: 'not-for-us' })).toEqual({
      decision: 'not-for-us',
      decidedOn: '2026-11-22',
      why: 'Нет второго воспитателя',
    });
    expect(toPlan({ ...plan, decision: 'adopt' })).toEqual({
      decision: 'adopt',
      decidedOn: '2026-11-22',
      conditions: { ageFrom: 4, equipment: [], skills: [], other: '' },
    });
    expect(toPlan({ ...plan, decision: 'adapt' }).changes).toBe('В паре логопед');
  });
});

describe('a result', () => {
  it('is told as it was chosen', () => {
    const values = {
      ...resultOf({ report: undefined } as Adoption, '2026-11-22'),
      success: 'worked' as const,
    };
    expect(toReport({ ...values, continued: 'no' })).toMatchObject({ success: 'worked', continued: false });
    expect(toReport({ ...values, continued: 'yes' })).toMatchObject({ success: 'worked', continued: true });
  });
});

describe('a family of practices', () => {
  it('tells what was made of any of them', () => {
    const taken = (id: string) => ({ id }) as Adoption;
    const descent = (practice: string, adoptions: Descent['adoptions']) =>
      ({ practice, adoptions }) as Descent;
    const family = descent('first', [
      { id: 'a', adoption: taken('a') },
      { id: 'b', adoption: taken('b'), variant: descent('second', [{ id: 'c', adoption: taken('c') }]) },
      { id: 'hidden' },
    ]);
    expect(adoptionsOf(family, 'first').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(adoptionsOf(family, 'second').map(({ id }) => id)).toEqual(['c']);
    expect(adoptionsOf(family, 'third')).toEqual([]);
  });
});
