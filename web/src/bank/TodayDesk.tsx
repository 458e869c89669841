import { Anchor, Title } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { queueList } from './queries';
import { useReviews } from './roles';
import classes from './Today.module.css';

/** On an expert's «Сегодня»: what I hold, and how much waits for somebody to take it. */
export default function TodayDesk() {
  return useReviews() && <Desk />;
}

function Desk() {
  const { t } = useTranslation('bank');
  const queue = useSuspenseInfiniteQuery({ ...queueList, ...watched(CALMLY) }).data.pages.flatMap(
    ({ items }) => items,
  );
  const held = queue.filter(({ mine }) => mine);
  const free = queue.filter(({ holder, conflict }) => !holder && !conflict).length;
  return (
    (held.length > 0 || free > 0) && (
      <section aria-labelledby="my-desk">
        <Title order={2} id="my-desk" mb="sm">
          {t('desk.title')}
        </Title>
        {held.length > 0 && (
          <ul className={classes.list}>
            {held.map(({ practice, title, institutionName }) => (
              <li key={practice}>
                <Anchor component={Link} to={`/bank/review/${practice}`}>
                  {title}
                </Anchor>
                <span>{institutionName}</span>
              </li>
            ))}
          </ul>
        )}
        <Anchor component={Link} to="/bank/review">
          {free > 0 ? t('today.waiting', { count: free }) : t('today.desk')}
        </Anchor>
      </section>
    )
  );
}
