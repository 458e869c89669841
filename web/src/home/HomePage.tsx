import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTodayParts } from '../shared/area';
import { useFormat } from '../shared/format/useFormat';
import { type Membership, may, membershipId, usePresence } from '../shared/me/me';
import { useInstitutionName } from '../shared/staff/institutions';
import { Boundary } from '../shared/ui/Boundary';
import { Page } from '../shared/ui/Page';
import classes from './HomePage.module.css';

/** What is near me now; each area of the portal adds its own part. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { me, acting } = usePresence();
  const parts = useTodayParts().filter((part) => may(acting, part.roles));
  return (
    <Page title={t('title')} lead={`${me.name} · ${format.weekday(format.dateOf(new Date()))}`}>
      <Stack gap="xl">
        {parts.map(({ key, Part }) => (
          <Boundary key={key}>
            <Part />
          </Boundary>
        ))}
        <Memberships memberships={me.memberships} />
      </Stack>
    </Page>
  );
}

function Memberships({ memberships }: { memberships: Membership[] }) {
  const { t } = useTranslation('home');
  return (
    <section aria-labelledby="memberships">
      <Title order={2} id="memberships" mb="sm">
        {t('memberships.title')}
      </Title>
      {memberships.length === 0 && <Text>{t('memberships.none')}</Text>}
      <ul className={classes.memberships}>
        {memberships.map((membership) => (
          <Card component="li" key={membershipId(membership)} withBorder padding="md">
            <MembershipLine membership={membership} />
          </Card>
        ))}
      </ul>
    </section>
  );
}

function MembershipLine({ membership: { role, institution, until } }: { membership: Membership }) {
  const { t } = useTranslation(['home', 'shared']);
  const format = useFormat();
  const name = useInstitutionName(institution);
  return (
    <>
      <Text fw={600} className={classes.role}>
        {t(`shared:role.${role}`)}
      </Text>
      {name && <Text>{name}</Text>}
      {until && (
        <Text c="dimmed" size="sm">
          {t('memberships.until', { date: format.date(until) })}
        </Text>
      )}
    </>
  );
}
