import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../shared/api/problem';
import { usePresence } from '../shared/me/me';
import { type Invitation, type ListedPerson, invite } from './queries';

interface Inviting {
  /** The links that the page shows. */
  made: Invitation[];
  /** Whether some of them were neither downloaded nor printed yet. */
  isUntaken: boolean;
  /** Whom the last run could not invite. */
  refused: { person: ListedPerson; problem: Problem }[];
  /** While it goes on. */
  run?: { done: number; total: number };
}

const NOTHING: Inviting = { made: [], isUntaken: false, refused: [] };

/** Kept beside what the services told, as long as the tab is open: leaving the page loses no link. */
const invitingQuery = (inviter: string) =>
  queryOptions({
    queryKey: ['invitations-made', inviter],
    queryFn: () => NOTHING,
    initialData: NOTHING,
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });

/** Closing the tab loses the links for good, on whichever page it is closed. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/** Inviting many. No service tells a link twice, so each is kept until it is taken away. */
export function useInviting() {
  const { me } = usePresence();
  const cache = useQueryClient();
  const options = invitingQuery(me.sub);
  const inviting = useQuery(options).data;

  const change = (next: (now: Inviting) => Partial<Inviting>) =>
    cache.setQueryData(options.queryKey, (now = NOTHING) => ({ ...now, ...next(now) }));

  const step = ({ run }: Inviting) => ({ run: run && { ...run, done: run.done + 1 } });

  return {
    ...inviting,
    /** One after the other: each link that was made is kept, whatever becomes of the next. */
    invite: async (people: ListedPerson[]) => {
      change(() => ({ refused: [], run: { done: 0, total: people.length } }));
      for (const person of people) {
        try {
          const invitation = await invite(person.id);
          window.addEventListener('beforeunload', ask);
          change((now) => ({ ...step(now), made: [...now.made, invitation], isUntaken: true }));
        } catch (error) {
          const refused = { person, problem: Problem.from(error) };
          change((now) => ({ ...step(now), refused: [...now.refused, refused] }));
        }
      }
      change(() => ({ run: undefined }));
      await cache.invalidateQueries({ queryKey: ['staff', 'people', 'list'] });
    },
    /** The links are in a file or on paper now. */
    take: () => {
      window.removeEventListener('beforeunload', ask);
      change(() => ({ isUntaken: false }));
    },
    /** Takes the links from the page. */
    clear: () => change(() => ({ made: [] })),
  };
}
