import { QueryObserver } from '@tanstack/react-query';
import i18next from 'i18next';
import { afterEach, expect, test, vi } from 'vitest';
import { startWords } from '../shared/i18n/i18n';
import { cache } from './cache';

afterEach(() => cache.clear());

test('asks anew for what was still on its way in the old language', async () => {
  await startWords('ru');
  const onTheirWay: (() => void)[] = [];
  const names = new QueryObserver(cache, {
    queryKey: ['forms'],
    staleTime: Infinity,
    queryFn: () => {
      const asked = i18next.language;
      return new Promise<string>((answer) => onTheirWay.push(() => answer(`in ${asked}`)));
    },
  });
  const leave = names.subscribe(() => undefined);

  await i18next.changeLanguage('kk');
  onTheirWay[0]?.();
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(2));
  onTheirWay[1]?.();

  await vi.waitFor(() => expect(names.getCurrentResult().data).toBe('in kk'));
  leave();
});
