import {
  QueryCache,
  QueryClient,
  MutationCache,
  infiniteQueryOptions,
  type QueryKey,
} from '@tanstack/react-query';
import { Problem, type ProblemKind } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

/** One stretch of a list; `next` is handed back as `after`. */
export interface Stretch<Item> {
  items: Item[];
  next?: string | null;
}

/** Query options of a list that is read stretch by stretch («Показать ещё»); `read` is for reading all of it at once. */
export function listOptions<Item>(
  key: QueryKey,
  read: (after: string | undefined, signal: AbortSignal) => Promise<Stretch<Item>>,
) {
  const options = infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Stretch<Item>) => last.next ?? undefined,
  });
  return { ...options, read };
}

/** How often what others change meanwhile is read anew, in milliseconds. */
export const CLOSELY = 1_000;
export const CALMLY = 3_000;
/** Sums for which a service reads much. */
export const SELDOM = 30_000;
const AFTER_A_FAILURE = 5_000;
const FINAL: readonly ProblemKind[] = ['signed-out', 'forbidden', 'missing'];

/**
 * For what people watch together: read anew while its page is looked at, not behind another tab and not without a line;
 * `moves` says whether what was read can still change. A form does not use it, so nothing moves under whoever types.
 * Nor is there an `If-None-Match`: an `ETag` names what a change builds on, and an event keeps its own when a seat is
 * taken.
 */
export function watched<Data = unknown>(every: number, moves: (data: Data) => boolean = () => true) {
  return {
    refetchInterval: ({ state }: { state: { data?: NoInfer<Data>; error: Problem | null } }) => {
      if (state.error) {
        const { kind, retryAfter = 0 } = state.error;
        return !FINAL.includes(kind) && Math.max(AFTER_A_FAILURE, retryAfter * 1000);
      }
      return state.data !== undefined && moves(state.data) && every;
    },
  };
}

/** `onSignedOut` is called when a service answers that nobody is logged in any more. */
export function queryClient(onSignedOut: () => void) {
  const watch = (error: unknown) => {
    if (error instanceof Problem && error.kind === 'signed-out') {
      onSignedOut();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      // Trying again is persistentFetch's work: it knows the key of a POST and the wait that the service asked for.
      queries: { retry: false, staleTime: 1_000 },
      mutations: { retry: false },
    },
  });
}
