import { describe, expect, it } from 'vitest';
import { type Answers, faultOf, marksOf, toSend, walk } from './form';
import type { Choice, Form, Question } from './queries';

const ru = (text: string) => ({ ru: text });

function question(name: string, kind: Question['kind'], more: Partial<Question> = {}): Question {
  return {
    identity: name,
    name,
    kind,
    label: ru(name),
    hint: {},
    required: false,
    constraintMessage: {},
    look: 'plain',
    choices: [],
    ...more,
  };
}

const choices = (...names: string[]): Choice[] => names.map((name) => ({ name, label: ru(name) }));

function formOf(questions: Question[], groups: Form['groups'] = []): Form {
  return {
    title: ru('Анкета'),
    instrument: 'i',
    edition: '1',
    language: 'ru',
    languages: ['ru'],
    groups,
    questions,
  };
}

const today = '2026-11-22';
const namesOf = (form: Form, answers: Answers = {}) =>
  walk(form, answers, today).asked.map(({ question: { name } }) => name);

describe('a walk through a form', () => {
  const wants = question('wants', 'one', { choices: choices('yes', 'no') });
  const which = question('which', 'multiple', {
    choices: choices('seminar', 'master'),
    relevant: "({wants} = 'yes')",
  });

  it('asks a question only where its condition holds', () => {
    const form = formOf([wants, which]);
    expect(namesOf(form)).toEqual(['wants']);
    expect(namesOf(form, { wants: 'yes' })).toEqual(['wants', 'which']);
  });

  it('sends nothing of what was hidden again', () => {
    const form = formOf([wants, which]);
    expect(toSend(walk(form, { wants: 'no', which: ['seminar'] }, today))).toEqual({ wants: 'no' });
  });

  it('does not ask what lies in a group that is not asked, however deep', () => {
    const form = formOf(
      [wants, question('deep', 'text', { group: 'inner' })],
      [
        { name: 'outer', label: ru('Снаружи'), relevant: "({wants} = 'yes')" },
        { name: 'inner', label: ru('Внутри'), parent: 'outer' },
      ],
    );
    expect(namesOf(form)).toEqual(['wants']);
    expect(walk(form, { wants: 'yes' }, today).asked[1]?.headings).toEqual([ru('Снаружи'), ru('Внутри')]);
  });

  it('forgets a choice that is no longer offered', () => {
    const town = question('town', 'one', {
      choices: [
        { name: 'a', label: ru('a'), relevant: "({region} = 'x')" },
        { name: 'b', label: ru('b'), relevant: "({region} = 'y')" },
      ],
    });
    const form = formOf([question('region', 'one', { choices: choices('x', 'y') }), town]);
    expect(toSend(walk(form, { region: 'y', town: 'a' }, today))).toEqual({ region: 'y' });
    expect(walk(form, { region: 'y' }, today).asked[1]?.choices.map(({ name }) => name)).toEqual(['b']);
  });

  it('says a note before the question that follows it, and the last one at the end', () => {
    const form = formOf([question('first', 'note'), wants, question('last', 'note')]);
    const way = walk(form, {}, today);
    expect(way.asked.map(({ notes }) => notes.map(({ name }) => name))).toEqual([['first']]);
    expect(way.closing.map(({ name }) => name)).toEqual(['last']);
  });
});

describe('an answer', () => {
  function fault(one: Question, answer: Answers[string]) {
    const way = walk(formOf([one]), { [one.name]: answer }, today);
    return way.asked[0] && faultOf(way.asked[0], way.known);
  }

  it('is missed only where it is needed', () => {
    expect(fault(question('a', 'text', { required: true }), '  ')).toEqual({ reason: 'required' });
    expect(fault(question('a', 'text'), '')).toBeUndefined();
    expect(fault(question('a', 'multiple', { required: true }), [])).toEqual({ reason: 'required' });
  });

  it('is a number where one is asked for', () => {
    expect(fault(question('a', 'integer'), 1.5)).toEqual({ reason: 'integer' });
    expect(fault(question('a', 'decimal'), '–')).toEqual({ reason: 'number' });
    expect(fault(question('a', 'integer'), 0)).toBeUndefined();
  });

  it('gives every choice of a ranking its place', () => {
    const rank = question('a', 'rank', { choices: choices('x', 'y', 'z') });
    expect(fault(rank, ['y'])).toEqual({ reason: 'rankIncomplete', placed: 1, all: 3 });
    expect(fault(rank, ['y', 'x', 'z'])).toBeUndefined();
  });

  it('lies on the marks of its scale', () => {
    const range = { from: 0, to: 1, step: 0.1 };
    expect(fault(question('a', 'range', { range }), 0.3)).toBeUndefined();
    expect(fault(question('a', 'range', { range }), 0.35)).toEqual({ reason: 'offRange', ...range });
    expect(marksOf(range)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(marksOf({ from: 0, to: 100, step: 1 })).toBeUndefined();
  });

  it('is refused in the words of the form', () => {
    const years = question('years', 'integer', {
      constraint: '(({years} >= 0) and ({years} <= 60))',
      constraintMessage: ru('Стаж от 0 до 60 лет'),
    });
    expect(fault(years, 61)).toEqual({ reason: 'said', texts: ru('Стаж от 0 до 60 лет') });
    expect(fault({ ...years, constraintMessage: {} }, 61)).toEqual({ reason: 'unfit' });
    expect(fault(years, 12)).toBeUndefined();
  });
});
