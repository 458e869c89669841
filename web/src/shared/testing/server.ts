import { vi } from 'vitest';

type Answer = (request: Request) => unknown;

/** A service's answers by method and path, `GET /api/…`; tells what was asked. What has no answer is a 404. */
export function server(answers: Record<string, Answer>) {
  const asked: { what: string; query: string; body: string; ifMatch: string | null }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const what = `${request.method} ${pathname}`;
    const isForm = request.headers.get('Content-Type')?.startsWith('multipart/');
    asked.push({
      what,
      query: search,
      body: isForm ? 'a form' : await request.clone().text(),
      ifMatch: request.headers.get('If-Match'),
    });
    const answer = answers[what];
    return answer
      ? Response.json(await answer(request), { headers: { ETag: '"1"' } })
      : Response.json({ type: 'urn:kopilka:problem:not-found', title: 'Нет такой записи' }, { status: 404 });
  });
  return asked;
}
