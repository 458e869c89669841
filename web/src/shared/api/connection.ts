import { useSyncExternalStore } from 'react';

/**
 * How the line to the services is: while it is `lost` something is tried again by itself, `busy` tells when the next try
 * is; `off` is a device without a line of which nothing is asked.
 */
export type Connection =
  { state: 'good' } | { state: 'off' } | { state: 'lost' } | { state: 'busy'; until: number };

const GOOD: Connection = { state: 'good' };
const OFF: Connection = { state: 'off' };
const LOST: Connection = { state: 'lost' };

const idle = () => (navigator.onLine ? GOOD : OFF);

let current: Connection = idle();
const readers = new Set<() => void>();

function tell(next: Connection) {
  if (next !== current) {
    current = next;
    readers.forEach((read) => read());
  }
}

window.addEventListener('offline', () => tell(OFF));
window.addEventListener('online', () => tell(GOOD));

export const connection = {
  good: () => tell(GOOD),
  lost: () => tell(LOST),
  /** Nothing is tried any more: whoever asked is told where they asked. */
  givenUp: () => tell(idle()),
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
