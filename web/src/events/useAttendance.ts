import { useEffect, useEffectEvent, useState } from 'react';
import { newKey } from '../shared/api/key';
import type { Problem } from '../shared/api/problem';
import { draftName, dropDraft, keepDraft, readDraft } from '../shared/form/drafts';
import { usePresence } from '../shared/me/me';
import { type Mark, type Participant, useMarks } from './queries';

const QUIET = 400;
const AGAIN = 30_000;

type Pending = ReadonlyMap<string, Mark>;

/**
 * Marks as they are tapped: shown at once, sent together when the finger rests, kept on this device and sent again until
 * the service has them. A mark may be sent twice: it says how things are, not how they change.
 */
export function useAttendance(id: string, participants: Participant[]) {
  const { me } = usePresence();
  const key = draftName(me.sub, `event-marks-${id}`);
  const send = useMarks(id);
  const [pending, setPending] = useState<Pending>(() => new Map(readDraft<[string, Mark][]>(key)?.values));

  useEffect(() => {
    if (pending.size > 0) {
      keepDraft(key, { values: [...pending], at: new Date().toISOString(), intent: newKey() });
    } else {
      dropDraft(key);
    }
  }, [key, pending]);

  const flush = useEffectEvent(() => {
    const sent = [...pending.values()];
    // What was tapped again meanwhile is still to be sent; what was refused would be refused again.
    const done = () => setPending((now) => new Map([...now].filter(([, mark]) => !sent.includes(mark))));
    send.mutate(sent, { onSuccess: done, onError: (problem) => isFinal(problem) && done() });
  });

  const isStuck = send.isError && !isFinal(send.error);
  useEffect(() => {
    if (pending.size > 0 && !send.isPending) {
      const timer = setTimeout(() => flush(), isStuck ? AGAIN : QUIET);
      // A weak line comes back without a word; one that was gone is told of, and nobody need wait then.
      const back = () => isStuck && flush();
      window.addEventListener('online', back);
      return () => {
        clearTimeout(timer);
        window.removeEventListener('online', back);
      };
    }
  }, [pending, send.isPending, isStuck]);

  const marks = new Map(participants.map(({ person, came }) => [person, came]));
  pending.forEach(({ came }, person) => marks.set(person, came ?? undefined));

  return {
    marks,
    mark: (more: Mark[]) => {
      // What is on its way goes on: two sendings at once could arrive in the wrong order.
      if (send.isError) {
        send.reset();
      }
      setPending((now) => new Map([...now, ...more.map((each) => [each.person, each] as const)]));
    },
    unsent: pending.size,
    problem: send.error,
    /** Whether the marks that could not be sent stay here and go again; else they were refused for good. */
    isKept: isStuck,
    retry: () => send.reset(),
  };
}

const isFinal = ({ kind }: Problem) => !['lost', 'busy', 'broken', 'signed-out'].includes(kind);
