import { type Page, expect } from '@playwright/test';
import { axe } from './axe.ts';
import { fits, fitsFingers } from './fits.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Whoever opens a page finds it whole, readable and in reach: at the size it has, and as wide as a phone. */
export function wellMade(page: Page) {
  return atBothWidths(page, () => axe(page));
}

/** The same page in another language: its words are longer or shorter, its colours and names of fields are known. */
export function fitsItsWords(page: Page) {
  return atBothWidths(page, () => Promise.resolve());
}

async function atBothWidths(page: Page, look: () => Promise<void>) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  await fits(page);
  await look();
  const size = page.viewportSize()!;
  const { viewport: phone } = PHONE;
  if (size.width === phone.width) {
    await fitsFingers(page);
    return;
  }
  // Layouts follow the width alone, so whatever was typed and opened stays.
  await page.setViewportSize(phone);
  await fits(page);
  await fitsFingers(page);
  await look();
  await page.setViewportSize(size);
}
