import i18next from 'i18next';
import { queryClient } from '../shared/api/queries';
import { meQuery } from '../shared/me/me';

export const cache = queryClient(() => cache.setQueryData(meQuery.queryKey, null));

// Services answer in the reader's language: names of forms, levels, positions come anew in another.
i18next.on('languageChanged', () => void cache.invalidateQueries());
