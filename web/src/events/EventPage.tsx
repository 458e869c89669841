import { Alert, Anchor, Button, Card, Group, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconCheckbox, IconPencil, IconUserPlus, IconX } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CLOSELY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { type Role, usePresence } from '../shared/me/me';
import { DownloadButton } from '../shared/ui/DownloadButton';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { CancelEvent } from './CancelEvent';
import { CloseEvent } from './CloseEvent';
import { EventBadges } from './EventBadges';
import { SignUpOthers } from './SignUpOthers';
import { type EventDetails, eventQuery, useGiveBack, usePublish, useTakeSeat } from './queries';
import { isElsewhere, span } from './time';
import classes from './EventPage.module.css';

const SENDERS: readonly Role[] = ['methodist', 'district-methodist'];

/** One event: what, when, where, whether there is a seat for me. */
export default function EventPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('events');
  const { data } = useSuspenseQuery({ ...eventQuery(id), ...watched(CLOSELY) });
  const event = data.value;
  const [open, setOpen] = useState<'others' | 'cancel' | 'close'>();
  const close = () => setOpen(undefined);
  const may = (deed: EventDetails['may'][number]) => event.may.includes(deed);
  const { me } = usePresence();
  // Whichever they act as: the service lets a methodist see those whom they answer for.
  const sends = me.memberships.some(({ role }) => SENDERS.includes(role));

  return (
    <Page
      title={event.title}
      back={{ to: '/events', label: t('title') }}
      width="narrow"
      action={<MainAction event={event} etag={data.etag} />}
    >
      <Group gap="xs" mb="md">
        <EventBadges status={event.status} mine={partOf(event)} />
      </Group>
      <Standing event={event} />
      <Facts event={event} />
      {event.description && <p className={classes.text}>{event.description}</p>}
      {event.problem && (
        <section aria-labelledby="problem">
          <Title order={2} id="problem">
            {t('field.problem')}
          </Title>
          <p className={classes.text}>{event.problem}</p>
        </section>
      )}
      {event.decision && (
        <section aria-labelledby="decision">
          <Title order={2} id="decision">
            {t('field.decision')}
          </Title>
          <p className={classes.text}>{event.decision}</p>
        </section>
      )}
      <div className={classes.deeds}>
        <DownloadButton
          href={`/api/events/events/${id}/calendar.ics`}
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
        >
          {t('addToCalendar')}
        </DownloadButton>
        {may('sign-up-others') && (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setOpen('others')}
          >
            {t('others.open')}
          </Button>
        )}
        {(may('see-participants') || sends) && event.status !== 'draft' && (
          <Button
            component={Link}
            to={`/events/${id}/attendance`}
            variant="default"
            leftSection={<IconCheckbox size={18} aria-hidden />}
          >
            {t(may('see-participants') ? 'attendance.title' : 'attendance.ours')}
          </Button>
        )}
        {may('see-participants') && event.status !== 'draft' && (
          <DownloadButton href={`/api/events/events/${id}/attendance.xlsx`}>
            {t('attendance.sheet')}
          </DownloadButton>
        )}
        {may('edit') && (
          <Button
            component={Link}
            to={`/events/${id}/edit`}
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
          >
            {t('edit')}
          </Button>
        )}
        {may('hold') && event.status === 'held' && (
          <Button
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
            onClick={() => setOpen('close')}
          >
            {t('close.correct')}
          </Button>
        )}
        {may('hold') && event.status === 'published' && (
          <Button
            variant="light"
            leftSection={<IconCheckbox size={18} aria-hidden />}
            onClick={() => setOpen('close')}
          >
            {t('close.open')}
          </Button>
        )}
        {may('cancel') && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconX size={18} aria-hidden />}
            onClick={() => setOpen('cancel')}
          >
            {t('cancel.open')}
          </Button>
        )}
      </div>
      {open === 'others' && <SignUpOthers event={event} onClose={close} />}
      {open === 'cancel' && <CancelEvent id={id} etag={data.etag} onClose={close} />}
      {open === 'close' && <CloseEvent event={event} etag={data.etag} onClose={close} />}
    </Page>
  );
}

function partOf({ mine }: EventDetails) {
  return mine?.state === 'seated' ? 'seated' : mine?.state === 'waiting' ? 'waiting' : undefined;
}

/** The one thing to do now: for those who run the event their work, for everybody else their seat. */
function MainAction({ event, etag }: { event: EventDetails; etag: string }) {
  const { t } = useTranslation('events');
  const publish = usePublish(event.id);
  if (event.may.includes('publish')) {
    return (
      <>
        {publish.isError && <ProblemNote problem={publish.error} />}
        <Button loading={publish.isPending} onClick={() => publish.mutate(etag)}>
          {t('publish')}
        </Button>
      </>
    );
  }
  if (event.may.includes('mark') && event.status === 'published') {
    return (
      <Button component={Link} to={`/events/${event.id}/attendance`}>
        {t('attendance.mark')}
      </Button>
    );
  }
  return <MySeat event={event} />;
}

function MySeat({ event }: { event: EventDetails }) {
  const { t } = useTranslation('events');
  const take = useTakeSeat(event.id);
  const giveBack = useGiveBack(event.id);
  const [confirm, question] = useConfirm();
  const problem = take.error ?? giveBack.error;

  function takeSeat() {
    take.mutate(undefined, {
      onSuccess: ({ state, place = 0 }) =>
        void toast(t(state === 'seated' ? 'seat.taken' : 'seat.queued', { place })),
    });
  }

  async function giveSeatBack() {
    const waiting = event.mine?.state === 'waiting';
    const sure =
      waiting ||
      event.waiting === 0 ||
      (await confirm({
        title: t('seat.sure'),
        text: t('seat.someoneWaits', { count: event.waiting }),
        yes: t('seat.giveBack'),
        grave: true,
      }));
    if (sure) {
      giveBack.mutate(undefined, {
        onSuccess: () => void toast(t(waiting ? 'seat.left' : 'seat.givenBack')),
      });
    }
  }

  return (
    <>
      {question}
      {problem && <ProblemNote problem={problem} />}
      {event.may.includes('sign-up') && (
        <Button loading={take.isPending} onClick={takeSeat}>
          {t('seat.take')}
        </Button>
      )}
      {event.may.includes('queue') && (
        <Button loading={take.isPending} onClick={takeSeat}>
          {t('seat.queue')}
        </Button>
      )}
      {event.may.includes('give-back') && (
        <Button variant="default" loading={giveBack.isPending} onClick={() => void giveSeatBack()}>
          {t(event.mine?.state === 'waiting' ? 'seat.leave' : 'seat.giveBack')}
        </Button>
      )}
    </>
  );
}

/** What the reader must know first: that it is off, that they wait, that nobody else knows of it yet. */
function Standing({ event }: { event: EventDetails }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  if (event.status === 'cancelled') {
    return (
      <Alert color="red" mb="lg" title={t('cancel.because')}>
        {event.cancelledBecause}
      </Alert>
    );
  }
  if (event.status === 'draft') {
    return (
      <Alert color="gray" mb="lg" title={t('draft.title')}>
        {t('draft.text')}
      </Alert>
    );
  }
  if (event.mine?.state === 'waiting') {
    return (
      <Alert color="honey" mb="lg" title={t('seat.place', { place: event.mine.place })}>
        {t('seat.placeText')}
      </Alert>
    );
  }
  if (event.mine?.state === 'seated' && event.mine.came === true) {
    return (
      <Alert
        color="green"
        mb="lg"
        title={t('seat.came', { count: event.hours, hours: format.number(event.hours, 1) })}
      >
        {t('seat.cameText')}
      </Alert>
    );
  }
  return null;
}

function Facts({ event }: { event: EventDetails }) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const persons = event.presenters.map(
    ({ name, institutionName }) => `${name ?? t('someone')}, ${institutionName}`,
  );
  const facts: [string, ReactNode][] = [
    [
      t('field.when'),
      <>
        {span(event, format)}
        {isElsewhere(event.startsAt, event.zone) && <Text c="dimmed">{t('localTime')}</Text>}
      </>,
    ],
    [t('field.place'), event.place],
    [t('field.seats'), seats(event, t)],
    [
      t('field.registerUntil'),
      event.status === 'published' && event.registerUntil && untilText(event.registerUntil, format),
    ],
    [t('field.form'), `${event.formName} · ${event.levelName}`],
    [
      t('year.hours'),
      event.hours > 0 && t('hoursOf45', { count: event.hours, hours: format.number(event.hours, 1) }),
    ],
    [t('field.presenters'), persons.length > 0 && persons.map((person) => <div key={person}>{person}</div>)],
    [t('field.owner'), event.ownerName],
    [t('field.organiser'), event.organiser.name],
  ];
  return (
    <Card withBorder mb="lg" padding="lg">
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {event.status === 'held' && event.may.includes('see-participants') && (
        <Anchor component={Link} to={`/events/${event.id}/attendance`}>
          {t('attendance.title')}
        </Anchor>
      )}
    </Card>
  );
}

type T = ReturnType<typeof useTranslation<'events'>>['t'];

function seats({ seats: limit, seatsLeft = 0, taken, waiting, status }: EventDetails, t: T) {
  if (status === 'draft') {
    return limit === undefined ? t('seats.unlimited') : t('seats.all', { count: limit });
  }
  if (limit === undefined || status !== 'published') {
    return t('seats.taken', { count: taken });
  }
  if (seatsLeft > 0) {
    return t('seats.leftOf', { count: seatsLeft, limit });
  }
  return waiting > 0 ? t('seats.noneAndQueue', { count: waiting }) : t('seats.noneOf', { limit });
}

function untilText(local: string, format: ReturnType<typeof useFormat>) {
  return `${format.date(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
