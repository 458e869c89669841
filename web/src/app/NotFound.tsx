import { Button } from '@mantine/core';
import { IconLock, IconMapQuestion } from '@tabler/icons-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Role, may, usePresence } from '../shared/me/me';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <Empty icon={IconMapQuestion} text={t('notFound.text')} action={<HomeButton />} />
    </Page>
  );
}

/** Shows its children to those whose role may see them; services guard their data themselves. */
export function NotForYou({ roles, children }: { roles: readonly Role[] | undefined; children: ReactNode }) {
  const { t } = useTranslation('app');
  const { acting } = usePresence();
  if (may(acting, roles)) {
    return children;
  }
  return (
    <Page title={t('notForYou.title')}>
      <Empty icon={IconLock} text={t('notForYou.text')} action={<HomeButton />} />
    </Page>
  );
}

function HomeButton() {
  const { t } = useTranslation('app');
  return (
    <Button component={Link} to="/">
      {t('notFound.home')}
    </Button>
  );
}
