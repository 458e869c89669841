import type { InfiniteData } from '@tanstack/react-query';
import type { Stretch } from '../api/queries';

interface ListResult<Item> {
  data: InfiniteData<Stretch<Item>> | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** A list query as a DataTable wants it: `<DataTable {...stretches(useInfiniteQuery(peopleList()))} …>`. */
export function stretches<Item>(query: ListResult<Item>) {
  return {
    rows: query.data?.pages.flatMap(({ items }) => items),
    more: {
      left: query.hasNextPage,
      loading: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    },
  };
}
