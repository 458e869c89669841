import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Versioned } from '../shared/api/client';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type Practice, useWithdraw } from './queries';

/** Takes a published practice back, with the reason that readers will find in its place. */
export function Withdraw({ practice, onClose }: { practice: Versioned<Practice>; onClose: () => void }) {
  const { t } = useTranslation(['bank', 'shared']);
  const withdraw = useWithdraw(practice.value.id);
  const [reason, setReason] = useState('');
  // The card goes on being read behind this: what is taken back is what was seen.
  const [seen] = useState(practice.etag);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('withdraw.title')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        <Text>{t('withdraw.text')}</Text>
        <Textarea
          label={t('withdraw.reason')}
          required
          data-autofocus
          maxLength={1000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {withdraw.isError && <ProblemNote problem={withdraw.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:confirm.no')}
          </Button>
          <Button
            color="red"
            disabled={!reason.trim()}
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(
                { etag: seen, reason },
                {
                  onSuccess: () => {
                    void toast(t('withdraw.done'));
                    onClose();
                  },
                },
              )
            }
          >
            {t('withdraw.title')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
