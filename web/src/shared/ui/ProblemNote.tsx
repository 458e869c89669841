import { Alert, Button, Group, List } from '@mantine/core';
import { IconAlertTriangle, IconHourglass, IconRefresh, IconUsers, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';

interface ProblemNoteProps {
  problem: Problem;
  /** What was kept, if the reader could fear for it: «Ваш текст сохранён на этом устройстве». */
  kept?: string;
  /** Tries the same once more. */
  onRetry?: () => void;
  /** Reads anew what somebody else has changed in the meantime. */
  onReload?: () => void;
}

const icons = {
  lost: IconWifiOff,
  busy: IconHourglass,
  stale: IconUsers,
} as const;

/** A refusal or a fault where it happened: what happened, what was kept, what to do. */
export function ProblemNote({ problem, kept, onRetry, onReload }: ProblemNoteProps) {
  const { t } = useTranslation('shared');
  const { kind } = problem;
  const Icon = kind in icons ? icons[kind as keyof typeof icons] : IconAlertTriangle;
  const retry = kind === 'stale' ? undefined : onRetry;
  return (
    <Alert
      role="alert"
      color={kind === 'broken' || kind === 'refused' || kind === 'invalid' ? 'red' : 'honey'}
      icon={<Icon aria-hidden />}
      title={problem.title || t(`problem.${kind}.title`)}
    >
      {problem.detail ?? (problem.title ? undefined : t(`problem.${kind}.text`))}
      {problem.errors.length > 0 && (
        <List mt="xs">
          {problem.errors.map(({ pointer, message }) => (
            <List.Item key={pointer + message}>{message}</List.Item>
          ))}
        </List>
      )}
      {kept && <p>{kept}</p>}
      {(retry ?? (kind === 'stale' && onReload)) && (
        <Group mt="sm">
          {retry && (
            <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={retry}>
              {t('problem.retry')}
            </Button>
          )}
          {kind === 'stale' && onReload && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => onReload()}
            >
              {t('problem.stale.reload')}
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}
