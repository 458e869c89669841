import i18next from 'i18next';
import { persistentFetch } from './persistentFetch';
import { Problem } from './problem';

/** A file that a service makes, in the reader's language, with the name that the service gives it. */
export async function fetchFile(address: string): Promise<{ name: string; content: Blob }> {
  const request = new Request(new URL(address, window.location.origin), {
    headers: { 'Accept-Language': i18next.language },
  });
  const response = await persistentFetch(request);
  if (!response.ok) {
    throw Problem.of(response, await response.json().catch(() => undefined));
  }
  return { name: nameIn(response.headers.get('Content-Disposition') ?? ''), content: await response.blob() };
}

/** RFC 6266: `filename*` is in UTF-8 and goes before the plain `filename`. */
export function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'file');
}
