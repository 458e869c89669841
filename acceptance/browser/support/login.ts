import { type APIRequestContext, type APIResponse, type Page, expect, request } from '@playwright/test';

/** The portal that is walked. */
export const BASE_URL = process.env.KOPILKA_PORTAL ?? 'http://localhost:8080';

/** A sample account of the network; the sandbox prints its password when it comes up. */
export interface Account {
  username: string;
  password: string;
}

/** Logs in through the portal's entry page and Keycloak's form, and waits until the portal knows the person. */
export async function logIn(page: Page, account: Account, path = '/') {
  await giveAccount(page, account, path);
  await arrive(page);
}

/** The first login of somebody just invited: Keycloak asks for a password of their own, on a page to `look` at. */
export async function logInFirst(
  page: Page,
  account: Account,
  chosen: string,
  look: (page: Page) => Promise<void>,
) {
  await giveAccount(page, account, '/');
  await expect(page.locator('#password-new')).toBeVisible();
  await look(page);
  await page.locator('#password-new').fill(chosen);
  await page.locator('#password-confirm').fill(chosen);
  await page.locator('#kc-passwd-update-form [type="submit"]').click();
  await arrive(page);
}

/** The same as the browser does it but without drawing anything, for those of whom a walk needs many. */
export async function choosePassword({ username, password }: Account, chosen: string) {
  const browser = await quietBrowser();
  let asked: APIResponse;
  // Keycloak refuses a login for the moment in which somebody else asks it for the same account.
  await expect(async () => {
    asked = await submit(browser, await browser.get('/login'), { username, password });
    expect(await asked.text()).toContain('password-new');
  }).toPass({ timeout: 20_000 });
  await submit(browser, asked!, { 'password-new': chosen, 'password-confirm': chosen });
  expect((await browser.get('/api/me')).ok(), `${username} is logged in`).toBe(true);
  await browser.dispose();
}

/** Somebody logged in who calls the API and looks at no page. */
export async function logInQuietly({ username, password }: Account): Promise<APIRequestContext> {
  const browser = await quietBrowser();
  await submit(browser, await browser.get('/login'), { username, password });
  expect((await browser.get('/api/me')).ok(), `${username} is logged in`).toBe(true);
  return browser;
}

const quietBrowser = () => request.newContext({ baseURL: BASE_URL });

async function submit(browser: APIRequestContext, page: APIResponse, form: Record<string, string>) {
  const action = /<form[^>]+action="([^"]+)"/.exec(await page.text())?.[1];
  expect(action, `a form at ${page.url()}`).toBeTruthy();
  return browser.post(action!.replaceAll('&amp;', '&'), { form });
}

async function giveAccount(page: Page, { username, password }: Account, path: string) {
  await page.goto(path);
  await page.getByRole('link', { name: /^(Войти|Кіру|Log in)$/ }).click();
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
}

/** Keycloak's own pages have a banner as well. */
async function arrive(page: Page) {
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/realms/'), { waitUntil: 'commit' });
  await expect(page.getByRole('banner')).toBeVisible();
}

/** The account that a walk is to use: from the environment, so that no password is in the repository. */
export function accountFromEnvironment(): Account {
  const username = process.env.KOPILKA_WALK_USER;
  const password = process.env.KOPILKA_WALK_PASSWORD;
  if (!username || !password) {
    throw new Error('KOPILKA_WALK_USER and KOPILKA_WALK_PASSWORD name the account that walks the portal');
  }
  return { username, password };
}
