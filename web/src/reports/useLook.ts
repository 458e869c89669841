import { useSearchParams } from 'react-router';
import { usePresence } from '../shared/me/me';
import { NETWORK } from '../shared/staff/institutions';

/** What is looked at stands in the address: the node, and whatever else a page asks for. */
export function useLook() {
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  return {
    below: params.get('below') ?? acting?.institution ?? NETWORK,
    get: (key: string) => params.get(key),
    change: (key: string, value: string | undefined) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) {
            next.set(key, value);
          } else {
            next.delete(key);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
