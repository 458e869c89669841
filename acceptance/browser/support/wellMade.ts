import { type Page, expect } from '@playwright/test';
import { axe } from './axe.ts';
import { fits, fitsFingers } from './fits.ts';

const PHONE = 400;

/** Whoever opens a page finds it whole, readable and in reach. */
export async function wellMade(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await fits(page);
  await axe(page);
  if ((page.viewportSize()?.width ?? 0) < PHONE) {
    await fitsFingers(page);
  }
}
