import { queryClient } from '../shared/api/queries';
import { meQuery } from '../shared/me/me';

export const cache = queryClient(() => cache.setQueryData(meQuery.queryKey, null));
