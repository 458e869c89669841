import { describe, expect, it } from 'vitest';
import { type Answer, condition } from './condition';

const holds = (source: string, answers: Record<string, Answer> = {}) =>
  condition(source)({ answer: (question) => answers[question], today: '2026-11-22' });

describe('a condition of a form', () => {
  it.each<[string, Record<string, Answer>, boolean]>([
    ["({wants} = 'yes')", { wants: 'yes' }, true],
    ["({wants} = 'yes')", { wants: 'no' }, false],
    ["({wants} = 'yes')", {}, false],
    ["({wants} <> 'yes')", {}, true],
    ["({forms} contains 'master')", { forms: ['master', 'mentor'] }, true],
    ["({forms} contains 'mast')", { forms: ['master'] }, false],
    ['(({years} >= 0) and ({years} <= 60))', { years: 60 }, true],
    ['(({years} >= 0) and ({years} <= 60))', { years: 61 }, false],
    ['({years} >= 0)', {}, false],
    ['({years} = 5)', { years: '5' }, true],
    ['((({years} + (2 * 3)) % 4) = 1)', { years: 3 }, true],
    ['({years} > (0 - 1))', { years: 0 }, true],
    ['({ask} empty)', { ask: '' }, true],
    ['({forms} notempty)', { forms: [] }, false],
    ['!(({a} = 1))', { a: 2 }, true],
    ['!({a})', {}, true],
    ['((true and false) or {a})', { a: 'x' }, true],
    ['(chosenCount({forms}) <= 2)', { forms: ['a', 'b', 'c'] }, false],
    ['(textLength({name}) = 3)', { name: 'Әже' }, true],
    ['({since} <= isoToday())', { since: '2026-11-22' }, true],
    ['({since} < isoToday())', { since: '2026-11-23' }, false],
    ['({a} = "it\'s")', { a: "it's" }, true],
    ['({from} = 1.5)', { from: 1.5 }, true],
  ])('%s of %o is %s', (source, answers, expected) => {
    expect(holds(source, answers)).toBe(expected);
  });

  it('takes time that grows with the length of a condition, not with its depth', () => {
    const nested = (around: number) => `(${'textLength('.repeat(around)}{a}${')'.repeat(around)} = 1)`;
    expect(holds(nested(48), { a: 'x' })).toBe(true);
    const deep = (around: number) => `${'('.repeat(around)}true${' and true)'.repeat(around)}`;
    expect(holds(deep(100), {})).toBe(true);
  });

  it.each(['({a} ~ 1)', '({a} = 1', 'alert(1)', '({a} = 1) x', ''])('refuses %o', (source) => {
    expect(() => condition(source)).toThrow('Not a condition of a form');
  });
});
