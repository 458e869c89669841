import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconClockOff, IconEyeOff, IconUserCheck } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DraftNote } from '../shared/form/DraftNote';
import { fieldOf, useDraftForm } from '../shared/form/useDraftForm';
import { useFormat } from '../shared/format/useFormat';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { AnswerText } from './AnswerText';
import { QuestionField } from './QuestionField';
import type { Answer } from './condition';
import { type Answers, type Asked, type Fault, faultOf, toSend, walk } from './form';
import { type Form, type MyWave, type Question, type Texts, myFormQuery, useGiveAnswer } from './queries';
import { useTextOf } from './texts';
import classes from './AnswerPage.module.css';

/** Answers a survey, one question at a time; what is begun stays on this device. */
export default function AnswerPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { data } = useSuspenseQuery(myFormQuery(id));
  const { wave, form } = data;
  const [given, setGiven] = useState<'taken' | 'before'>();

  return (
    <Page
      title={wave.title}
      width="narrow"
      back={{ to: '/surveys', label: t('title') }}
      lead={given || wave.answered ? undefined : t('answer.until', { date: format.date(wave.closes) })}
    >
      {given || wave.answered ? (
        <Empty
          icon={IconCircleCheck}
          title={t(given === 'taken' ? 'answer.thanks' : 'answer.before')}
          text={t(
            given === 'taken'
              ? wave.anonymous
                ? 'answer.keptNameless'
                : 'answer.keptNamed'
              : 'answer.beforeText',
          )}
          action={
            <Button component={Link} to="/surveys" variant="light">
              {t('answer.toSurveys')}
            </Button>
          }
        />
      ) : wave.open ? (
        <Answering
          wave={wave}
          form={form}
          onGiven={(repeated) => {
            setGiven(repeated ? 'before' : 'taken');
            window.scrollTo({ top: 0 });
          }}
        />
      ) : (
        <Empty
          icon={IconClockOff}
          title={t('answer.closed')}
          text={t('answer.closedText', { from: format.date(wave.opens), to: format.date(wave.closes) })}
        />
      )}
    </Page>
  );
}

interface Begun {
  answers: Answers;
  /** The question at which one is; empty at the first, `LAST` at the look over all. */
  at: string;
}

const LAST = '*';

interface AnsweringProps {
  wave: MyWave;
  form: Form;
  onGiven: (repeated: boolean) => void;
}

function Answering({ wave, form: asked, onGiven }: AnsweringProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const say = useTextOf(asked.language);
  const give = useGiveAnswer(wave.id);
  const { form, draft } = useDraftForm<Begun>(`survey-${wave.id}`, {
    initialValues: { answers: {}, at: '' },
  });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const [moves, setMoves] = useState(0);

  const { answers, at } = form.values;
  const way = walk(asked, answers, format.dateOf(new Date()));
  const found = way.asked.findIndex(({ question }) => question.name === at);
  const place = at === LAST ? way.asked.length : Math.max(0, found);
  const now = way.asked[place];

  useEffect(() => {
    if (moves > 0) {
      heading.current?.focus();
      window.scrollTo({ top: 0 });
    }
  }, [moves]);

  const faultText = (fault: Fault | undefined) => {
    if (!fault) {
      return undefined;
    }
    switch (fault.reason) {
      case 'said':
        return say(fault.texts);
      case 'offRange':
        return t('fault.offRange', { from: fault.from, to: fault.to, step: fault.step });
      case 'rankIncomplete':
        return t('fault.rankIncomplete', { placed: fault.placed, all: fault.all });
      default:
        return t(`fault.${fault.reason}`);
    }
  };

  function go(to: number) {
    setMoves(moves + 1);
    form.setValues({ answers, at: way.asked[to]?.question.name ?? LAST });
  }

  function forward(event: FormEvent) {
    event.preventDefault();
    const fault = now && faultText(faultOf(now, way.known));
    if (now && fault) {
      setFaults({ ...faults, [now.question.name]: fault });
      return;
    }
    go(place + 1);
  }

  function answer(name: string, value: Answer | undefined) {
    form.setValues({ answers: { ...answers, [name]: value }, at: now?.question.name ?? LAST });
    setFaults({ ...faults, [name]: '' });
  }

  function send(event: FormEvent) {
    event.preventDefault();
    const wrong = way.asked.flatMap((each) => {
      const fault = faultText(faultOf(each, way.known));
      return fault ? [[each.question.name, fault] as const] : [];
    });
    if (wrong.length > 0) {
      showFirst(Object.fromEntries(wrong));
      return;
    }
    give.mutate(toSend(way), {
      onSuccess: ({ repeated }) => {
        draft.sent();
        onGiven(repeated);
      },
      onError: ({ errors }) =>
        showFirst(
          Object.fromEntries(
            errors.map(({ pointer, message }) => [fieldOf(pointer).replace(/^values\./, ''), message]),
          ),
        ),
    });
  }

  function showFirst(wrong: Record<string, string>) {
    setFaults(wrong);
    const first = way.asked.findIndex(({ question }) => wrong[question.name]);
    if (first >= 0) {
      go(first);
    }
  }

  return (
    <>
      {moves === 0 && (
        <DraftNote
          draft={{
            ...draft,
            discard: () => {
              setFaults({});
              draft.discard();
            },
          }}
        />
      )}
      {(place === 0 || at === LAST) && <WhoKnows anonymous={wave.anonymous} />}
      <Progress.Root className={classes.bar}>
        <Progress.Section
          value={(place / Math.max(1, way.asked.length)) * 100}
          aria-label={t('answer.done')}
          aria-valuetext={t('answer.doneOf', { done: place, all: way.asked.length })}
        />
      </Progress.Root>
      {now ? (
        <form onSubmit={forward} noValidate>
          <Text c="dimmed" className={classes.count}>
            {t('answer.question', { place: place + 1, all: way.asked.length })}
            {now.headings.map((texts) => ` · ${say(texts)}`)}
          </Text>
          <Notes notes={now.notes} say={say} />
          <h2 id={headingId} ref={heading} tabIndex={-1} className={classes.question}>
            {say(now.question.label)}
          </h2>
          <p className={classes.hint}>{hintOf(now, wave, say, t)}</p>
          <QuestionField
            key={now.question.name}
            asked={now}
            heading={headingId}
            fault={faults[now.question.name] || undefined}
            onChange={(value) => answer(now.question.name, value)}
            say={say}
          />
          <Moves>
            <Button type="submit">{t('answer.next')}</Button>
            {place > 0 && (
              <Button variant="default" onClick={() => go(place - 1)}>
                {t('answer.back')}
              </Button>
            )}
          </Moves>
        </form>
      ) : (
        <form onSubmit={send} noValidate>
          <h2 ref={heading} tabIndex={-1} className={classes.question}>
            {t('answer.check')}
          </h2>
          <Notes notes={way.closing} say={say} />
          <dl className={classes.given}>
            {way.asked.map((each, step) => (
              <div key={each.question.name}>
                <dt>{say(each.question.label)}</dt>
                <dd>
                  <AnswerText asked={each} say={say} none={t('answer.none')} />
                  <Button
                    variant="subtle"
                    aria-label={t('answer.changeOf', { question: say(each.question.label) })}
                    onClick={() => go(step)}
                  >
                    {t('answer.change')}
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
          {give.isError && <ProblemNote problem={give.error} kept={t('answer.stays')} />}
          <Moves>
            <Button type="submit" loading={give.isPending}>
              {t('answer.send')}
            </Button>
            <Button variant="default" onClick={() => go(way.asked.length - 1)}>
              {t('answer.back')}
            </Button>
          </Moves>
        </form>
      )}
    </>
  );
}

/** What is known of the one who answers, said before they answer. */
function WhoKnows({ anonymous }: { anonymous: boolean }) {
  const { t } = useTranslation('surveys');
  const Icon = anonymous ? IconEyeOff : IconUserCheck;
  const which = anonymous ? 'anonymous' : 'named';
  return (
    <Alert
      color={anonymous ? 'green' : 'honey'}
      icon={<Icon aria-hidden />}
      title={t(`who.${which}`)}
      mb="lg"
    >
      {t(`who.${which}Text`)}
    </Alert>
  );
}

function Notes({ notes, say }: { notes: Question[]; say: (texts: Texts) => string }) {
  return notes.map(({ name, label }) => (
    <p key={name} className={classes.note}>
      {say(label)}
    </p>
  ));
}

function Moves({ children }: { children: ReactNode }) {
  return (
    <Group className={classes.moves} gap="sm">
      {children}
    </Group>
  );
}

type T = ReturnType<typeof useTranslation<'surveys'>>['t'];

function hintOf({ question }: Asked, { anonymous }: MyWave, say: (texts: Texts) => string, t: T) {
  const { kind, required } = question;
  const warning = anonymous && kind === 'text' ? t('answer.ownWords') : '';
  const how = kind === 'multiple' ? t('answer.pickMany') : kind === 'rank' ? t('answer.rank') : '';
  return [say(question.hint) || how, warning, required ? '' : t('answer.optional')].filter(Boolean).join(' ');
}
