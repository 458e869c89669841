import type { TFunction } from 'i18next';
import type { Tone } from '../shared/ui/StatusBadge';
import type { Conditions, Stage } from './queries';

type Say = TFunction<'bank'>;

/** «3–5», «от 3», «до 5»; empty if neither end is known. */
export function range(from: number | undefined, to: number | undefined, t: Say): string {
  if (from !== undefined && to !== undefined) {
    return from === to ? String(from) : `${from}–${to}`;
  }
  if (from !== undefined) {
    return t('range.from', { number: from });
  }
  return to === undefined ? '' : t('range.to', { number: to });
}

export function ages({ ageFrom, ageTo }: Pick<Conditions, 'ageFrom' | 'ageTo'>, t: Say): string {
  const told = range(ageFrom, ageTo, t);
  if (ageFrom === undefined || ageTo === undefined) {
    return told && t('condition.yearsOpen', { count: ageFrom ?? ageTo, range: told });
  }
  return t('condition.years', { count: ageTo, range: told });
}

export const tones: Record<Stage, Tone> = {
  draft: 'plain',
  submitted: 'info',
  'in-review': 'info',
  returned: 'warning',
  published: 'good',
  declined: 'bad',
  withdrawn: 'plain',
};
