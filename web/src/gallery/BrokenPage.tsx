import { Problem } from '../shared/api/problem';

export default function BrokenPage(): never {
  throw new Problem({ status: 500 });
}
