import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../shared/ui/useDocumentTitle';
import { Brand } from './shell/Brand';
import { LanguageSwitch } from './shell/LanguageSwitch';
import { rememberPath } from './returnPath';
import classes from './LoginPage.module.css';

/** Shown at every address to whom nobody knows yet; the password is typed at the login server only. */
export function LoginPage() {
  const { t } = useTranslation('app');
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
        <Button
          component="a"
          href="/oauth2/authorization/portal"
          size="lg"
          fullWidth
          onClick={() => rememberPath()}
        >
          {t('login.enter')}
        </Button>
        <Text c="dimmed" size="sm">
          {t('login.help')}
        </Text>
      </main>
    </div>
  );
}
