import { expect, it } from 'vitest';
import { wholeList } from './wholeList';

/** A list of the numbers below `end`, a thousand at once. */
const numbers = (end: number) => ({
  read: (after = '0') => {
    const from = Number(after);
    const to = Math.min(from + 1000, end);
    const items = Array.from({ length: to - from }, (_, place) => from + place);
    return Promise.resolve({ items, next: to < end ? String(to) : undefined });
  },
});

it('reads a list to its end and tells how far it is', async () => {
  const told: number[] = [];
  const { items, next } = await wholeList(numbers(2500))((count) => told.push(count));
  expect(items).toHaveLength(2500);
  expect(next).toBeUndefined();
  expect(told).toEqual([1000, 2000, 2500]);
});

it('leaves out what is not wanted', async () => {
  const { items } = await wholeList(numbers(5), (number) => number % 2 === 0)(() => undefined);
  expect(items).toEqual([0, 2, 4]);
});

it('stops somewhere, and says that there is more', async () => {
  const { items, next } = await wholeList(numbers(30_000))(() => undefined);
  expect(items).toHaveLength(20_000);
  expect(next).toBe('20000');
});
