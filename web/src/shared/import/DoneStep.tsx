import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../ui/DownloadButton';
import { WorkProgress } from '../ui/WorkProgress';
import { type Import, problemsHref, willWrite } from './imports';
import classes from './ImportWizard.module.css';

interface DoneStepProps {
  brought: Import;
  runLabel: string;
  onAnother: () => void;
  children: ReactNode;
}

/** How far the writing is, and in the end what came of it. */
export function DoneStep({ brought, runLabel, onAnother, children }: DoneStepProps) {
  const { t } = useTranslation('shared');
  const cache = useQueryClient();
  const { state, done, total, counts } = brought;
  const isDone = state === 'DONE';
  useEffect(() => {
    if (isDone) {
      // Lists of institutions and people read before are old now.
      void cache.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'staff' && queryKey[1] !== 'imports',
      });
    }
  }, [isDone, cache]);

  if (!isDone) {
    return <WorkProgress label={runLabel} done={done} total={total} leaveable />;
  }
  const left = (counts.ERROR ?? 0) + (counts.QUESTION ?? 0);
  return (
    <div role="status">
      <p className={classes.result}>{t('import.stored', { count: willWrite(brought) })}</p>
      {Boolean(counts.KNOWN) && <Text>{t('import.knownBefore', { count: counts.KNOWN })}</Text>}
      {left > 0 && <Text>{t('import.leftOver', { count: left })}</Text>}
      <Group className={classes.buttons} mt="md">
        {children}
        {left > 0 && <DownloadButton href={problemsHref(brought)}>{t('import.problems')}</DownloadButton>}
        <Button variant="default" onClick={onAnother}>
          {t('import.another')}
        </Button>
      </Group>
    </div>
  );
}
