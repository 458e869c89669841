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

export const draftName = (person: string, name: string) => `${PREFIX}${person}.${name}`;

export function readDraft<Values>(name: string): Draft<Values> | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft<Values>(name: string, draft: Draft<Values>) {
  try {
    localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A full or forbidden store loses the draft, not the form.
  }
}

export function dropDraft(name: string) {
  localStorage.removeItem(name);
}

/** Drafts that nobody came back to for two months. */
export function dropOldDrafts(now = Date.now()) {
  const oldest = now - KEPT_DAYS * 24 * 3600 * 1000;
  Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .filter((name) => !(Date.parse(readDraft(name)?.at ?? '') > oldest))
    .forEach(dropDraft);
}
