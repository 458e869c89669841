import { describe, expect, it } from 'vitest';
import { GAP, draw, spread } from './slope';

describe('numbers beside a slope chart', () => {
  it('stand apart, in their order and inside the picture', () => {
    const places = [100, 101, 102, 180, 14];
    const moved = spread(places, 20, 14, 186);
    const inOrder = places
      .map((place, at) => ({ place, to: moved[at] ?? 0 }))
      .sort((a, b) => a.place - b.place);
    inOrder.slice(1).forEach(({ to }, at) => expect(to - (inOrder[at]?.to ?? 0)).toBeGreaterThanOrEqual(20));
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...moved)).toBeLessThanOrEqual(186);
  });

  it('stay where they are if there is room', () => {
    expect(spread([30, 90], 20, 14, 186)).toEqual([30, 90]);
  });
});

describe('a slope chart', () => {
  const slopes = [
    { key: 'a', from: 1, to: 3 },
    { key: 'b', from: 3, to: 1 },
  ];

  it('has the greatest value on top', () => {
    const [a] = draw(slopes, false).lines;
    expect(a?.y[0]).toBeGreaterThan(a?.y[1] ?? 0);
  });

  it('has the first place of a ranking on top', () => {
    const [a] = draw(slopes, true).lines;
    expect(a?.y[0]).toBeLessThan(a?.y[1] ?? 0);
  });

  it('is as high as its numbers need, even if all are the same', () => {
    const many = Array.from({ length: 17 }, (_, at) => ({ key: String(at), from: 5, to: 5 }));
    const { height, lines } = draw(many, false);
    expect(height).toBeGreaterThanOrEqual(17 * GAP);
    expect(new Set(lines.map(({ label }) => Math.round(label[0]))).size).toBe(17);
  });
});
