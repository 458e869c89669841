import { type Page, expect } from '@playwright/test';

/** A sample account of the network; the sandbox prints its password when it comes up. */
export interface Account {
  username: string;
  password: string;
}

/** Logs in through the portal's entry page and Keycloak's form, and waits until the portal knows the person. */
export async function logIn(page: Page, { username, password }: Account, path = '/') {
  await page.goto(path);
  await page.getByRole('link', { name: /^(Войти|Кіру|Log in)$/ }).click();
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
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
