import { Alert, Button, Group, List, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { DraftNote } from '../shared/form/DraftNote';
import { useDraftForm } from '../shared/form/useDraftForm';
import { useFormat } from '../shared/format/useFormat';
import { useLanguage } from '../shared/i18n/useLanguage';
import { usePresence } from '../shared/me/me';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { CardText } from './CardText';
import { JudgementView, MOST_POINTS } from './JudgementView';
import {
  type Criterion,
  type DeskCard,
  type GivenVerdict,
  deskCardQuery,
  expertsQuery,
  rubricQuery,
  useAssign,
  useGiveBack,
  useJudge,
  useTake,
} from './queries';
import { useHolds } from './roles';
import { UNDECIDED, type VerdictValues, toVerdict, unscored } from './verdict';
import classes from './ReviewPage.module.css';

/** One practice on the expert's desk: read it, say what is missing, decide. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { me } = usePresence();
  // It stands still for whoever is judging it.
  const isForAll = ({ holder }: DeskCard) => holder !== me.person;
  const { data: card } = useSuspenseQuery({ ...deskCardQuery(id), ...watched(CALMLY, isForAll) });
  return (
    <Page
      title={card.card.title}
      lead={[
        card.institutionName,
        card.authors.map(({ name }) => name).join(', '),
        card.submittedAt && t('standing.submitted', { time: format.dateTime(card.submittedAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      back={{ to: '/bank/review', label: t('desk.title') }}
    >
      <Known card={card} />
      {card.holder === me.person ? <Judging key={id} card={card} /> : <Reading card={card} />}
    </Page>
  );
}

/** What the desk knows besides the text: like texts, and what was said before. */
function Known({ card }: { card: DeskCard }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  return (
    <Stack gap="sm" mb="lg">
      {card.similar.length > 0 && (
        <Alert color="honey" title={t('alike.title')}>
          <List>
            {card.similar.map((other) => (
              <List.Item key={other.practice}>
                <Link to={`/bank/${other.practice}`}>{other.title}</Link>
                {` · ${other.institutionName} · `}
                {t('alike.share', { share: format.percent(other.share) })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {card.judged.map(({ reviewer, judgement }) => (
        <details key={judgement.at} className={classes.past}>
          <summary>
            {t('review.before', { name: reviewer, date: format.date(format.dateOf(judgement.at)) })}
          </summary>
          <JudgementView judgement={judgement} />
        </details>
      ))}
    </Stack>
  );
}

/** The text of one who does not judge it now: may take it, or give it to an expert. */
function Reading({ card }: { card: DeskCard }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const judges = useHolds('expert');
  const take = useTake(card.practice);
  const giveBack = useGiveBack(card.practice);
  const manages = useHolds('district-methodist');
  return (
    <>
      <section aria-label={t('standing.title')} className={classes.standing}>
        {card.holder ? (
          <>
            <StatusBadge tone="info">{t('desk.state.held')}</StatusBadge>
            <Text>
              {t('standing.inReview', { name: card.holderName, time: format.dateTime(card.since ?? '') })}
            </Text>
            {manages && (
              <Button
                variant="default"
                loading={giveBack.isPending}
                onClick={() => giveBack.mutate(undefined)}
              >
                {t('review.takeAway')}
              </Button>
            )}
          </>
        ) : (
          <>
            <StatusBadge tone="good">{t('desk.state.waiting')}</StatusBadge>
            {judges && (
              <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
                {t('review.take')}
              </Button>
            )}
          </>
        )}
      </section>
      {take.isError && <ProblemNote problem={take.error} />}
      {giveBack.isError && <ProblemNote problem={giveBack.error} />}
      {manages && !card.holder && <Experts practice={card.practice} />}
      <CardText card={card.card} />
    </>
  );
}

function Experts({ practice }: { practice: string }) {
  const { t } = useTranslation('bank');
  const [open, setOpen] = useState(false);
  const experts = useQuery({ ...expertsQuery(practice), enabled: open });
  const assign = useAssign(practice);
  if (!open) {
    return (
      <Button variant="default" mb="lg" onClick={() => setOpen(true)}>
        {t('review.assign')}
      </Button>
    );
  }
  return (
    <section aria-labelledby="experts" className={classes.experts}>
      <Title order={2} id="experts" mb="xs">
        {t('review.assign')}
      </Title>
      {experts.isPending && <LinesSkeleton lines={3} />}
      {experts.isError && <ProblemNote problem={experts.error} onRetry={() => void experts.refetch()} />}
      {experts.data?.length === 0 && <Text>{t('review.noExperts')}</Text>}
      {assign.isError && <ProblemNote problem={assign.error} />}
      <ul>
        {experts.data?.map((expert) => (
          <li key={expert.id}>
            <span>
              <strong>{expert.name}</strong>
              <small>{expert.institutions.join(', ')}</small>
              <small>
                {expert.conflict
                  ? t(`conflictOf.${expert.conflict}`)
                  : t('review.holding', { count: expert.holding })}
              </small>
            </span>
            {!expert.conflict && (
              <Button
                variant="default"
                aria-label={t('review.assignTo', { name: expert.name })}
                loading={assign.isPending && assign.variables === expert.id}
                onClick={() => assign.mutate(expert.id)}
              >
                {t('review.give')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Judging({ card }: { card: DeskCard }) {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const { data: rubric } = useSuspenseQuery(rubricQuery);
  const judge = useJudge(card.practice);
  const giveBack = useGiveBack(card.practice);
  const [confirm, question] = useConfirm();
  const [published, setPublished] = useState(false);
  const { form, draft } = useDraftForm<VerdictValues>(`review-${card.practice}-${card.edition}`, {
    initialValues: UNDECIDED,
  });
  const left = unscored(form.values, rubric.criteria);

  async function decide(verdict: GivenVerdict['verdict']) {
    const isSure =
      verdict !== 'decline' ||
      (await confirm({
        title: t('review.decline'),
        text: t('review.declineText'),
        yes: t('review.decline'),
        grave: true,
      }));
    if (isSure) {
      judge.mutate(
        { intent: draft.intent(), verdict: toVerdict(verdict, form.getValues(), rubric.criteria) },
        {
          onSuccess: () => {
            draft.sent();
            void toast(t(`review.done.${verdict}`));
            void navigate('/bank/review');
          },
        },
      );
    }
  }

  return (
    <>
      <DraftNote draft={draft} />
      <div className={classes.columns}>
        <div className={classes.text}>
          {card.published && (
            <Segments
              label={t('card.which')}
              value={published ? 'published' : 'work'}
              onChange={(value) => setPublished(value === 'published')}
              options={[
                { value: 'work', label: t('card.inWork'), name: t('card.inWork') },
                { value: 'published', label: t('card.asPublished'), name: t('card.asPublished') },
              ]}
            />
          )}
          {published && card.published ? (
            <CardText card={card.published} />
          ) : (
            <CardText
              card={card.card}
              under={(field) => (
                <RemarkField
                  name={t(`field.${field}`)}
                  value={form.values.remarks[field]}
                  onChange={(text) =>
                    form.setFieldValue('remarks', { ...form.getValues().remarks, [field]: text })
                  }
                />
              )}
            />
          )}
        </div>
        <section aria-labelledby="rubric" className={classes.rubric}>
          <Title order={2} id="rubric">
            {t('review.rubric')}
          </Title>
          {rubric.criteria.map((criterion) => (
            <CriterionField
              key={criterion.code}
              criterion={criterion}
              points={form.values.points[criterion.code]}
              comment={form.values.comments[criterion.code] ?? ''}
              onPoints={(points) =>
                form.setFieldValue('points', { ...form.getValues().points, [criterion.code]: points })
              }
              onComment={(comment) =>
                form.setFieldValue('comments', { ...form.getValues().comments, [criterion.code]: comment })
              }
            />
          ))}
          <Textarea
            label={t('review.summary')}
            description={t('review.summaryHelp')}
            maxLength={4000}
            {...form.getInputProps('summary')}
          />
          {judge.isError && <ProblemNote problem={judge.error} kept={t('write.kept')} />}
          {giveBack.isError && <ProblemNote problem={giveBack.error} />}
          {left.length > 0 && <Text c="dimmed">{t('review.left', { count: left.length })}</Text>}
          <Group gap="sm" className={classes.verdicts}>
            <Button
              loading={judge.isPending}
              disabled={left.length > 0}
              onClick={() => void decide('accept')}
            >
              {t('review.accept')}
            </Button>
            <Button variant="default" disabled={judge.isPending} onClick={() => void decide('return')}>
              {t('review.return')}
            </Button>
            <Button variant="default" disabled={judge.isPending} onClick={() => void decide('decline')}>
              {t('review.decline')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              loading={giveBack.isPending}
              onClick={() => giveBack.mutate(undefined)}
            >
              {t('review.giveBack')}
            </Button>
          </Group>
        </section>
      </div>
      {question}
    </>
  );
}

interface RemarkFieldProps {
  name: string;
  value: string | undefined;
  onChange: (text: string) => void;
}

/** A place for a word to the authors, opened when there is one to say. */
function RemarkField({ name, value, onChange }: RemarkFieldProps) {
  const { t } = useTranslation('bank');
  const field = useRef<HTMLTextAreaElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (opened) {
      field.current?.focus();
    }
  }, [opened]);
  if (value === undefined) {
    return (
      <Button
        variant="subtle"
        size="compact-md"
        className={classes.remark}
        leftSection={<IconMessagePlus size={18} aria-hidden />}
        aria-label={t('review.remarkTo', { field: name })}
        onClick={() => {
          onChange('');
          setOpened(true);
        }}
      >
        {t('review.remark')}
      </Button>
    );
  }
  return (
    <Textarea
      ref={field}
      mt="xs"
      label={t('review.remarkTo', { field: name })}
      minRows={2}
      maxLength={2000}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

interface CriterionFieldProps {
  criterion: Criterion;
  points: number | undefined;
  comment: string;
  onPoints: (points: number) => void;
  onComment: (comment: string) => void;
}

function CriterionField({ criterion, points, comment, onPoints, onComment }: CriterionFieldProps) {
  const { t } = useTranslation('bank');
  const { language } = useLanguage();
  return (
    <div className={classes.criterion}>
      <Text fw={600}>{criterion[language]}</Text>
      <Text c="dimmed" size="sm">
        {criterion.hint[language]}
      </Text>
      <Segments
        label={criterion[language]}
        value={String(points ?? '')}
        onChange={(value) => onPoints(Number(value))}
        options={Array.from({ length: MOST_POINTS + 1 }, (_, given) => ({
          value: String(given),
          label: given,
          name: t('judged.points', { points: given, most: MOST_POINTS }),
        }))}
      />
      <Textarea
        aria-label={t('review.commentOn', { criterion: criterion[language] })}
        placeholder={t('review.comment')}
        minRows={1}
        maxLength={2000}
        value={comment}
        onChange={({ currentTarget }) => onComment(currentTarget.value)}
      />
    </div>
  );
}
