import { Button, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCircle, IconPrinter, IconSearch, IconUsers, IconX } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CALMLY, CLOSELY, watched } from '../shared/api/queries';
import { AsyncPicker } from '../shared/form/AsyncPicker';
import { useFormat } from '../shared/format/useFormat';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast, useToastWithUndo } from '../shared/ui/toast';
import { PrintedSheet } from './PrintedSheet';
import { type Participant, eventQuery, participantsQuery, searchPeople } from './queries';
import { span } from './time';
import { useAttendance } from './useAttendance';
import { useGivingBackFor } from './useGivingBackFor';
import classes from './AttendancePage.module.css';

/** Who came: one tap for each, at the door, on a phone. */
export default function AttendancePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('events');
  const format = useFormat();
  const { data: event } = useSuspenseQuery({ ...eventQuery(id), ...watched(CALMLY) });
  const { data: all } = useSuspenseQuery({ ...participantsQuery(id), ...watched(CLOSELY) });
  const { marks, mark, problem, isKept, retry, unsent } = useAttendance(id, all);
  const toastWithUndo = useToastWithUndo();
  const back = useGivingBackFor(event.value);
  const [words, setWords] = useState('');
  const canMark = event.value.may.includes('mark');
  // Other methodists see those whom they answer for, and have nothing to mark.
  const runs = event.value.may.includes('see-participants');

  const seated = all.filter(({ state }) => state === 'seated');
  const waiting = all.filter(({ state }) => state === 'waiting');
  const came = seated.filter(({ person }) => marks.get(person) === true).length;
  const open = seated.filter(({ person }) => marks.get(person) === undefined);
  const seen = [...seated, ...waiting].filter(({ name }) => fits(name ?? '', words));

  function markRest(as: boolean) {
    const rest = open.map(({ person }) => person);
    mark(rest.map((person) => ({ person, came: as })));
    void toastWithUndo(t(as ? 'attendance.allMarked' : 'attendance.restMarked', { count: rest.length }), () =>
      mark(rest.map((person) => ({ person }))),
    );
  }

  return (
    <Page
      title={t(runs ? 'attendance.title' : 'attendance.ours')}
      lead={span(event.value, format)}
      back={{ to: `/events/${id}`, label: event.value.title }}
      width="narrow"
      action={
        canMark &&
        open.length > 0 && (
          <Button leftSection={<IconCheck size={20} aria-hidden />} onClick={() => markRest(true)}>
            {t('attendance.all', { count: open.length })}
          </Button>
        )
      }
    >
      {back.question}
      {!canMark && <p className={classes.note}>{t(runs ? 'attendance.early' : 'attendance.oursNote')}</p>}
      {problem && (
        <ProblemNote
          problem={problem}
          kept={t(isKept ? 'attendance.kept' : 'attendance.refused')}
          onRetry={isKept ? retry : undefined}
        />
      )}
      <div className={classes.bar}>
        <p role="status" className={classes.count}>
          {t('attendance.count', { came: format.number(came), of: format.number(seated.length) })}
          {unsent > 0 && ` ${t('attendance.unsent', { count: unsent })}`}
        </p>
        <Group gap="xs">
          {canMark && open.length > 0 && came > 0 && (
            <Button variant="default" onClick={() => markRest(false)}>
              {t('attendance.rest')}
            </Button>
          )}
          {runs && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('attendance.print')}
            </Button>
          )}
        </Group>
      </div>
      {all.length > 0 && (
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('attendance.search')}
          placeholder={t('attendance.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      {all.length === 0 && (
        <Empty
          icon={IconUsers}
          title={t('attendance.nobody')}
          text={t(runs ? 'attendance.nobodyText' : 'attendance.oursNobody')}
        />
      )}
      <ul className={classes.list}>
        {seen.map((participant) => {
          const refused = back.problemOf(participant);
          return (
            <li key={participant.person} className={classes.item}>
              <Line
                participant={participant}
                came={marks.get(participant.person)}
                disabled={!canMark}
                onMark={(came) => mark([{ person: participant.person, came }])}
              />
              {participant.mayGiveBack && (
                <Button
                  variant="subtle"
                  color="red"
                  loading={back.isSending(participant)}
                  aria-label={t('others.giveBackOf', { name: participant.name ?? t('someone') })}
                  onClick={() => void back.giveBack(participant)}
                >
                  {t('others.giveBack')}
                </Button>
              )}
              {refused && <ProblemNote problem={refused} />}
            </li>
          );
        })}
      </ul>
      {canMark && (
        <div className={classes.walkIn}>
          <AsyncPicker
            label={t('attendance.walkIn')}
            description={t('attendance.walkInHelp')}
            value={null}
            onChange={(one) => {
              if (one) {
                mark([{ person: one.id, came: true }]);
                void toast(t('attendance.added', { name: one.name }));
              }
            }}
            queryKey={['events-people', undefined]}
            search={(text, signal) => searchPeople(text, signal)}
          />
        </div>
      )}
      <PrintedSheet event={event.value} seated={seated} />
    </Page>
  );
}

interface LineProps {
  participant: Participant;
  came: boolean | undefined;
  disabled: boolean;
  onMark: (came: boolean | undefined) => void;
}

/** A tap says that somebody came, another takes it back. */
function Line({ participant, came, disabled, onMark }: LineProps) {
  const { t } = useTranslation('events');
  const { name, institutionName, state, place, walkIn, passedOver } = participant;
  const Icon = came === true ? IconCheck : came === false ? IconX : IconCircle;
  const notes = [
    institutionName,
    walkIn && t('attendance.walkedIn'),
    state === 'waiting' && t('attendance.waits', { place }),
    passedOver && t(`attendance.passedOver.${passedOver}`),
    came === false && t('attendance.absent'),
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={classes.line}
      aria-pressed={came === true}
      data-came={came}
      disabled={disabled}
      onClick={() => onMark(came === true ? undefined : true)}
    >
      <span className={classes.box} aria-hidden>
        <Icon size={26} stroke={2.5} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{name ?? t('someone')}</span>
        <span className={classes.from}>{notes.join(' · ')}</span>
      </span>
    </button>
  );
}

function fits(name: string, words: string): boolean {
  const text = name.toLowerCase().replaceAll('ё', 'е');
  return words
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/\s+/)
    .every((word) => text.includes(word));
}
