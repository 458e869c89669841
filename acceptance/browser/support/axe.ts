import { type Page, expect } from '@playwright/test';
import axeCore from 'axe-core';

const WCAG_2_1_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

declare global {
  interface Window {
    axe?: typeof axeCore;
  }
}

/** Fails with the place and the rule of whatever on the page breaks WCAG 2.1 AA. */
export async function axe(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axeCore.source);
  }
  const found = await page.evaluate(async (levels) => {
    // What is still fading in has the contrast of its half-way state.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await window.axe!.run(document, {
      runOnly: levels,
      // Writing down all that is in order as well takes most of the time on a long table.
      resultTypes: ['violations'],
      // Only rules about sounds and locked screens want it, and no page has either.
      preload: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary}`,
      ),
    );
  }, WCAG_2_1_AA);
  expect(found, 'WCAG 2.1 AA').toEqual([]);
}
