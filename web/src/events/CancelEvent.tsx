import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useCancelEvent } from './queries';

interface CancelEventProps {
  id: string;
  etag: string;
  onClose: () => void;
}

/** Asks for the reason, which those who signed up will read. */
export function CancelEvent({ id, etag, onClose }: CancelEventProps) {
  const { t } = useTranslation(['events', 'shared']);
  const cancel = useCancelEvent(id);
  const [reason, setReason] = useState('');
  // The page goes on being read behind this: what is called off is what was seen.
  const [seen] = useState(etag);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('events:cancel.open')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          cancel.mutate(
            { etag: seen, reason },
            {
              onSuccess: () => {
                void toast(t('events:cancel.done'));
                onClose();
              },
            },
          );
        }}
      >
        <Text mb="md">{t('events:cancel.text')}</Text>
        <Textarea
          label={t('events:cancel.reason')}
          required
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {cancel.isError && <ProblemNote problem={cancel.error} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('shared:confirm.no')}
          </Button>
          <Button type="submit" color="red" loading={cancel.isPending} disabled={!reason.trim()}>
            {t('events:cancel.open')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
