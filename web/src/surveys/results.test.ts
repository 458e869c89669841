import { describe, expect, it } from 'vitest';
import type { QuestionResult } from './queries';
import { agreementOf, barsOf, height, placeOf, placesOf, rowsOf, spanOf, uncounted } from './results';

function result(
  kind: QuestionResult['kind'],
  choices: [string, number, number?][],
  look = 'plain',
): QuestionResult {
  return {
    identity: 'i',
    name: 'q',
    kind,
    look: look as QuestionResult['look'],
    label: { ru: 'Вопрос' },
    tooFew: false,
    answered: 10,
    choices: choices.map(([name, count, place]) => ({
      name,
      label: { ru: name },
      columns: {},
      count,
      share: count / 10,
      place,
      firstThree: place && 0.5,
    })),
  };
}

const say = (texts: Record<string, string>) => texts.ru ?? '';
const keys = (of: QuestionResult) => rowsOf(of, say).map(({ key }) => key);

describe('rows of a result', () => {
  it('begin with the most chosen', () => {
    expect(
      keys(
        result('multiple', [
          ['a', 2],
          ['b', 9],
          ['c', 5],
        ]),
      ),
    ).toEqual(['b', 'c', 'a']);
  });

  it('keep the order of a scale and of a ranking', () => {
    expect(
      keys(
        result(
          'one',
          [
            ['1', 2],
            ['2', 9],
          ],
          'scale',
        ),
      ),
    ).toEqual(['1', '2']);
    expect(
      keys(
        result('rank', [
          ['a', 2, 1.5],
          ['b', 9, 2.5],
        ]),
      ),
    ).toEqual(['a', 'b']);
  });
});

describe('the mean of a scale', () => {
  const scale = (...levels: [string, number?][]) => {
    const of = result(
      'one',
      levels.map(([label]) => [label, 1]),
      'scale',
    );
    return { ...of, choices: of.choices.map((choice, at) => ({ ...choice, value: levels[at]?.[1] })) };
  };

  it('of words says from what to what places are counted', () => {
    expect(placesOf(scale(['никогда', 1], ['всегда', 2]), say)).toEqual({
      from: 'никогда',
      to: 'всегда',
      least: 1,
      most: 2,
    });
    expect(placesOf(scale(['0', 0], ['1,5', 1.5], ['−2 – плохо', -2]), say)).toBeUndefined();
  });

  it('names what is not counted', () => {
    expect(uncounted(scale(['1', 1], ['2', 2], ['не знаю']), say)).toEqual(['не знаю']);
  });
});

describe('bars of a ranking', () => {
  it('are the longer the nearer to the first place', () => {
    const ranking = result('rank', [
      ['a', 10, 1],
      ['b', 10, 2.5],
      ['c', 10, 3],
    ]);
    const bars = barsOf(ranking, rowsOf(ranking, say), { firstThree: () => 'первые', count: String });
    expect(bars.map(({ value }) => value)).toEqual([1, 0.25, 0]);
    expect(bars[0]?.note).toBe('первые');
  });

  it('say the place they stand for', () => {
    expect(placeOf(height(2.3, 17), 17)).toBeCloseTo(2.3);
    expect(height(1, 1)).toBe(1);
  });
});

it('says whole numbers from the first to the last of them', () => {
  expect(spanOf({ from: 8, to: 12 }, true, String)).toBe('8 – 11');
  expect(spanOf({ from: 8, to: 9 }, true, String)).toBe('8');
  expect(spanOf({ from: 0, to: 0.5 }, false, String)).toBe('0 – 0.5');
});

it('says how far people are of one mind', () => {
  expect([0.1, 0.5, 0.9].map(agreementOf)).toEqual(['apart', 'partly', 'close']);
});
