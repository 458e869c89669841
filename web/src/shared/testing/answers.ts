import { vi } from 'vitest';

/** What the services answer in a test: the path without its query, and what is made of the request. */
export type Answers = Record<string, (request: Request) => unknown>;

/**
 * Answers the portal's requests as the services would; `Response` is handed on, anything else becomes JSON with the
 * `ETag` of its `version`. Returns the requests as they come.
 */
export function answering(answers: Answers) {
  const asked: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.clone());
    const { pathname } = new URL(request.url);
    const answer = answers[`${request.method} ${pathname}`];
    if (!answer) {
      return Response.json({ title: `Nobody answers ${request.method} ${pathname}` }, { status: 501 });
    }
    const body = await answer(request);
    if (body instanceof Response) {
      return body;
    }
    const version = (body as { version?: number } | undefined)?.version;
    return Response.json(body ?? null, { headers: version === undefined ? {} : { ETag: `"${version}"` } });
  });
  return asked;
}
