import type { Picked } from '../shared/form/AsyncPicker';
import type { EditedWave, Wave } from './queries';

export type Stage = 'draft' | 'coming' | 'open' | 'over' | 'closed' | 'loaded';

/** Where a wave stands on a local day: an open one may not have begun, or wait to be closed. */
export function stageOf({ status, origin, opens, closes }: Wave, today: string): Stage {
  if (origin === 'loaded') {
    return 'loaded';
  }
  if (status !== 'open') {
    return status;
  }
  return today < opens ? 'coming' : today > closes ? 'over' : 'open';
}

/** A plan as it is being written. */
export interface WaveValues {
  title: string;
  questionnaire: string | null;
  owner: Picked | null;
  institutions: Picked[];
  opens: string | null;
  closes: string | null;
  who: 'nameless' | 'named';
}

const USUAL_DAYS = 14;

export function emptyWave(own: Picked | null, today: string, questionnaire: string | null): WaveValues {
  return {
    title: '',
    questionnaire,
    owner: own,
    institutions: own ? [own] : [],
    opens: today,
    closes: dayAfter(today, USUAL_DAYS),
    who: 'nameless',
  };
}

export function valuesOf({ title, questionnaire, owner, ownerName, ...wave }: Wave): WaveValues {
  return {
    title,
    questionnaire: questionnaire ?? null,
    owner: { id: owner, name: ownerName },
    institutions: wave.institutions.map(({ id, name }) => ({ id, name })),
    opens: wave.opens,
    closes: wave.closes,
    who: wave.anonymous ? 'nameless' : 'named',
  };
}

/** Called after the form has seen that nothing is missing. */
export function toSend(values: WaveValues): EditedWave {
  return {
    title: values.title.trim(),
    questionnaire: values.questionnaire ?? '',
    institutions: values.institutions.map(({ id }) => id),
    opens: values.opens ?? '',
    closes: values.closes ?? '',
    anonymous: values.who === 'nameless',
  };
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
