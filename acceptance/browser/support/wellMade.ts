import { type Page, expect } from '@playwright/test';
import { axe } from './axe.ts';
import { fits, fitsFingers } from './fits.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Whoever opens a page finds it whole, readable and in reach: at the size it has, and as wide as a phone. */
export async function wellMade(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  await fits(page);
  await axe(page);
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
  await axe(page);
  await page.setViewportSize(size);
}
