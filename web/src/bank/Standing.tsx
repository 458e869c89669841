import { Alert, Button, Group, List } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Versioned } from '../shared/api/client';
import { useFormat } from '../shared/format/useFormat';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { JudgementView } from './JudgementView';
import { type Invited, type Practice, type Work, practiceQuery, useDiscard, useRecall } from './queries';
import { tones } from './words';
import classes from './Standing.module.css';

/** For its authors: where their text stands, what the expert said, what can be done now. */
export function Standing({ practice: { value: practice, etag } }: { practice: Versioned<Practice> }) {
  const { t } = useTranslation('bank');
  const cache = useQueryClient();
  const navigate = useNavigate();
  const recall = useRecall(practice.id);
  const discard = useDiscard(practice.id);
  const [confirm, question] = useConfirm();
  const { work } = practice;
  if (!work) {
    return null;
  }
  const may = (deed: Practice['may'][number]) => practice.may.includes(deed);
  const reload = () => void cache.invalidateQueries(practiceQuery(practice.id));
  const problem = recall.error ?? discard.error;

  async function throwAway() {
    const sure = await confirm({
      title: t('discard.title'),
      text: t('discard.text'),
      yes: t('discard.yes'),
      grave: true,
    });
    if (sure) {
      discard.mutate(etag, {
        onSuccess: () => {
          void toast(t('discard.done'));
          void navigate('/bank/mine', { replace: true });
        },
      });
    }
  }

  return (
    <section aria-label={t('standing.title')} className={classes.standing}>
      <Group gap="sm">
        <StatusBadge tone={tones[work.stage]}>{t(`stage.${work.stage}`)}</StatusBadge>
        <Since work={work} />
      </Group>
      <AskedAuthors invited={work.invited} />
      {work.judged && <Judged judged={work.judged} />}
      <Alike work={work} />
      {problem && <ProblemNote problem={problem} onReload={reload} />}
      <Group gap="sm">
        {may('recall') && (
          <Button
            variant="default"
            loading={recall.isPending}
            onClick={() => recall.mutate(etag, { onSuccess: () => void toast(t('standing.recalled')) })}
          >
            {t('standing.recall')}
          </Button>
        )}
        {may('discard') && (
          <Button variant="default" loading={discard.isPending} onClick={() => void throwAway()}>
            {t('discard.title')}
          </Button>
        )}
      </Group>
      {question}
    </section>
  );
}

/** Who of other institutions is named as an author and has not agreed. */
function AskedAuthors({ invited }: { invited: Invited[] }) {
  const { t } = useTranslation('bank');
  return (
    invited.length > 0 && (
      <List>
        {invited.map(({ person, name, declined }) => (
          <List.Item key={person}>
            {name}: {t(declined ? 'authorship.declined' : 'authorship.waits')}
          </List.Item>
        ))}
      </List>
    )
  );
}

function Since({ work: { stage, holder, since, submittedAt, changedAt } }: { work: Work }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  switch (stage) {
    case 'draft':
      return t('standing.draft', { time: format.dateTime(changedAt) });
    case 'submitted':
      return t('standing.submitted', { time: format.dateTime(submittedAt ?? changedAt) });
    case 'in-review':
      return t('standing.inReview', { name: holder, time: format.dateTime(since ?? changedAt) });
    case 'returned':
      return t('standing.returned');
    case 'declined':
      return t('standing.declined');
    default:
      return null;
  }
}

function Judged({
  judged: { reviewer, institutionName, judgement },
}: {
  judged: NonNullable<Work['judged']>;
}) {
  const { t } = useTranslation('bank');
  return (
    <details className={classes.judged} open={judgement.verdict !== 'accept'}>
      <summary>{t('judged.by', { name: reviewer, institution: institutionName })}</summary>
      <JudgementView judgement={judgement} />
    </details>
  );
}

/** The bank may have it already: the authors decide whether it is the same. */
function Alike({ work: { similar, stage } }: { work: Work }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  if (similar.length === 0 || stage === 'published') {
    return null;
  }
  return (
    <Alert color="honey" title={t('alike.title')}>
      {t('alike.text')}
      <List mt="xs">
        {similar.map((other) => (
          <List.Item key={other.practice}>
            <Link to={`/bank/${other.practice}`}>{other.title}</Link>
            {` · ${other.institutionName} · `}
            {t('alike.share', { share: format.percent(other.share) })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
