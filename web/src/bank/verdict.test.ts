import { describe, expect, it } from 'vitest';
import type { Criterion } from './queries';
import { UNDECIDED, toVerdict, unscored } from './verdict';

const criteria: Criterion[] = ['problem', 'methods'].map((code) => ({
  code,
  ru: code,
  kk: code,
  en: code,
  hint: { ru: '', kk: '', en: '' },
}));

describe('a verdict', () => {
  it('gives no points where the expert gave none, and nought where they gave nought', () => {
    const verdict = toVerdict('return', { ...UNDECIDED, points: { problem: 0 } }, criteria);
    expect(verdict.scores).toEqual([{ criterion: 'problem', points: 0, comment: '' }]);
    expect(unscored({ ...UNDECIDED, points: { problem: 0 } }, criteria).map(({ code }) => code)).toEqual([
      'methods',
    ]);
  });

  it('leaves out remarks opened and never written', () => {
    const remarks = { methods: ' Опишите пары. ', goal: '  ' };
    expect(toVerdict('return', { ...UNDECIDED, remarks }, criteria).remarks).toEqual([
      { field: 'methods', text: 'Опишите пары.' },
    ]);
  });
});
