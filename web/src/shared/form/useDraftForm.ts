import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/key';
import type { Problem } from '../api/problem';
import { usePresence } from '../me/me';
import { type Draft, draftName, dropDraft, keepDraft, readDraft } from './drafts';
import { type Base, isSame, mergeValues } from './merge';

const QUIET = 300;

export interface DraftForm<Values extends object> {
  form: UseFormReturnType<Values>;
  draft: {
    /** When the restored draft was kept; undefined if the form began empty. */
    restoredAt: string | undefined;
    /** The `Idempotency-Key` to send these values with: the same until something is changed. */
    intent: () => string;
    /** The values are with the service now. */
    sent: () => void;
    /** Begins anew. */
    discard: () => void;
    /** The version that the values build on, to be sent as `If-Match`; empty for something new. */
    version: () => string;
    /** Fields that somebody else changed as well; undefined when there are none. */
    clash: Clash | undefined;
  };
  /** Puts what the service said about single fields beside them. */
  showProblem: (problem: Problem) => void;
}

export interface Clash {
  fields: string[];
  /** Which of both the form shows. */
  shown: 'mine' | 'theirs';
  /** Shows the other one's, and the other way round. */
  swap: () => void;
}

interface Clashing<Values> {
  mine: Partial<Values>;
  theirs: Partial<Values>;
  shown: Clash['shown'];
}

/**
 * A form whose values survive a closed tab, a lost line and an expired login: kept on this device per person and
 * `name` (`event-new`, `event-<id>`), restored when the form is opened again. `version` is the `ETag` of what
 * `initialValues` are: when somebody else has changed that since, fields that were not touched here follow, and those
 * that both changed are told in `draft.clash`, so that nobody's change is written over unseen.
 */
export function useDraftForm<Values extends object>(
  name: string,
  { version, ...input }: UseFormInput<Values> & { initialValues: Values; version?: string },
): DraftForm<Values> {
  const { me } = usePresence();
  const key = draftName(me.sub, name);
  const [kept, setKept] = useState(() => readDraft<Values>(key));
  const intent = useRef(kept?.intent ?? newKey());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Draft<Values>>(undefined);
  const { t } = useTranslation('shared');
  // A draft of before it was known from what it began has no base.
  const base = useRef<Partial<Base<Values>>>(
    kept?.base ?? (kept ? {} : { version, values: input.initialValues }),
  );
  const [clashing, setClashing] = useState<Clashing<Values>>();

  const form = useForm<Values>({
    ...input,
    initialValues: { ...input.initialValues, ...kept?.values },
    onValuesChange: (values, before) => {
      input.onValuesChange?.(values, before);
      intent.current = newKey();
      waiting.current = { values, at: new Date().toISOString(), intent: intent.current, base: base.current };
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, QUIET);
    },
  });

  function keep() {
    if (waiting.current) {
      keepDraft(key, waiting.current);
      waiting.current = undefined;
    }
  }

  function forget() {
    clearTimeout(timer.current);
    waiting.current = undefined;
    intent.current = newKey();
    dropDraft(key);
    setKept(undefined);
  }

  useEffect(() => {
    if (version === base.current.version) {
      return;
    }
    const mine = form.getValues();
    const theirs = input.initialValues;
    const { merged, clashes } = mergeValues(base.current.values, mine, theirs);
    base.current = { version, values: theirs };
    form.setValues(merged);
    if (isSame(merged, theirs)) {
      forget();
    }
    if (clashes.length > 0) {
      setClashing({ mine: only(clashes, mine), theirs: only(clashes, theirs), shown: 'mine' });
      form.setErrors(Object.fromEntries(clashes.map((field) => [field, t('clash.here')])));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another version is what brings other values
  }, [version]);

  function swap({ mine, theirs, shown }: Clashing<Values>) {
    const now = only(Object.keys(mine) as (keyof Values)[], form.getValues());
    const kept = { mine, theirs, [shown]: now };
    const next = shown === 'mine' ? 'theirs' : 'mine';
    form.setValues({ ...form.getValues(), ...kept[next] });
    setClashing({ ...kept, shown: next });
  }

  useEffect(() => {
    // The last letters before the page is left are not lost either.
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      clearTimeout(timer.current);
      keep();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `keep` reads refs only
  }, [key]);

  return {
    form,
    draft: {
      restoredAt: kept?.at,
      intent: () => intent.current,
      sent: forget,
      discard: () => {
        form.setValues(input.initialValues);
        form.clearErrors();
        base.current = { version, values: input.initialValues };
        setClashing(undefined);
        forget();
      },
      version: () => base.current.version ?? '',
      clash: clashing && {
        fields: Object.keys(clashing.mine),
        shown: clashing.shown,
        swap: () => swap(clashing),
      },
    },
    showProblem: (problem) => {
      form.setErrors(
        Object.fromEntries(problem.errors.map(({ pointer, message }) => [fieldOf(pointer), message])),
      );
    },
  };
}

const only = <Values extends object>(fields: (keyof Values)[], values: Values) =>
  Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<Values>;

/** `/place/rooms/0` is the field `place.rooms.0`. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
