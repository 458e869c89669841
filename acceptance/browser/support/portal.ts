import { type Page, expect } from '@playwright/test';

/** Calls the API as the person who is logged in on a page: same session, same guard against forged writes. */
export async function call<T>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<{ body: T; etag: string }> {
  const cookies = await page.context().cookies(process.env.KOPILKA_PORTAL ?? 'http://localhost:8080');
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request.fetch(path, {
    method,
    data,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), ...headers },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return { body: (await answer.json()) as T, etag: answer.headers()['etag'] ?? '' };
}
