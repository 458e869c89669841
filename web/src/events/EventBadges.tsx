import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../shared/ui/StatusBadge';
import type { EventLine } from './queries';

const OF_STATUS: Record<string, Tone> = { draft: 'plain', held: 'good', cancelled: 'bad' };
const OF_PART: Record<NonNullable<EventLine['mine']>, Tone> = {
  presenter: 'info',
  organiser: 'info',
  seated: 'good',
  waiting: 'warning',
};

interface EventBadgesProps {
  status: string;
  overdue?: boolean;
  mine?: EventLine['mine'];
}

/** Where an event stands and what part the reader has in it; nothing for what is simply ahead. */
export function EventBadges({ status, overdue = false, mine }: EventBadgesProps) {
  const { t } = useTranslation('events');
  const tone = OF_STATUS[status];
  return (
    <>
      {mine && status !== 'cancelled' && <StatusBadge tone={OF_PART[mine]}>{t(`mine.${mine}`)}</StatusBadge>}
      {tone && (
        <StatusBadge tone={tone}>{t(`status.${status as 'draft' | 'held' | 'cancelled'}`)}</StatusBadge>
      )}
      {overdue && <StatusBadge tone="warning">{t('status.overdue')}</StatusBadge>}
    </>
  );
}
