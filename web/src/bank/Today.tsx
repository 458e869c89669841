import { Anchor, Title } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { practiceList } from './queries';
import { tones } from './words';
import classes from './Today.module.css';

/** On «Сегодня»: what of mine waits for me to go on, remarks first; nothing while nothing waits. */
export default function Today() {
  const { t } = useTranslation('bank');
  const mine = useSuspenseInfiniteQuery({ ...practiceList('mine'), ...watched(CALMLY) }).data.pages.flatMap(
    ({ items }) => items,
  );
  const waiting = [
    ...mine.filter(({ stage }) => stage === 'returned'),
    ...mine.filter(({ stage }) => stage === 'draft'),
  ];
  return (
    waiting.length > 0 && (
      <section aria-labelledby="my-practices">
        <Title order={2} id="my-practices" mb="sm">
          {t('today.title')}
        </Title>
        <ul className={classes.list}>
          {waiting.slice(0, 3).map(({ id, title, stage, remarks }) => (
            <li key={id}>
              <Anchor component={Link} to={`/bank/${id}/edit`}>
                {title || t('noTitle')}
              </Anchor>
              <StatusBadge tone={tones[stage]}>
                {remarks > 0 ? t('mine.remarks', { count: remarks }) : t(`stage.${stage}`)}
              </StatusBadge>
            </li>
          ))}
        </ul>
        <Anchor component={Link} to="/bank/mine">
          {t('today.all')}
        </Anchor>
      </section>
    )
  );
}
