import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconDownload, IconMail, IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
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
import { useConfirm } from '../shared/ui/useConfirm';
import { useInviting } from './inviting';
import { type Invitation, type ListedPerson, peopleList, useCatalogue } from './queries';
import classes from './InvitePage.module.css';

/** Invites those of an institution who have no account yet; the links are shown once, to be handed out. */
export default function InvitePage() {
  const { t } = useTranslation('people');
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const institution = params.get('institution') ?? acting?.institution ?? NETWORK;
  const name = useInstitutionName(institution);
  const { made, isUntaken, refused, run, invite, take, clear } = useInviting();
  return (
    <Page title={t('invite.title')} lead={t('invite.lead')} back={{ to: '/people', label: t('title') }}>
      <div className={`${classes.where} no-print`}>
        <InstitutionPicker
          label={t('field.institution')}
          disabled={run !== undefined}
          value={name ? { id: institution, name } : null}
          onChange={(picked) => setParams(picked ? { institution: picked.id } : {}, { replace: true })}
        />
      </div>
      {made.length > 0 && (
        <Made invitations={made} isUntaken={isUntaken} onTake={take} onClear={run ? undefined : clear} />
      )}
      {refused.map(({ person, problem }) => (
        <div key={person.id} className={classes.refused}>
          <Text fw={650}>{person.name}</Text>
          <ProblemNote problem={problem} />
        </div>
      ))}
      {run ? (
        <WorkProgress label={t('invite.running')} done={run.done} total={run.total} />
      ) : (
        <Inviting key={institution} institution={institution} made={made} onInvite={invite} />
      )}
    </Page>
  );
}

interface InvitingProps {
  institution: string;
  made: Invitation[];
  onInvite: (people: ListedPerson[]) => Promise<void>;
}

function Inviting({ institution, made, onInvite }: InvitingProps) {
  const { t } = useTranslation(['people', 'shared']);
  const positions = useCatalogue('position');
  const found = useInfiniteQuery(peopleList({ institution, limit: 200 }));
  const { rows, more } = stretches(found);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isMade = new Set(made.map(({ person }) => person));
  // Whom an institution only claims is invited by those who keep them.
  const waiting =
    rows?.filter(
      ({ id, invited, posts }) => !invited && !isMade.has(id) && posts.some(({ changeable }) => changeable),
    ) ?? [];

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  }

  return (
    <>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {rows && waiting.length === 0 && !rows.some(({ id }) => isMade.has(id)) && (
        <Empty icon={IconMail} text={t(rows.length > 0 ? 'invite.allInvited' : 'invite.nobody')} />
      )}
      {waiting.length > 0 && (
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
              onClick={() => {
                setChosen(new Set());
                void onInvite(waiting.filter(({ id }) => chosen.has(id)));
              }}
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

interface MadeProps {
  invitations: Invitation[];
  isUntaken: boolean;
  onTake: () => void;
  /** Undefined while more are being made. */
  onClear: (() => void) | undefined;
}

/** The links, of however many institutions, for a table or for paper, a slip for each. */
function Made({ invitations, isUntaken, onTake, onClear }: MadeProps) {
  const { t } = useTranslation('people');
  const [confirm, question] = useConfirm();
  const printed = useEffectEvent(onTake);
  useEffect(() => {
    const listener = () => printed();
    window.addEventListener('afterprint', listener);
    return () => window.removeEventListener('afterprint', listener);
  }, []);

  async function clear() {
    const sure = await confirm({
      title: t('invite.clearSure'),
      text: t('invite.clearText'),
      yes: t('invite.clear'),
      grave: true,
    });
    if (sure) {
      onClear?.();
    }
  }

  return (
    <section aria-labelledby="made" className={classes.made}>
      {question}
      <Group justify="space-between" mb="sm">
        <Text fw={650} size="lg" id="made" role="status">
          {t('invite.done', { count: invitations.length })}
        </Text>
        <Group gap="sm" className="no-print">
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => {
              download(
                `${t('invite.file')}.csv`,
                csv([
                  [t('field.name'), t('field.login'), t('invite.link')],
                  ...invitations.map(({ name, login = '', link }) => [name, login, link]),
                ]),
              );
              onTake();
            }}
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
          {!isUntaken && onClear && (
            <Button variant="subtle" color="red" onClick={() => void clear()}>
              {t('invite.clear')}
            </Button>
          )}
        </Group>
      </Group>
      <Text mb="md" className="no-print">
        {t(isUntaken ? 'invite.once' : 'invite.taken')}
      </Text>
      <ul className={classes.slips}>
        {invitations.map(({ person, name, login, link }) => (
          <li key={person} className={classes.slip}>
            <Text fw={650}>{name}</Text>
            {login && (
              <Text>
                {t('field.login')}: {login}
              </Text>
            )}
            <Text className={classes.link}>{link}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
