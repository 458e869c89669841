import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FormActions.module.css';

interface FormActionsProps {
  /** What sending does: «Опубликовать». */
  send: string;
  sending: boolean;
  onCancel?: () => void;
  /** A second way out: «Сохранить черновик». */
  other?: ReactNode;
}

/** The end of every form, always in the same order and within reach of the thumb. */
export function FormActions({ send, sending, onCancel, other }: FormActionsProps) {
  const { t } = useTranslation('shared');
  return (
    <Group className={classes.actions} gap="sm" mt="xl">
      <Button type="submit" loading={sending}>
        {send}
      </Button>
      {other}
      {onCancel && (
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </Group>
  );
}
