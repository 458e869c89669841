import type { Base } from './merge';

/** What somebody has begun to write, kept on this device until it is sent. */
export interface Draft<Values> {
  values: Values;
  /** When it was kept last. */
  at: string;
  /** The `Idempotency-Key` under which exactly these values are sent. */
  intent: string;
  /** What they began from, if that is stored and others can change it meanwhile. */
  base?: Partial<Base<Values>>;
}

const PREFIX = 'kopilka.draft.';
const KEPT_DAYS = 60;

/** After a logout whatever a form would still keep on its way out is somebody's who has left. */
let hasLeft = false;

export const draftName = (person: string, name: string) => `${PREFIX}${person}.${name}`;

export function readDraft<Values>(name: string): Draft<Values> | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft<Values>(name: string, draft: Draft<Values>) {
  if (hasLeft) {
    return;
  }
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A full or forbidden store loses the draft, not the form.
  }
}

export function dropDraft(name: string) {
  localStorage.removeItem(name);
}

const drafts = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

/** Drafts that nobody came back to for two months. */
export function dropOldDrafts(now = Date.now()) {
  const oldest = now - KEPT_DAYS * 24 * 3600 * 1000;
  drafts()
    .filter((name) => !(Date.parse(readDraft(name)?.at ?? '') > oldest))
    .forEach(dropDraft);
}

/** Whether the person has written something here that was not sent. */
export const hasDrafts = (person: string) => drafts().some((name) => name.startsWith(draftName(person, '')));

/** Answers to surveys, which may be anonymous: no device keeps them for whoever comes next. */
export function dropAnswers(person: string) {
  drafts()
    .filter((name) => name.startsWith(draftName(person, 'survey-')))
    .forEach(dropDraft);
}

/** The person has logged out, and comes back, if at all, to nothing of theirs. */
export function leaveNoDrafts() {
  hasLeft = true;
  drafts().forEach(dropDraft);
}

/** An expired session's drafts wait for the same person alone: whoever else logs in on this device ends them. */
export function dropDraftsOfOthers(person: string) {
  hasLeft = false;
  drafts()
    .filter((name) => !name.startsWith(draftName(person, '')))
    .forEach(dropDraft);
}
