import { Alert, Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Clash } from './useDraftForm';

/** Says that somebody else has changed the same, and shows theirs and mine by turns. */
export function ClashNote({ clash }: { clash: Clash }) {
  const { t } = useTranslation('shared');
  return (
    <Alert role="status" color="honey" icon={<IconUsers aria-hidden />} title={t('clash.title')} mb="lg">
      {t(`clash.shown.${clash.shown}`, { count: clash.fields.length })}
      <div>
        <Button variant="default" mt="sm" onClick={clash.swap}>
          {t(`clash.swap.${clash.shown}`)}
        </Button>
      </div>
    </Alert>
  );
}
