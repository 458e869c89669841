import type { Picked } from '../shared/form/AsyncPicker';
import { isSame as isSameValue } from '../shared/form/merge';
import type { Card, Conditions, EditedPractice, Practice } from './queries';

type Count = number | '';

/** Conditions as fields hold them: a number not told is an empty field. */
export type ConditionFields = Omit<Conditions, Counted> & Record<Counted, Count>;

/** The card as the form's fields hold it. */
export type CardFields = Omit<Card, 'conditions' | 'showing'> & {
  showing: string | null;
  conditions: ConditionFields;
};

/** What the authors of a practice write. */
export interface PracticeText {
  /** The version that these values build on. */
  seen: string;
  kind: 'institution' | 'chosen' | 'network';
  chosen: Picked[];
  /** Also those of other institutions who have not agreed. */
  authors: Picked[];
  card: CardFields;
}

const COUNTED = ['ageFrom', 'ageTo', 'groupFrom', 'groupTo', 'minutes', 'weeks'] as const;
type Counted = (typeof COUNTED)[number];

const EMPTY: Card = {
  title: '',
  summary: '',
  problem: '',
  goal: '',
  methods: '',
  steps: [],
  conditions: { equipment: [], skills: [], other: '' },
  resources: '',
  result: '',
  evidence: '',
  effect: '',
  risks: '',
  topics: [],
  competences: [],
  campaign: '',
  licence: '',
  noChildKnown: false,
};

/** A practice of which nothing but the name is known yet. */
export const begun = (title: string, institution: string): EditedPractice => ({
  institution,
  visibility: { kind: 'network', chosen: [] },
  authors: [],
  card: { ...EMPTY, title },
});

export const UNKNOWN: ConditionFields = toFields(EMPTY.conditions);

export function toFields(conditions: Conditions): ConditionFields {
  const counts = COUNTED.map((name) => [name, conditions[name] ?? '']);
  return { ...conditions, ...(Object.fromEntries(counts) as Record<Counted, Count>) };
}

export function fromFields({ equipment, skills, other, ...counts }: ConditionFields): Conditions {
  const told = Object.entries(counts).filter(([, count]) => count !== '');
  return { equipment, skills, other, ...(Object.fromEntries(told) as Partial<Record<Counted, number>>) };
}

export function textOf(practice: Practice, etag: string): PracticeText {
  const { card, authors } = practice.work ?? practice.published ?? { card: EMPTY, authors: practice.authors };
  return {
    seen: etag,
    kind: practice.visibility.kind,
    chosen: practice.visibility.chosen.map((id) => ({ id, name: '' })),
    authors: [...authors, ...(practice.work?.invited ?? [])].map(({ person, name }) => ({
      id: person,
      name,
    })),
    card: {
      ...card,
      showing: card.showing ?? null,
      conditions: toFields(card.conditions),
    },
  };
}

/** As the service takes it. */
export function toSend({ kind, chosen, authors, card }: PracticeText, institution: string): EditedPractice {
  return {
    institution,
    visibility: { kind, chosen: kind === 'chosen' ? chosen.map(({ id }) => id) : [] },
    authors: authors.map(({ id }) => id),
    card: {
      ...card,
      showing: card.showing ?? undefined,
      conditions: fromFields(card.conditions),
    },
  };
}

/** What two people can change apart from each other. */
export type Field = 'authors' | 'visibility' | keyof CardFields;

const FIELDS = [
  'authors',
  'visibility',
  ...(Object.keys({ ...EMPTY, showing: null }) as (keyof CardFields)[]),
] as const;

/** What of a text belongs to one field, in the form in which it is compared. */
function value(text: PracticeText, field: Field): unknown {
  switch (field) {
    case 'authors':
      // The service puts those who have not agreed last.
      return text.authors.map(({ id }) => id).sort();
    case 'visibility':
      return [text.kind, text.kind === 'chosen' ? text.chosen.map(({ id }) => id).sort() : []];
    default:
      return text.card[field];
  }
}

const isSame = (a: PracticeText, b: PracticeText, field: Field) =>
  isSameValue(value(a, field), value(b, field));

export const differing = (a: PracticeText, b: PracticeText): Field[] =>
  FIELDS.filter((field) => !isSame(a, b, field));

/** `text` with one field as it is in `other`. */
export function withField(text: PracticeText, field: Field, other: PracticeText): PracticeText {
  switch (field) {
    case 'authors':
      return { ...text, authors: other.authors };
    case 'visibility':
      return { ...text, kind: other.kind, chosen: other.chosen };
    default:
      return { ...text, card: { ...text.card, [field]: other.card[field] } };
  }
}

/**
 * Puts together what two authors wrote at the same time. What only they changed becomes theirs, what only I changed
 * stays mine; what both changed stays mine as well and is named in `clashes`. Without a common `base` every
 * difference is a clash.
 */
export function merge(base: PracticeText | undefined, mine: PracticeText, theirs: PracticeText) {
  const apart = differing(mine, theirs);
  const onlyTheirs = apart.filter((field) => base && isSame(base, mine, field));
  const clashes = apart.filter(
    (field) => !base || (!isSame(base, mine, field) && !isSame(base, theirs, field)),
  );
  const merged = onlyTheirs.reduce((text, field) => withField(text, field, theirs), mine);
  return { merged: { ...merged, seen: theirs.seen }, clashes };
}

/** A field's text, to be laid beside another's. */
export function told(text: PracticeText, field: Field): string {
  switch (field) {
    case 'authors':
      return text.authors.map(({ name }) => name).join(', ');
    case 'visibility':
    case 'noChildKnown':
    case 'showing':
      return '';
    case 'steps':
      return text.card.steps.map((step) => [step.title, step.text].filter(Boolean).join('\n')).join('\n\n');
    case 'conditions': {
      const { equipment, skills, other } = text.card.conditions;
      return [other, ...equipment, ...skills].filter(Boolean).join('\n');
    }
    case 'topics':
    case 'competences':
      return text.card[field].join(', ');
    default:
      return text.card[field];
  }
}
