import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Versioned } from '../shared/api/client';
import { Problem } from '../shared/api/problem';
import { useDraftForm } from '../shared/form/useDraftForm';
import { type Practice, practiceQuery, useWrite } from './queries';
import { type Field, type PracticeText, differing, merge, textOf, toSend, withField } from './text';

const QUIET = 1500;

/** What I and another author changed at the same time, and what they made of it. */
export interface Clash {
  fields: Field[];
  theirs: PracticeText;
}

/**
 * The text of a practice as a form that keeps itself: on this device at every pause between letters, with the service
 * after a longer one. What another author wrote in the meantime is put together with it; what both changed is asked.
 */
export function useSavedText(practice: Versioned<Practice>) {
  const { id, institution } = practice.value;
  const cache = useQueryClient();
  const write = useWrite(id);
  const [first] = useState(() => textOf(practice.value, practice.etag));
  const [savedAt, setSavedAt] = useState(practice.value.work?.changedAt);
  const [problem, setProblem] = useState<Problem>();
  const [clash, setClash] = useState<Clash>();
  /** What the service has, as far as we know. */
  const base = useRef(first);
  const isHeld = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<unknown>>(undefined);
  const { form, draft, showProblem } = useDraftForm<PracticeText>(`practice-${id}`, {
    initialValues: first,
    onValuesChange: () => later(),
  });

  function later(wait = QUIET) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), wait);
  }

  /** Answers the version that has all that is in the form, or undefined if it could not be put down. */
  async function save(): Promise<string | undefined> {
    clearTimeout(timer.current);
    while (running.current) {
      await running.current;
    }
    const mine = form.getValues();
    if (isHeld.current) {
      return undefined;
    }
    if (differing(base.current, mine).length === 0) {
      draft.sent();
      return base.current.seen;
    }
    return (await alone(put(mine))) ? save() : undefined;
  }

  /** One change at a time: the next one needs the version that this one makes. */
  async function alone(attempt: Promise<boolean>): Promise<boolean> {
    const ended = attempt.finally(() => {
      running.current = undefined;
    });
    running.current = ended;
    return ended;
  }

  async function put(mine: PracticeText): Promise<boolean> {
    try {
      const answer = await write.mutateAsync({ etag: base.current.seen, body: toSend(mine, institution) });
      base.current = { ...mine, seen: answer.etag };
      form.setFieldValue('seen', answer.etag);
      setSavedAt(answer.value.work?.changedAt);
      setProblem(undefined);
      return true;
    } catch (fault) {
      const refusal = Problem.from(fault);
      if (refusal.kind === 'stale') {
        return putTogether(base.current);
      }
      setProblem(refusal);
      showProblem(refusal);
      return false;
    }
  }

  /** Takes in what another author has put down; true if nothing is to be asked. */
  async function putTogether(common: PracticeText | undefined): Promise<boolean> {
    try {
      const latest = await cache.fetchQuery({ ...practiceQuery(id), staleTime: 0 });
      const theirs = textOf(latest.value, latest.etag);
      const { merged, clashes } = merge(common, form.getValues(), theirs);
      base.current = theirs;
      isHeld.current = clashes.length > 0;
      form.setValues(merged);
      setClash(clashes.length > 0 ? { fields: clashes, theirs } : undefined);
      return clashes.length === 0;
    } catch (fault) {
      setProblem(Problem.from(fault));
      return false;
    }
  }

  /** Ends the question about one field. */
  function settle(field: Field, whose: 'mine' | 'theirs') {
    if (!clash) {
      return;
    }
    if (whose === 'theirs') {
      form.setValues(withField(form.getValues(), field, clash.theirs));
    }
    const fields = clash.fields.filter((each) => each !== field);
    isHeld.current = fields.length > 0;
    setClash(fields.length > 0 ? { ...clash, fields } : undefined);
    later(0);
  }

  useEffect(() => {
    const { seen } = form.getValues();
    if (seen === first.seen) {
      later(0);
    } else {
      // Written on this device from an older text than the service has now.
      void alone(putTogether(undefined));
    }
    const again = () => later(0);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      void save();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for one practice; all that it calls reads refs only
  }, []);

  return {
    form,
    draft,
    showProblem,
    save,
    saving: write.isPending,
    savedAt,
    problem,
    clash,
    settle,
  };
}
