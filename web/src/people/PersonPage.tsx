import { Button, Group, Text, Title } from '@mantine/core';
import { IconMail, IconPencil, IconPrinter, IconUser, IconUserPlus, IconUserStar } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Appointing } from './Appointing';
import { Claiming } from './Claiming';
import { ClaimList } from './ClaimList';
import { written } from './days';
import { InvitationLink } from './InvitationLink';
import { LostDevice } from './LostDevice';
import { Portfolio } from './Portfolio';
import { PostList } from './PostList';
import { fullName, type Person, personQuery, useCatalogue, useInvite } from './queries';
import classes from './PersonPage.module.css';

/** A person: where they work, what they did. */
export default function PersonPage() {
  const { t } = useTranslation('people');
  const { id } = useParams();
  const { me } = usePresence();
  const whose = id ?? me.person;
  return whose ? (
    <Card key={whose} id={whose} own={whose === me.person} />
  ) : (
    <Page title={t('portfolio.own')}>
      <Empty icon={IconUser} text={t('nobody')} />
    </Page>
  );
}

function Card({ id, own }: { id: string; own: boolean }) {
  const { t } = useTranslation('people');
  const { data } = useSuspenseQuery(personQuery(id));
  const person = data.value;
  const inviting = useInvite();
  const [appointing, setAppointing] = useState(false);
  const [claiming, setClaiming] = useState(false);
  const maySee = (deed: string) => person.may.includes(deed);
  return (
    <Page
      title={fullName(person)}
      back={{ to: '/people', label: t('title') }}
      action={
        maySee('invite') && !person.invited ? (
          <Button
            leftSection={<IconMail size={20} aria-hidden />}
            loading={inviting.isPending}
            onClick={() => inviting.mutate(id)}
          >
            {t('invite.one')}
          </Button>
        ) : (
          person.full && (
            <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
              {t('portfolio.print')}
            </Button>
          )
        )
      }
    >
      {inviting.isError && <ProblemNote problem={inviting.error} />}
      {inviting.data && <InvitationLink invitation={inviting.data} />}
      <div className={classes.about}>
        <Posts person={person} />
        <Facts person={person} />
      </div>
      <Group gap="sm" my="lg" className="no-print">
        {maySee('edit') && (
          <Button
            component={Link}
            to={`/people/${id}/edit`}
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
          >
            {t('edit')}
          </Button>
        )}
        {maySee('appoint') && (
          <Button
            variant="default"
            leftSection={<IconUserStar size={18} aria-hidden />}
            onClick={() => setAppointing(true)}
          >
            {t('duty.open')}
          </Button>
        )}
        {person.claimable && (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setClaiming(true)}
          >
            {t('claim.open')}
          </Button>
        )}
        {maySee('forget-device') && <LostDevice person={person} />}
        {maySee('invite') && person.invited && (
          <Button
            variant="default"
            leftSection={<IconMail size={18} aria-hidden />}
            loading={inviting.isPending}
            onClick={() => inviting.mutate(id)}
          >
            {t('invite.again')}
          </Button>
        )}
      </Group>
      {appointing && (
        <Appointing id={id} etag={data.etag} duties={person.duties} onClose={() => setAppointing(false)} />
      )}
      {claiming && <Claiming id={id} onClose={() => setClaiming(false)} />}
      {person.full ? <Portfolio person={id} own={own} /> : <Text c="dimmed">{t('portfolio.closed')}</Text>}
    </Page>
  );
}

function Posts({ person: { posts, claims } }: { person: Person }) {
  const { t } = useTranslation('people');
  return (
    <section aria-labelledby="posts">
      <Title order={2} id="posts" mb="xs">
        {t('field.posts')}
      </Title>
      <PostList posts={posts} />
      {claims.length > 0 && (
        <>
          <Title order={3} mt="md" mb="xs">
            {t('claim.onPage')}
          </Title>
          <ClaimList claims={claims} />
        </>
      )}
    </section>
  );
}

function Facts({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'shared']);
  const format = useFormat();
  const educations = useCatalogue('education');
  const facts = [
    [t('field.born'), written(person.born)],
    [t('field.education'), person.education ? educations.name(person.education) : ''],
    [
      t('field.experience'),
      person.experienceYears === undefined
        ? ''
        : t('years', {
            count: Math.floor(person.experienceYears),
            day: person.experienceAsOf ? format.shortDate(person.experienceAsOf) : '',
          }),
    ],
    [t('field.email'), person.email ?? ''],
    [t('field.phone'), person.phone ?? ''],
    [t('field.login'), person.login ?? ''],
    ...person.duties.map(({ role, institutionName, until }) => [
      t(`shared:role.${role}`),
      [institutionName, until && t('until', { day: format.shortDate(until) })].filter(Boolean).join(', '),
    ]),
  ].filter(([, value]) => value);
  return (
    facts.length > 0 && (
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={`${name}${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  );
}
