import { Button, Checkbox, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picked } from '../shared/form/AsyncPicker';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, useInstitutionName } from '../shared/staff/institutions';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useCatalogue, useClaim } from './queries';

/** Says that a person of another institution works at one of the reader's too. */
export function Claiming({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['people', 'shared']);
  const { acting } = usePresence();
  const own = acting?.role === 'methodist' ? acting.institution : undefined;
  const ownName = useInstitutionName(own ?? NETWORK);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [position, setPosition] = useState('');
  const [partTime, setPartTime] = useState(true);
  const positions = useCatalogue('position');
  const claiming = useClaim(id);
  const at = picked ?? (own ? { id: own, name: ownName ?? '…' } : null);

  const ask = (institution: string) =>
    claiming.mutate(
      { institution, position, partTime },
      {
        onSuccess: () => {
          void toast(t('claim.sent'));
          onClose();
        },
      },
    );

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('claim.open')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        <Text>{t('claim.how')}</Text>
        <InstitutionPicker label={t('field.institution')} required value={at} onChange={setPicked} />
        <NativeSelect
          label={t('field.position')}
          required
          value={position}
          onChange={({ currentTarget }) => setPosition(currentTarget.value)}
          data={[{ value: '', label: t('form.choose') }, ...positions.options]}
        />
        <Checkbox
          label={t('partTime')}
          checked={partTime}
          onChange={({ currentTarget }) => setPartTime(currentTarget.checked)}
        />
        {claiming.isError && <ProblemNote problem={claiming.error} />}
        <Button loading={claiming.isPending} disabled={!at || !position} onClick={() => at && ask(at.id)}>
          {t('claim.send')}
        </Button>
      </Stack>
    </Modal>
  );
}
