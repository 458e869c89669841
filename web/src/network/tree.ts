import { grouped } from '../shared/grouped';
import type { Institution } from '../shared/staff/institutions';

export interface Branch {
  node: Institution;
  branches: Branch[];
}

/** The branches below a node, each with its own, in the order of their names. */
export function branchesBelow(
  nodes: Institution[],
  parent: string,
  compare: (a: string, b: string) => number,
): Branch[] {
  const byParent = grouped(nodes, (node) => node.parent);
  const below = (id: string): Branch[] =>
    (byParent.get(id) ?? [])
      .toSorted((a, b) => compare(a.name, b.name))
      .map((node) => ({ node, branches: below(node.id) }));
  return below(parent);
}
