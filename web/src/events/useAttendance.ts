import { useEffect, useEffectEvent, useState } from 'react';
import { newKey } from '../shared/api/key';
import type { Problem } from '../shared/api/problem';
import { draftName, dropDraft, keepDraft, readDraft } from '../shared/form/drafts';
import { usePresence } from '../shared/me/me';
import { type Mark, type Participant, useMarks } from './queries';

const QUIET = 400;

type Pending = ReadonlyMap<string, Mark>;

/**
 * Marks as they are tapped: shown at once, sent together when the finger rests, kept on this device until the service
 * has them. A mark may be sent twice: it says how things are, not how they change.
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

  useEffect(() => {
    if (pending.size > 0 && !send.isPending && !send.isError) {
      const timer = setTimeout(() => flush(), QUIET);
      return () => clearTimeout(timer);
    }
  }, [pending, send.isPending, send.isError]);

  const marks = new Map(participants.map(({ person, came }) => [person, came]));
  pending.forEach(({ came }, person) => marks.set(person, came));

  return {
    marks,
    mark: (more: Mark[]) => {
      send.reset();
      setPending((now) => new Map([...now, ...more.map((each) => [each.person, each] as const)]));
    },
    unsent: pending.size,
    problem: send.error,
    retry: () => send.reset(),
  };
}

const isFinal = ({ kind }: Problem) => !['lost', 'busy', 'broken', 'signed-out'].includes(kind);
