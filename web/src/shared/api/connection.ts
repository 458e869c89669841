import { useSyncExternalStore } from 'react';

/** How the line to the services is: `busy` tells when the next try is made by itself. */
export type Connection = { state: 'good' } | { state: 'lost' } | { state: 'busy'; until: number };

const GOOD: Connection = { state: 'good' };
const LOST: Connection = { state: 'lost' };

let current: Connection = navigator.onLine ? GOOD : LOST;
const readers = new Set<() => void>();

function tell(next: Connection) {
  if (next !== current) {
    current = next;
    readers.forEach((read) => read());
  }
}

window.addEventListener('offline', () => tell(LOST));
window.addEventListener('online', () => tell(GOOD));

export const connection = {
  good: () => tell(GOOD),
  lost: () => tell(LOST),
  busy: (until: number) => tell({ state: 'busy', until }),
};

export function useConnection(): Connection {
  return useSyncExternalStore(
    (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    () => current,
  );
}
