import { describe, expect, it } from 'vitest';
import { choicesOf, claimedTwice, dividing, planOf, yearIn } from './older';
import type { OldColumn } from './queries';

function column(at: number, guess: OldColumn['guess'], more: Partial<OldColumn> = {}): OldColumn {
  const letter = String.fromCharCode(65 + at);
  return {
    column: at,
    letter,
    header: `Q${at}`,
    text: '',
    filled: 9,
    different: 3,
    guess,
    values: [],
    ...more,
  };
}

const own = { kind: 'one' as const, text: '', choice: '', question: '', order: [], unchosen: '' };

const columns = [
  column(0, 'ignore', { header: 'Время' }),
  column(1, 'scale', { text: 'Насколько помогает?' }),
  column(2, 'one', { question: 'position' }),
];

describe('a plan to load a table', () => {
  it('begins with what was guessed', () => {
    expect(choicesOf(columns)[1]).toEqual({
      kind: 'scale',
      text: 'Насколько помогает?',
      choice: 'Q1',
      question: '',
      order: [],
      unchosen: '',
    });
    expect(choicesOf(columns)[2]).toMatchObject({ text: 'Q2', question: 'position' });
  });

  it('names only the columns that become questions, and an order only for scales', () => {
    const chosen = choicesOf(columns);
    chosen[1] = {
      ...own,
      kind: 'scale',
      text: ' Помогает? ',
      order: ['нет', 'да'],
      unchosen: 'может быть; ',
    };
    const plan = planOf(
      { title: ' 2018 ', heldOn: '2018-12-01', owner: { id: 'o', name: 'Район' }, columns: chosen },
      'form',
    );
    expect(plan).toEqual({
      owner: 'o',
      title: '2018',
      heldOn: '2018-12-01',
      questionnaire: 'form',
      columns: [
        { column: 1, kind: 'scale', text: 'Помогает?', order: ['нет', 'да', 'может быть'] },
        { column: 2, kind: 'one', text: 'Q2', question: 'position' },
      ],
    });
  });

  it('is wrong where two columns claim one question', () => {
    const chosen = choicesOf([...columns, column(3, 'one', { question: 'position' })]);
    expect([...claimedTwice(chosen)]).toEqual(['position']);
    chosen[3] = { ...own, kind: 'ignore', question: 'position' };
    expect(claimedTwice(chosen).size).toBe(0);
  });
});

it('lets ticks of one question be several columns', () => {
  const ticks = choicesOf([
    column(0, 'tick', { text: 'Формы', choice: 'Курсы', question: 'forms' }),
    column(1, 'tick', { text: 'Формы', choice: 'Кружок', question: 'forms' }),
  ]);
  expect(claimedTwice(ticks).size).toBe(0);
  const plan = planOf({ title: 'a', heldOn: '2018-12-01', owner: null, columns: ticks }, 'q', 'Ответы');
  expect(plan).toMatchObject({ sheet: 'Ответы', columns: [{ choice: 'Курсы' }, { choice: 'Кружок' }] });
});

it('tells rows apart by columns with a few values, all of them in sight', () => {
  const values = ['en', 'es'].map((text) => ({ text, count: 4 }));
  const language = column(4, 'one', { different: 2, values });
  expect(dividing([column(0, 'text'), language, { ...language, different: 900 }])).toEqual([language]);
});

it('takes all rows as long as none are chosen', () => {
  const values = { title: 'a', heldOn: '2018-12-01', owner: null, columns: {} };
  expect(planOf({ ...values, only: { column: 4, texts: [] } }, undefined).only).toBeUndefined();
  const only = { column: 4, texts: ['en'] };
  expect(planOf({ ...values, only }, undefined).only).toEqual(only);
});

it('finds a year in the name of a file', () => {
  expect(yearIn('wave2018_en.tsv')).toBe('2018');
  expect(yearIn('итоги.xlsx')).toBeNull();
});
