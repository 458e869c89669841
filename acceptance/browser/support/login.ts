import { type Page, expect } from '@playwright/test';

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

/** The first login of somebody just invited: Keycloak asks for a password of their own. */
export async function logInFirst(page: Page, account: Account, chosen: string) {
  await giveAccount(page, account, '/');
  await page.locator('#password-new').fill(chosen);
  await page.locator('#password-confirm').fill(chosen);
  await page.locator('#kc-passwd-update-form [type="submit"]').click();
  await arrive(page);
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
