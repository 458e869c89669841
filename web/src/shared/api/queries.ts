import {
  QueryCache,
  QueryClient,
  MutationCache,
  infiniteQueryOptions,
  type QueryKey,
} from '@tanstack/react-query';
import { Problem } from './problem';

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
      queries: { retry: false, staleTime: 10_000 },
      mutations: { retry: false },
    },
  });
}
