import { expect, test as base } from '@playwright/test';

/** A test that also fails on what the browser refused or could not run: our CSP is strict and stays so. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) {
          faults.push(message.text());
        }
      });
      await use(undefined);
      expect(faults, 'faults in the browser').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
