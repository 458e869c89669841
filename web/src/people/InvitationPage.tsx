import { Button, Card, Text } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { useLanguage } from '../shared/i18n/useLanguage';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { invitationQuery, useOpenInvitation } from './queries';
import classes from './InvitationPage.module.css';

/** Who is invited by whom, and the first password: seen by whoever holds the link, before any login. */
export default function InvitationPage() {
  const { token = '' } = useParams();
  const { t } = useTranslation('people');
  const format = useFormat();
  const { language } = useLanguage();
  const { data: invited } = useSuspenseQuery(invitationQuery(token));
  const opening = useOpenInvitation(token);
  const first = opening.data;
  const login = `/login?${new URLSearchParams({ return: '/', lang: language }).toString()}`;
  return (
    <Page title={t('invited.title', { name: invited.name })} width="narrow">
      <Text mb="xs">
        {invited.inviter
          ? t('invited.by', { inviter: invited.inviter, institution: invited.institution ?? '' })
          : t('invited.to', { institution: invited.institution ?? '' })}
      </Text>
      {invited.until && (
        <Text c="dimmed" mb="lg">
          {t('invited.until', { day: format.date(invited.until) })}
        </Text>
      )}
      {opening.isError && <ProblemNote problem={opening.error} onRetry={() => opening.mutate()} />}
      {!first && (
        <>
          <Text mb="md">{t('invited.how')}</Text>
          <Button size="lg" loading={opening.isPending} onClick={() => opening.mutate()}>
            {t('invited.open')}
          </Button>
        </>
      )}
      {first && (
        <Card withBorder padding="lg" role="status">
          <dl className={classes.first}>
            <dt>{t('field.login')}</dt>
            <dd>{first.login}</dd>
            <dt>{t('invited.password')}</dt>
            <dd>{first.password}</dd>
          </dl>
          <Text my="md">{t('invited.next')}</Text>
          <Button component="a" href={login} size="lg" leftSection={<IconLogin2 size={20} aria-hidden />}>
            {t('invited.enter')}
          </Button>
        </Card>
      )}
    </Page>
  );
}
