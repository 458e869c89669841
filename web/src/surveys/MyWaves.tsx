import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { StatusBadge } from '../shared/ui/StatusBadge';
import type { MyWave } from './queries';
import classes from './MyWaves.module.css';

/** Surveys that ask the reader, those that wait for an answer first. */
export function MyWaves({ waves }: { waves: MyWave[] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (
    <ul className={classes.waves}>
      {waves.map(({ id, title, questions, closes, anonymous, answered, open, reminded }) => (
        <li key={id} className={classes.wave} data-done={answered || undefined}>
          <Link className={classes.title} to={`/surveys/${id}/answer`}>
            {title}
          </Link>
          <Text c="dimmed">
            {[
              t('mine.questions', { count: questions }),
              t(anonymous ? 'mine.anonymous' : 'mine.named'),
              open && t('answer.until', { date: format.date(closes) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <span className={classes.badges}>
            {answered ? (
              <StatusBadge tone="good">{t('mine.answered')}</StatusBadge>
            ) : (
              <StatusBadge tone={reminded ? 'warning' : 'info'}>
                {t(reminded ? 'mine.reminded' : 'mine.waits')}
              </StatusBadge>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
