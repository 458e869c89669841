import { type APIRequestContext, type Page, expect } from '@playwright/test';

/** Calls the API as the person who is logged in there: same session, same guard against forged writes. */
export async function call<T>(
  as: Page | APIRequestContext,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<{ body: T; etag: string }> {
  const browser = 'request' in as ? as.request : as;
  const { cookies } = await browser.storageState();
  const token = cookies.find(({ name }) => name.endsWith('XSRF-TOKEN'))?.value ?? '';
  const answer = await browser.fetch(path, {
    method,
    data,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), ...headers },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  const text = await answer.text();
  return { body: (text ? JSON.parse(text) : undefined) as T, etag: answer.headers()['etag'] ?? '' };
}
