import { Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SELDOM, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { NETWORK } from '../shared/staff/institutions';
import { countsQuery } from './queries';
import { totalsOf } from './sums';
import classes from './Reports.module.css';

const SHOWN = ['eventsHeld', 'attended', 'hours', 'published', 'wasAdopted'] as const;

/** On «Сегодня» of methodists and heads: where their institutions stand this school year. */
export default function Today() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { acting } = usePresence();
  const found = useQuery({
    ...countsQuery({ below: acting?.institution ?? NETWORK }),
    ...watched(SELDOM),
  }).data;
  const totals = found && found.institutions.length > 0 && totalsOf(found.institutions);
  return (
    totals && (
      <section aria-labelledby="our-year">
        <Title order={2} id="our-year" mb="sm">
          {t('today')}
        </Title>
        <ul className={classes.totals}>
          {SHOWN.map((measure) => (
            <li key={measure}>
              <span className={classes.number}>{format.number(totals[measure], 1)}</span>
              <span>{t(`measure.${measure}`)}</span>
            </li>
          ))}
        </ul>
        <Anchor component={Link} to="/reports">
          {t('title')}
        </Anchor>
      </section>
    )
  );
}
