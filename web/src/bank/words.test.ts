import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { startWords } from '../shared/i18n/i18n';
import { ages } from './words';

beforeAll(async () => {
  await startWords('ru');
  await i18next.loadNamespaces('bank');
});

it.each([
  [3, 5, '3–5 лет'],
  [1, 1, '1 год'],
  [1, undefined, 'от 1 года'],
  [3, undefined, 'от 3 лет'],
  [undefined, 1, 'до 1 года'],
  [undefined, 7, 'до 7 лет'],
  [undefined, undefined, ''],
])('ages from %s to %s are said as a colleague would', (ageFrom, ageTo, said) => {
  expect(ages({ ageFrom, ageTo }, i18next.getFixedT('ru', 'bank'))).toBe(said);
});
