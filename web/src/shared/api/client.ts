import i18next from 'i18next';
import createClient, { type Middleware } from 'openapi-fetch';
import { newKey } from './key';
import { persistentFetch } from './persistentFetch';
import { Problem } from './problem';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** What every request carries: the reader's language, the CSRF token, and for a POST the key that makes it once. */
const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language);
    if (!SAFE.includes(request.method)) {
      request.headers.set('X-XSRF-TOKEN', csrfToken());
    }
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newKey());
    }
    return request;
  },
};

/** A client for one service's OpenAPI: `client<paths>()`. */
export function client<Paths extends object>() {
  const made = createClient<Paths>({ baseUrl: window.location.origin, fetch: persistentFetch });
  made.use(headers);
  return made;
}

/**
 * The gateway puts the token in a cookie that scripts may read; sending it back proves that we are its page. Over https
 * the cookie has a name that no other host of the domain can set.
 */
export function csrfToken(): string {
  const prefix = window.location.protocol === 'https:' ? '__Host-' : '';
  const cookie = document.cookie.split('; ').find((each) => each.startsWith(`${prefix}XSRF-TOKEN=`));
  return decodeURIComponent(cookie?.slice(cookie.indexOf('=') + 1) ?? '');
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** The body of a success; anything else becomes a {@link Problem}. */
export function orThrow<A extends Answer>(answer: A): NonNullable<A['data']> {
  if (!answer.response.ok) {
    throw Problem.of(answer.response, answer.error);
  }
  return answer.data as NonNullable<A['data']>;
}

/** What was read, together with the version it had: hand `etag` back as `If-Match` when you change it. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

export function versioned<A extends Answer>(answer: A): Versioned<NonNullable<A['data']>> {
  return { value: orThrow(answer), etag: answer.response.headers.get('ETag') ?? '' };
}
