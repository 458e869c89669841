/** What was wrong with one field: where (a JSON pointer) and a sentence in the reader's language. */
export interface FieldProblem {
  pointer: string;
  message: string;
}

/** What the reader can do about it decides the kind; the service's own name for it is `type`. */
export type ProblemKind =
  'lost' | 'signed-out' | 'forbidden' | 'missing' | 'stale' | 'invalid' | 'busy' | 'broken' | 'refused';

interface Details {
  status: number;
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldProblem[];
  /** Whatever else the service told: `reason`, `row`, … */
  more?: Record<string, unknown>;
  retryAfter?: number;
}

const URN = 'urn:kopilka:problem:';

/** A refusal of a service (RFC 9457), or the loss of the connection to it (status 0). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** The service's name for it without the common beginning: `sign-up-refused`. */
  readonly type: string;
  /** One sentence in the reader's language; empty if the answer was not the service's own. */
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[];
  readonly more: Record<string, unknown>;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(details: Details, options?: ErrorOptions) {
    super(details.title ?? `HTTP ${details.status}`, options);
    this.status = details.status;
    this.type = details.type?.replace(URN, '') ?? 'about:blank';
    this.title = details.title ?? '';
    this.detail = details.detail;
    this.errors = details.errors ?? [];
    this.more = details.more ?? {};
    this.retryAfter = details.retryAfter;
  }

  get kind(): ProblemKind {
    switch (this.status) {
      case 0:
        return 'lost';
      case 401:
        return 'signed-out';
      case 403:
        return 'forbidden';
      case 404:
      case 410:
        return 'missing';
      case 412:
        return 'stale';
      case 400:
      case 422:
        return 'invalid';
      case 429:
      case 503:
        return 'busy';
      default:
        return this.status >= 500 ? 'broken' : 'refused';
    }
  }

  /** Reads an answer that was not a success; `body` is its parsed body. */
  static of(response: Response, body: unknown): Problem {
    const { type, title, detail, errors, ...more } = isRecord(body) ? body : {};
    return new Problem({
      status: response.status,
      type: text(type),
      title: text(title),
      detail: text(detail),
      errors: Array.isArray(errors) ? errors.filter(isFieldProblem) : [],
      more,
      retryAfter: secondsOf(response.headers.get('Retry-After')),
    });
  }

  static lost(cause: unknown): Problem {
    return new Problem({ status: 0, type: 'connection-lost' }, { cause });
  }

  /** Whatever was thrown, as a problem that can be shown. */
  static from(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem({ status: 500 }, { cause: error });
  }
}

/** `Retry-After` is seconds or a date. */
export function secondsOf(header: string | null): number | undefined {
  if (!header) {
    return undefined;
  }
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.pointer === 'string' && typeof value.message === 'string';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
