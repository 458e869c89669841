/** A line of a slope chart: two values on one axis; `y` are places from the top in the picture's own units. */
export interface Slope {
  key: string;
  from: number;
  to: number;
}

export interface Drawn {
  key: string;
  y: [number, number];
  /** Where the numbers stand, moved apart so that none covers another. */
  label: [number, number];
}

export const GAP = 20;
const EDGE = 14;

/** Places lines in a picture that is high enough for their numbers. `least` on top is for places in a ranking. */
export function draw(slopes: Slope[], leastOnTop: boolean): { lines: Drawn[]; height: number } {
  const height = Math.max(180, slopes.length * GAP + 2 * EDGE);
  const values = slopes.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => {
    const share = most > least ? (value - least) / (most - least) : 0.5;
    return EDGE + (leastOnTop ? share : 1 - share) * (height - 2 * EDGE);
  };
  const ends = [slopes.map(({ from }) => y(from)), slopes.map(({ to }) => y(to))] as const;
  const labels = ends.map((side) => spread(side, GAP, EDGE, height - EDGE));
  return {
    height,
    lines: slopes.map(({ key }, at) => ({
      key,
      y: [ends[0][at] ?? 0, ends[1][at] ?? 0],
      label: [labels[0]?.[at] ?? 0, labels[1]?.[at] ?? 0],
    })),
  };
}

/** Moves what stands closer than `gap` apart, keeping the order and the bounds. */
export function spread(places: number[], gap: number, top: number, bottom: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  let free = top;
  for (const each of order) {
    each.place = Math.max(each.place, free);
    free = each.place + gap;
  }
  let limit = bottom;
  for (const each of order.toReversed()) {
    each.place = Math.min(each.place, limit);
    limit = each.place - gap;
  }
  const moved = [...places];
  order.forEach(({ place, at }) => {
    moved[at] = place;
  });
  return moved;
}
