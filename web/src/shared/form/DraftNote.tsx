import { Alert, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import type { DraftForm } from './useDraftForm';

/** Says that a form goes on from where one stopped; stands above it. */
export function DraftNote({ draft }: { draft: DraftForm<object>['draft'] }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  if (!draft.restoredAt) {
    return null;
  }
  return (
    <Alert color="blue" icon={<IconPencil aria-hidden />} title={t('draft.restored')} mb="lg">
      {t('draft.at', { time: format.dateTime(draft.restoredAt) })}
      <div>
        <Button variant="default" mt="sm" onClick={draft.discard}>
          {t('draft.discard')}
        </Button>
      </div>
    </Alert>
  );
}
