import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsyncPicker, type Picked } from '../shared/form/AsyncPicker';
import { usePresence } from '../shared/me/me';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { PickedList } from './PickedList';
import { type EventDetails, searchPeople, useSignUpOthers } from './queries';

interface SignUpOthersProps {
  event: EventDetails;
  onClose: () => void;
}

/** A methodist signs people up; how it ended is said for each. */
export function SignUpOthers({ event, onClose }: SignUpOthersProps) {
  const { t } = useTranslation(['events', 'shared']);
  const { acting } = usePresence();
  const signUp = useSignUpOthers(event.id);
  const [picked, setPicked] = useState<Picked[]>([]);
  // Those responsible for the event may sign up anybody, another methodist the people of their institution.
  const among = event.may.includes('see-participants') ? undefined : acting?.institution;
  const nameOf = (person: string) => picked.find(({ id }) => id === person)?.name ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('events:others.open')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {signUp.isSuccess ? (
        <>
          <List mb="lg">
            {signUp.data.map(({ person, state, place = 0, because }) => (
              <List.Item key={person}>
                {nameOf(person)}:{' '}
                {because ??
                  t(state === 'seated' ? 'events:others.seated' : 'events:others.queued', { place })}
              </List.Item>
            ))}
          </List>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('shared:close')}</Button>
          </Group>
        </>
      ) : (
        <>
          <Text mb="md">{t(among ? 'events:others.own' : 'events:others.anybody')}</Text>
          <PickedList label={t('events:others.chosen')} picked={picked} onChange={setPicked} />
          <AsyncPicker
            label={t('events:others.who')}
            value={null}
            onChange={(one) =>
              one &&
              setPicked((before) => (before.some(({ id }) => id === one.id) ? before : [...before, one]))
            }
            queryKey={['events-people', among]}
            search={(text, signal) => searchPeople(text, signal, among)}
          />
          {signUp.isError && <ProblemNote problem={signUp.error} />}
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              {t('shared:close')}
            </Button>
            <Button
              disabled={picked.length === 0}
              loading={signUp.isPending}
              onClick={() => signUp.mutate(picked.map(({ id }) => id))}
            >
              {t('events:others.send', { count: picked.length })}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
