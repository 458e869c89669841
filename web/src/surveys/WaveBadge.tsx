import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format/useFormat';
import { StatusBadge } from '../shared/ui/StatusBadge';
import type { Wave } from './queries';
import { stageOf } from './wave';

const TONES = {
  draft: 'plain',
  coming: 'info',
  open: 'good',
  over: 'warning',
  closed: 'plain',
  loaded: 'plain',
} as const;

/** Where a wave stands, in a word. */
export function WaveBadge({ wave }: { wave: Wave }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const stage = stageOf(wave, format.dateOf(new Date()));
  return <StatusBadge tone={TONES[stage]}>{t(`stage.${stage}`)}</StatusBadge>;
}
