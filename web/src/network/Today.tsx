import { Button } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../shared/ui/Empty';
import { institutionList } from './queries';

/** On «Сегодня» of the administrator, until the network has institutions: the first step. */
export default function Today() {
  const { t } = useTranslation('network');
  const { data } = useSuspenseInfiniteQuery(institutionList({ limit: 2 }));
  const isBare = (data.pages[0]?.items.length ?? 0) < 2;
  return (
    isBare && (
      <Empty
        icon={IconBuildingCommunity}
        title={t('today.title')}
        text={t('today.text')}
        action={
          <Button component={Link} to="/network/import">
            {t('import.open')}
          </Button>
        }
      />
    )
  );
}
