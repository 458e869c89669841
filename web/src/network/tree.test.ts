import { expect, it } from 'vitest';
import type { Institution } from '../shared/staff/institutions';
import { branchesBelow } from './tree';

const node = (id: string, parent: string): Institution => ({
  id,
  name: id,
  kind: 'district',
  parent,
  version: 1,
  keeps: false,
});

it('hangs every branch below its own, in the order of names', () => {
  const tree = branchesBelow(
    [node('район Б', 'область'), node('область', 'сеть'), node('район А', 'область'), node('город', 'сеть')],
    'сеть',
    (a, b) => a.localeCompare(b),
  );
  expect(tree.map(({ node: { id } }) => id)).toEqual(['город', 'область']);
  expect(tree[1]?.branches.map(({ node: { id } }) => id)).toEqual(['район А', 'район Б']);
});
