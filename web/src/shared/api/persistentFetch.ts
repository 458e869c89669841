import { connection } from './connection';
import { Problem, secondsOf } from './problem';

/** Waits before the second, third, … try, in seconds; after the last the reader is asked. */
const WAITS = [0.5, 1, 2, 4, 8];
const LONGEST_WAIT = 10;

/**
 * Sends a request until it is answered, or gives up after about a quarter of a minute. Repeating is safe: a GET
 * changes nothing, a POST carries its `Idempotency-Key`, and every other change carries `If-Match`.
 */
export async function persistentFetch(request: Request): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const wait = WAITS[attempt];
    try {
      const response = await fetch(request.clone());
      const seconds = busyFor(response, wait);
      if (seconds === undefined) {
        connection.good();
        return response;
      }
      connection.busy(Date.now() + seconds * 1000);
      await pause(seconds, request.signal);
    } catch (error) {
      if (request.signal.aborted) {
        throw error;
      }
      if (wait === undefined) {
        connection.givenUp();
        throw Problem.lost(error);
      }
      connection.lost();
      await pause(wait, request.signal);
    }
  }
}

/** How long to wait before asking again, or undefined if this answer is the one to hand on. */
function busyFor(response: Response, wait: number | undefined): number | undefined {
  if (wait === undefined || (response.status !== 429 && response.status !== 503)) {
    return undefined;
  }
  const seconds = secondsOf(response.headers.get('Retry-After')) ?? wait;
  return seconds <= LONGEST_WAIT ? seconds : undefined;
}

/** Ends early when the browser says that the line is back, and with the request when its reader leaves. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(go, seconds * 1000);
    window.addEventListener('online', go);
    signal.addEventListener('abort', stop);
    function clear() {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      signal.removeEventListener('abort', stop);
    }
    function go() {
      clear();
      resolve();
    }
    function stop() {
      clear();
      reject(signal.reason as Error);
    }
  });
}
