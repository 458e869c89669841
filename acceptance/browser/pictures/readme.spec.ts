import { fileURLToPath } from 'node:url';
import { type Browser, type Page } from '@playwright/test';
import { logIn } from '../support/login.ts';
import { call } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const DESK = { viewport: { width: 1200, height: 760 } };
const PHONE = { viewport: { width: 380, height: 760 }, hasTouch: true, isMobile: true };

const picture = (name: string) =>
  fileURLToPath(new URL(`../../../docs/pictures/${name}.png`, import.meta.url));

async function as(browser: Browser, username: string, screen: typeof DESK | typeof PHONE): Promise<Page> {
  const password = process.env.KOPILKA_WALK_PASSWORD ?? '';
  const page = await (await browser.newContext(screen)).newPage();
  await logIn(page, { username, password });
  return page;
}

/** What is still loading is no picture. */
async function take(page: Page, name: string) {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.screenshot({ path: picture(name) });
}

test('the desk of a methodist', async ({ browser }) => {
  const page = await as(browser, 'sokolova.m', DESK);
  await take(page, 'today');
  const { body } = await call<{ items: { id: string; answered: number; status: string }[] }>(
    page,
    'GET',
    '/api/surveys/waves',
  );
  const wave = body.items
    .filter(({ status }) => status === 'closed')
    .reduce((most, each) => (each.answered > most.answered ? each : most));
  await page.goto(`/surveys/${wave.id}/results`);
  await page.getByRole('figure', { name: /^Нужнее всего/ }).scrollIntoViewIfNeeded();
  await take(page, 'results');
});

test('an educator on a phone', async ({ browser }) => {
  const page = await as(browser, 'suleimenova.g', PHONE);
  await take(page, 'today-phone');
});
