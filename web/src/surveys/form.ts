import { type Answer, type Known, condition } from './condition';
import type { Choice, Form, Question, Texts } from './queries';

export type Answers = Record<string, Answer | undefined>;

/** A question that is asked, given what was answered before it. */
export interface Asked {
  question: Question;
  /** Those offered now. */
  choices: Choice[];
  /** What was answered, as far as it is still offered. */
  answer: Answer | undefined;
  /** The headings above it, the outermost first. */
  headings: Texts[];
  /** What the form says right before it, without asking. */
  notes: Question[];
}

export interface Walk {
  asked: Asked[];
  /** What the form says after its last question. */
  closing: Question[];
  known: Known;
}

/** What is wrong with an answer: a sentence of ours with its numbers, or the form's own words. */
export type Fault =
  | { reason: 'required' | 'integer' | 'number' | 'textTooLong' | 'unfit' }
  | { reason: 'offRange'; from: number; to: number; step: number }
  | { reason: 'rankIncomplete'; placed: number; all: number }
  | { reason: 'said'; texts: Texts };

const LONGEST_TEXT = 4_000;

const read = new Map<string, (known: Known) => boolean>();

function holds(source: string | undefined | null, known: Known): boolean {
  if (!source) {
    return true;
  }
  let is = read.get(source);
  if (!is) {
    is = condition(source);
    read.set(source, is);
  }
  return is(known);
}

/** Goes through a form as the service does: what is asked depends on what was answered further up. */
export function walk(form: Form, answers: Answers, today: string): Walk {
  const kept: Answers = {};
  const known: Known = { answer: (question) => kept[question], today };
  const groups = new Map(form.groups.map((group) => [group.name, group]));
  const above = (name: string | undefined) => {
    const chain = [];
    for (let group = groups.get(name ?? ''); group; group = groups.get(group.parent ?? '')) {
      chain.unshift(group);
    }
    return chain;
  };
  const asked: Asked[] = [];
  let notes: Question[] = [];
  for (const question of form.questions) {
    const around = above(question.group);
    if (![...around, question].every(({ relevant }) => holds(relevant, known))) {
      continue;
    }
    if (question.kind === 'note') {
      notes.push(question);
      continue;
    }
    const choices = question.choices.filter(({ relevant }) => holds(relevant, known));
    const answer = offered(question, choices, answers[question.name]);
    kept[question.name] = answer;
    const headings = around.map(({ label }) => label).filter((label) => Object.keys(label).length > 0);
    asked.push({ question, choices, answer, headings, notes });
    notes = [];
  }
  return { asked, closing: notes, known };
}

function offered({ kind }: Question, choices: Choice[], answer: Answer | undefined): Answer | undefined {
  const has = (name: string) => choices.some((choice) => choice.name === name);
  switch (kind) {
    case 'one':
      return typeof answer === 'string' && has(answer) ? answer : undefined;
    case 'multiple':
    case 'rank':
      return Array.isArray(answer) ? answer.filter(has) : undefined;
    default:
      return answer;
  }
}

export function isEmpty(answer: Answer | undefined): boolean {
  return (
    answer === undefined ||
    (typeof answer === 'string' ? answer.trim() === '' : Array.isArray(answer) && answer.length === 0)
  );
}

/** What the service would say against an answer, said before it is sent. */
export function faultOf({ question, choices, answer }: Asked, known: Known): Fault | undefined {
  if (answer === undefined || isEmpty(answer)) {
    return question.required ? { reason: 'required' } : undefined;
  }
  const fault = faultOfKind(question, choices, answer);
  if (fault || holds(question.constraint, known)) {
    return fault;
  }
  const texts = question.constraintMessage;
  return Object.keys(texts).length > 0 ? { reason: 'said', texts } : { reason: 'unfit' };
}

function faultOfKind({ kind, range }: Question, choices: Choice[], answer: Answer): Fault | undefined {
  const number = Number(answer);
  switch (kind) {
    case 'text':
      return String(answer).length > LONGEST_TEXT ? { reason: 'textTooLong' } : undefined;
    case 'integer':
      return Number.isInteger(number) ? undefined : { reason: 'integer' };
    case 'decimal':
      return Number.isFinite(number) ? undefined : { reason: 'number' };
    case 'range':
      return !range || isOnRange(number, range) ? undefined : { reason: 'offRange', ...range };
    case 'rank': {
      const placed = Array.isArray(answer) ? answer.length : 0;
      return placed < choices.length ? { reason: 'rankIncomplete', placed, all: choices.length } : undefined;
    }
    default:
      return undefined;
  }
}

function isOnRange(number: number, { from, to, step }: NonNullable<Question['range']>): boolean {
  const steps = (number - from) / step;
  return number >= from && number <= to && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** The marks of a scale, if they are few enough to be tapped. */
export function marksOf({ from, to, step }: NonNullable<Question['range']>, most = 11): number[] | undefined {
  const count = Math.round((to - from) / step) + 1;
  // Eleven steps of 0.1 from 0 do not add up to 1 in binary.
  return count <= most
    ? Array.from({ length: count }, (_, at) => Number((from + at * step).toFixed(9)))
    : undefined;
}

/** What goes to the service: answers to what is asked, and nothing of what was hidden again. */
export function toSend({ asked }: Walk): Record<string, Answer> {
  return Object.fromEntries(
    asked.flatMap(({ question, answer }) =>
      answer === undefined || isEmpty(answer) ? [] : [[question.name, answer] as const],
    ),
  );
}
