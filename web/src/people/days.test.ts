import { describe, expect, it } from 'vitest';
import { readDay, written } from './days';

describe('a day as people write it', () => {
  it('is read with points or slashes, or as a year alone', () => {
    expect(readDay('17.01.1985')).toBe('1985-01-17');
    expect(readDay('7/1/1985')).toBe('1985-01-07');
    expect(readDay(' 1985 ')).toBe('1985');
  });

  it('is not taken if there is no such day', () => {
    expect(readDay('31.02.1985')).toBeNull();
    expect(readDay('17.13.1985')).toBeNull();
    expect(readDay('вчера')).toBeNull();
  });

  it('is written back as it was read', () => {
    expect(written('1985-01-17')).toBe('17.01.1985');
    expect(written('1985')).toBe('1985');
    expect(written(undefined)).toBe('');
  });
});
