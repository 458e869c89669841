import { Anchor, Title } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SELDOM, watched } from '../shared/api/queries';
import { practiceList } from './queries';
import classes from './Today.module.css';

/** On «Сегодня»: what names me as an author and waits for me to agree; nothing while nothing does. */
export default function TodayAsked() {
  const { t } = useTranslation('bank');
  const { data } = useSuspenseInfiniteQuery({ ...practiceList('asking-me'), ...watched(SELDOM) });
  const asking = data.pages.flatMap(({ items }) => items);
  return (
    asking.length > 0 && (
      <section aria-labelledby="authorship-asked">
        <Title order={2} id="authorship-asked" mb="sm">
          {t('authorship.title')}
        </Title>
        <ul className={classes.list}>
          {asking.map(({ id, title, institutionName }) => (
            <li key={id}>
              <Anchor component={Link} to={`/bank/${id}`}>
                {title || t('noTitle')}
              </Anchor>
              {institutionName}
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
