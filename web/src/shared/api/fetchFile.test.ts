import { expect, it } from 'vitest';
import { nameIn } from './fetchFile';

it('takes the name that the service gave the file', () => {
  expect(nameIn('attachment; filename="counts-2026.xlsx"')).toBe('counts-2026.xlsx');
  expect(nameIn('attachment; filename="x.xlsx"; filename*=UTF-8\'\'%D0%9F%D0%BB%D0%B0%D0%BD.xlsx')).toBe(
    'План.xlsx',
  );
});
