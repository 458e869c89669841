import { Button, CopyButton, Modal, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { useConfirm } from '../shared/ui/useConfirm';
import { calendarLinkQuery, useNewCalendarLink } from './queries';
import classes from './CalendarLink.module.css';

/** The address under which the reader's own calendar program follows their events. */
export function CalendarLink({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['events', 'shared']);
  const link = useQuery(calendarLinkQuery);
  const renew = useNewCalendarLink();
  const [confirm, question] = useConfirm();
  const url = link.data?.url;

  async function renewKnown() {
    const sure = await confirm({
      title: t('events:link.renewSure'),
      text: t('events:link.renewText'),
      yes: t('events:link.renew'),
      grave: true,
    });
    if (sure) {
      renew.mutate();
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!question}
      title={t('events:link.title')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {question}
      <Text mb="md">{t('events:link.text')}</Text>
      {link.isPending && <LinesSkeleton />}
      {link.isError && <ProblemNote problem={link.error} onRetry={() => void link.refetch()} />}
      {renew.isError && <ProblemNote problem={renew.error} onRetry={() => renew.mutate()} />}
      {link.isSuccess && !url && (
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('events:link.make')}
        </Button>
      )}
      {url && (
        <>
          <div className={classes.address}>
            <TextInput
              readOnly
              label={t('events:link.address')}
              value={url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  leftSection={
                    copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                  }
                  onClick={copy}
                >
                  {t(copied ? 'events:link.copied' : 'events:link.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
          <Text c="dimmed" mt="md">
            {t('events:link.secret')}
          </Text>
          <Button variant="default" mt="sm" loading={renew.isPending} onClick={() => void renewKnown()}>
            {t('events:link.renew')}
          </Button>
        </>
      )}
    </Modal>
  );
}
