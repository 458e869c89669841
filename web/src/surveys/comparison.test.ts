import { describe, expect, it } from 'vitest';
import { givenTwice, hasChange, pairValues, slopesOf, tally, toPairs } from './comparison';
import type { ComparedLine, ComparedQuestion, Comparison, Pair } from './queries';

const line = (choice: string, from: number | undefined, to: number, verdict: ComparedLine['verdict']) => ({
  choice,
  label: { ru: choice },
  firstValue: from,
  secondValue: to,
  verdict,
});

function question(lines: ComparedLine[], measure: ComparedQuestion['measure'] = 'share'): ComparedQuestion {
  return {
    first: 'a',
    second: 'b',
    kind: 'multiple',
    label: { ru: 'Вопрос' },
    labelBefore: { ru: 'Вопрос' },
    measure,
    lines,
    onlyFirst: [],
    onlySecond: [],
    renamed: [],
  };
}

const say = (texts: Record<string, string>) => texts.ru ?? '';

describe('slopes of a question', () => {
  it('begin with what changed, then with the largest', () => {
    const lines = [line('x', 0.9, 0.9, 'unclear'), line('y', 0.1, 0.3, 'up'), line('z', 0.8, 0.5, 'down')];
    expect(slopesOf(question(lines), say).map(({ key }) => key)).toEqual(['z', 'y', 'x']);
  });

  it('begin with the first place of a ranking', () => {
    const lines = [line('x', 4, 5, 'down'), line('y', 3, 1, 'up')];
    expect(slopesOf(question(lines, 'place'), say).map(({ key }) => key)).toEqual(['y', 'x']);
  });

  it('leave out what has no value in one of the waves', () => {
    expect(slopesOf(question([line('x', undefined, 0.2, 'unclear')]), say)).toEqual([]);
  });
});

it('counts verdicts over all questions', () => {
  const questions = [
    question([line('x', 1, 2, 'up'), line('y', 1, 2, 'unclear')]),
    question([line('z', 1, 2, 'up')]),
  ];
  expect(tally({ questions } as Comparison)).toEqual({ up: 2, down: 0, changed: 0, unclear: 1 });
  expect(questions.map(hasChange)).toEqual([true, true]);
  expect(hasChange(question([line('x', 1, 1, 'unclear')]))).toBe(false);
});

describe('pairs', () => {
  const pairs: Pair[] = [
    { first: 'a', second: 'x', choices: { yes: 'ja' } },
    { first: 'b', second: 'y', choices: {} },
  ];

  it('come back as they were', () => {
    expect(toPairs(pairValues(pairs))).toEqual(pairs);
  });

  it('are left out where nothing is chosen', () => {
    const values = pairValues(pairs);
    values.questions.x = '';
    values.choices.y = { no: '' };
    expect(toPairs(values)).toEqual([{ first: 'b', second: 'y', choices: {} }]);
  });

  it('are wrong where one question is given twice', () => {
    const values = pairValues(pairs);
    values.questions.y = 'a';
    expect([...givenTwice(values)]).toEqual(['a']);
  });
});
