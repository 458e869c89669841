import { type Page, expect } from '@playwright/test';
import { axe } from './axe.ts';
import { fits, fitsFingers } from './fits.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Whoever opens a page finds it whole, readable and in reach: at the size it has, and as wide as a phone. */
export function wellMade(page: Page) {
  return atBothWidths(page, () => axe(page));
}

/** A page of Keycloak's, whose fields are somewhat lower than a finger is wide: readable at both widths. */
export function readable(page: Page) {
  return atBothWidths(
    page,
    () => axe(page),
    () => Promise.resolve(),
  );
}

/** The same page in another language: its words are longer or shorter, its colours and names of fields are known. */
function fitsItsWords(page: Page) {
  return atBothWidths(page, () => Promise.resolve());
}

/** Opens each address in Kazakh and in English, where the page has to fit its words as well, and goes back to Russian. */
export async function fitsKazakhAndEnglish(page: Page, addresses: string[]) {
  for (const [language, name] of [
    ['kk', 'Қазақша'],
    ['en', 'English'],
  ] as const) {
    await speak(page, name);
    for (const at of addresses) {
      await page.goto(at);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await fitsItsWords(page);
    }
  }
  await speak(page, 'Русский');
}

async function speak(page: Page, language: string) {
  const isPhone = page.viewportSize()!.width < 400;
  if (isPhone) {
    await page.getByRole('button', { name: /настройки и выход|баптау|settings/ }).click();
  }
  await page.getByRole('button', { name: language }).click();
  if (isPhone) {
    // The sheet stays for whoever wants to set more.
    await page.keyboard.press('Escape');
  }
}

async function atBothWidths(page: Page, look: () => Promise<void>, reach = fitsFingers) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  await fits(page);
  await look();
  const size = page.viewportSize()!;
  const { viewport: phone } = PHONE;
  if (size.width === phone.width) {
    await reach(page);
    return;
  }
  // Layouts follow the width alone, so whatever was typed and opened stays.
  await page.setViewportSize(phone);
  await fits(page);
  await reach(page);
  await look();
  await page.setViewportSize(size);
}
