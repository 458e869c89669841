import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconDownload, IconMail, IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Problem } from '../shared/api/problem';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, useInstitutionName } from '../shared/staff/institutions';
import { csv, download } from '../shared/table/csv';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { WorkProgress } from '../shared/ui/WorkProgress';
import { type Invitation, type ListedPerson, invite, peopleList, useCatalogue } from './queries';
import classes from './InvitePage.module.css';

interface Refused {
  person: ListedPerson;
  problem: Problem;
}

/** Invites those of an institution who have no account yet; the links are shown once, to be handed out. */
export default function InvitePage() {
  const { t } = useTranslation('people');
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const institution = params.get('institution') ?? acting?.institution ?? NETWORK;
  const name = useInstitutionName(institution);
  return (
    <Page title={t('invite.title')} lead={t('invite.lead')} back={{ to: '/people', label: t('title') }}>
      <div className={`${classes.where} no-print`}>
        <InstitutionPicker
          label={t('field.institution')}
          value={name ? { id: institution, name } : null}
          onChange={(picked) => setParams(picked ? { institution: picked.id } : {}, { replace: true })}
        />
      </div>
      <Inviting key={institution} institution={institution} />
    </Page>
  );
}

function Inviting({ institution }: { institution: string }) {
  const { t } = useTranslation(['people', 'shared']);
  const positions = useCatalogue('position');
  const cache = useQueryClient();
  const found = useInfiniteQuery(peopleList({ institution, limit: 200 }));
  const { rows, more } = stretches(found);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<Invitation[]>([]);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [total, setTotal] = useState<number>();
  const isMade = new Set(made.map(({ person }) => person));
  const waiting = rows?.filter(({ id, invited }) => !invited && !isMade.has(id)) ?? [];

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  }

  /** One after the other: each link that was made is kept, whatever becomes of the next. */
  async function inviteChosen() {
    const people = waiting.filter(({ id }) => chosen.has(id));
    setTotal(people.length);
    setRefused([]);
    for (const person of people) {
      try {
        const invitation = await invite(person.id);
        setMade((before) => [...before, invitation]);
      } catch (error) {
        setRefused((before) => [...before, { person, problem: Problem.from(error) }]);
      }
    }
    setTotal(undefined);
    setChosen(new Set());
    await cache.invalidateQueries({ queryKey: ['staff', 'people', 'list'] });
  }

  return (
    <>
      {made.length > 0 && <Made invitations={made} />}
      {refused.map(({ person, problem }) => (
        <div key={person.id} className={classes.refused}>
          <Text fw={650}>{person.name}</Text>
          <ProblemNote problem={problem} />
        </div>
      ))}
      {total !== undefined && (
        <WorkProgress
          label={t('invite.running')}
          done={made.filter(({ person }) => chosen.has(person)).length + refused.length}
          total={total}
        />
      )}
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {rows && waiting.length === 0 && made.length === 0 && (
        <Empty icon={IconMail} text={t(rows.length > 0 ? 'invite.allInvited' : 'invite.nobody')} />
      )}
      {waiting.length > 0 && total === undefined && (
        <div className="no-print">
          <Group justify="space-between" my="sm">
            <Checkbox
              label={t('invite.all', { count: waiting.length })}
              checked={chosen.size === waiting.length}
              indeterminate={chosen.size > 0 && chosen.size < waiting.length}
              onChange={({ currentTarget }) =>
                setChosen(new Set(currentTarget.checked ? waiting.map(({ id }) => id) : []))
              }
            />
            <Button
              leftSection={<IconMail size={20} aria-hidden />}
              disabled={chosen.size === 0}
              onClick={() => void inviteChosen()}
            >
              {t('invite.chosen', { count: chosen.size })}
            </Button>
          </Group>
          <ul className={classes.people}>
            {waiting.map(({ id, name, posts }) => (
              <li key={id}>
                <Checkbox
                  label={name}
                  description={posts
                    .map((post) => `${positions.name(post.position)}, ${post.institutionName}`)
                    .join('; ')}
                  checked={chosen.has(id)}
                  onChange={() => toggle(id)}
                />
              </li>
            ))}
          </ul>
          {more.left && (
            <Button variant="default" mt="md" loading={more.loading} onClick={more.load}>
              {t('shared:table.more')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** The links, for a table or for paper, a slip for each. */
function Made({ invitations }: { invitations: Invitation[] }) {
  const { t } = useTranslation('people');
  return (
    <section aria-labelledby="made" className={classes.made}>
      <Group justify="space-between" mb="sm">
        <Text fw={650} size="lg" id="made" role="status">
          {t('invite.done', { count: invitations.length })}
        </Text>
        <Group gap="sm" className="no-print">
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() =>
              download(
                `${t('invite.file')}.csv`,
                csv([
                  [t('field.name'), t('field.login'), t('invite.link')],
                  ...invitations.map(({ name, login, link }) => [name, login, link]),
                ]),
              )
            }
          >
            CSV
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('invite.print')}
          </Button>
        </Group>
      </Group>
      <Text mb="md" className="no-print">
        {t('invite.once')}
      </Text>
      <ul className={classes.slips}>
        {invitations.map(({ person, name, login, link }) => (
          <li key={person} className={classes.slip}>
            <Text fw={650}>{name}</Text>
            <Text>
              {t('field.login')}: {login}
            </Text>
            <Text className={classes.link}>{link}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
