import { Button, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ClaimList } from './ClaimList';
import { claimList } from './queries';

/** Posts at second institutions: those that wait for the reader, and those their institution asked for. */
export default function ClaimsPage() {
  const { t } = useTranslation('people');
  const found = useSuspenseInfiniteQuery(claimList({}));
  const claims = found.data.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('claim.title')} back={{ to: '/people', label: t('title') }} width="narrow">
      <Text mb="lg">{t('claim.lead')}</Text>
      {claims.length > 0 ? (
        <ClaimList claims={claims} named />
      ) : (
        !found.hasNextPage && <Empty icon={IconUserQuestion} text={t('claim.none')} />
      )}
      {found.hasNextPage && (
        <Button
          mt="lg"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('claim.more')}
        </Button>
      )}
    </Page>
  );
}
