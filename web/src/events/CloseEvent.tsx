import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../shared/form/DraftNote';
import { useDraftForm } from '../shared/form/useDraftForm';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type EventDetails, useHold } from './queries';

const PROBLEM_SEMINAR = 'problem-seminar';

interface CloseEventProps {
  event: EventDetails;
  etag: string;
  onClose: () => void;
}

/** Writes down what came of the event; a problem seminar ends with a decision. */
export function CloseEvent({ event, etag, onClose }: CloseEventProps) {
  const { t } = useTranslation(['events', 'shared']);
  const hold = useHold(event.id);
  const { form, draft } = useDraftForm(`event-outcome-${event.id}`, {
    initialValues: { decision: event.decision ?? '' },
    version: etag,
  });
  const needed = event.form === PROBLEM_SEMINAR;
  const title = t(event.status === 'held' ? 'events:close.correct' : 'events:close.open');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <DraftNote draft={draft} />
      <form
        onSubmit={form.onSubmit(({ decision }) =>
          hold.mutate(
            { etag: draft.version(), decision },
            {
              onSuccess: () => {
                draft.sent();
                void toast(t('events:close.done'));
                onClose();
              },
            },
          ),
        )}
      >
        <Text mb="md">{t('events:close.text')}</Text>
        <Textarea
          label={t('events:field.decision')}
          description={needed ? t('events:close.needed') : undefined}
          required={needed}
          minRows={5}
          maxLength={10_000}
          data-autofocus
          {...form.getInputProps('decision')}
        />
        {hold.isError && <ProblemNote problem={hold.error} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('shared:confirm.no')}
          </Button>
          <Button type="submit" loading={hold.isPending}>
            {title}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
