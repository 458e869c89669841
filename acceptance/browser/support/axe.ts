import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const WCAG_2_1_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Fails with the place and the rule of whatever on the page breaks WCAG 2.1 AA. */
export async function axe(page: Page) {
  // What is still fading in has the contrast of its half-way state.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations } = await new AxeBuilder({ page })
    // Writing down all that is in order as well, and carrying it through a second page, takes two thirds of the time.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG_2_1_AA)
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary}`,
    ),
  );
  expect(found, 'WCAG 2.1 AA').toEqual([]);
}
