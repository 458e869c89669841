import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { newKey } from '../api/key';
import type { Problem } from '../api/problem';
import { usePresence } from '../me/me';
import { type Draft, draftName, dropDraft, keepDraft, readDraft } from './drafts';

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
  };
  /** Puts what the service said about single fields beside them. */
  showProblem: (problem: Problem) => void;
}

/**
 * A form whose values survive a closed tab, a lost line and an expired login: kept on this device per person and
 * `name` (`event-new`, `event-<id>`), restored when the form is opened again.
 */
export function useDraftForm<Values extends object>(
  name: string,
  input: UseFormInput<Values> & { initialValues: Values },
): DraftForm<Values> {
  const { me } = usePresence();
  const key = draftName(me.sub, name);
  const [kept, setKept] = useState(() => readDraft<Values>(key));
  const intent = useRef(kept?.intent ?? newKey());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Draft<Values>>(undefined);

  const form = useForm<Values>({
    ...input,
    initialValues: { ...input.initialValues, ...kept?.values },
    onValuesChange: (values, before) => {
      input.onValuesChange?.(values, before);
      intent.current = newKey();
      waiting.current = { values, at: new Date().toISOString(), intent: intent.current };
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
        forget();
      },
    },
    showProblem: (problem) => {
      form.setErrors(
        Object.fromEntries(problem.errors.map(({ pointer, message }) => [fieldOf(pointer), message])),
      );
    },
  };
}

/** `/place/rooms/0` is the field `place.rooms.0`. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
