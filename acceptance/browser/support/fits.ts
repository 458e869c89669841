import { type Page, expect } from '@playwright/test';

const FINGER = 44;

/** Nothing is wider than the screen, once the page has taken its size. */
export async function fits(page: Page) {
  const overflow = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(overflow, { message: 'the page scrolls sideways' }).toBeLessThanOrEqual(0);
}

/** Everything that is pressed on a phone is as large as a finger; links inside a sentence are excepted (WCAG 2.5.5). */
export async function fitsFingers(page: Page) {
  await expect.poll(() => tooSmall(page), { message: 'targets smaller than a finger' }).toEqual([]);
}

function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((finger) => {
    const pressed = 'button, select, [role="button"], [role="tab"], nav a, input:not([type="hidden"])';
    return [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => {
        // A field is pressed by its label as well, one with several values wherever its frame is.
        const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
        const frame = element.parentElement?.closest('.mantine-TagsInput-input, .mantine-MultiSelect-input');
        const boxes = [element, label, frame].flatMap((part) => part?.getBoundingClientRect() ?? []);
        const height = Math.max(...boxes.map((box) => box.height));
        const width = Math.max(...boxes.map((box) => box.width));
        return { element, box: { height, width } };
      })
      .filter(({ box }) => box.width > 1 && (box.height < finger - 0.5 || box.width < finger - 0.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} is ${box.width} × ${box.height}`);
  }, FINGER);
}
