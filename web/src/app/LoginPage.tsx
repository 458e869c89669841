import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useLanguage } from '../shared/i18n/useLanguage';
import { useDocumentTitle } from '../shared/ui/useDocumentTitle';
import { Brand } from './shell/Brand';
import { LanguageSwitch } from './shell/LanguageSwitch';
import classes from './LoginPage.module.css';

/** Shown at every address to whom nobody knows yet; the password is typed at the login server only. */
export function LoginPage() {
  const { t } = useTranslation('app');
  const login = useLoginAddress();
  useDocumentTitle(t('login.title'));
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <LanguageSwitch />
      </header>
      <main className={classes.card}>
        <Brand />
        <Title order={1}>{t('login.title')}</Title>
        <Text className={classes.lead}>{t('login.lead')}</Text>
        <Button component="a" href={login} size="lg" fullWidth>
          {t('login.enter')}
        </Button>
        <Text c="dimmed" size="sm">
          {t('login.help')}
        </Text>
      </main>
    </div>
  );
}

/** The gateway brings one back to the page one asked for, and Keycloak speaks the same language. */
function useLoginAddress() {
  const { pathname, search } = useLocation();
  const { language } = useLanguage();
  return `/login?${new URLSearchParams({ return: pathname + search, lang: language }).toString()}`;
}
