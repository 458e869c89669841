import { Anchor, Title } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SELDOM, watched } from '../shared/api/queries';
import { ClaimList } from './ClaimList';
import { claimList } from './queries';

const SHOWN = 3;

/** On «Сегодня»: whose second post waits for me to confirm it; nothing while none does. */
export default function TodayClaims() {
  const { t } = useTranslation('people');
  const { data } = useSuspenseInfiniteQuery({ ...claimList({ waiting: true }), ...watched(SELDOM) });
  const waiting = data.pages.flatMap(({ items }) => items);
  return (
    waiting.length > 0 && (
      <section aria-labelledby="claims-waiting">
        <Title order={2} id="claims-waiting" mb="sm">
          {t('claim.today', { count: waiting.length })}
        </Title>
        <ClaimList claims={waiting.slice(0, SHOWN)} named />
        <Anchor component={Link} to="/people/claims" display="inline-block" mt="sm">
          {t('claim.all')}
        </Anchor>
      </section>
    )
  );
}
