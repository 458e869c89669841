import i18next from 'i18next';
import { queryClient } from '../shared/api/queries';
import { meQuery } from '../shared/me/me';

export const cache = queryClient(() => cache.setQueryData(meQuery.queryKey, null));

// Services answer in the reader's language: names of forms, levels, positions come anew in another.
i18next.on('languageChanged', () => {
  const firstOnTheirWay = cache
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  void cache.invalidateQueries();
  // An invalidation waits for a first answer rather than asking again, and that one was asked for in the old language.
  for (const query of firstOnTheirWay) {
    query.fetch().then(
      () => cache.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      () => undefined,
    );
  }
});
