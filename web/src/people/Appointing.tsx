import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picked } from '../shared/form/AsyncPicker';
import { DateField } from '../shared/form/DateField';
import { type Role, may, usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { type Duty, useAppoint } from './queries';

interface AppointingProps {
  id: string;
  etag: string;
  duties: Duty[];
  onClose: () => void;
}

/** Gives a person a role beside their posts, or takes one back. */
export function Appointing({ id, etag, duties, onClose }: AppointingProps) {
  const { t } = useTranslation(['people', 'shared']);
  const { acting } = usePresence();
  const roles: Role[] = may(acting, ['network-admin'])
    ? ['expert', 'district-methodist', 'network-admin']
    : ['expert'];
  const [role, setRole] = useState<Role>('expert');
  const [institution, setInstitution] = useState<Picked | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const appointing = useAppoint(id);
  const [confirm, question] = useConfirm();

  const keep = (next: Duty[]) =>
    appointing.mutate(
      { etag, duties: next },
      {
        onSuccess: () => {
          void toast(t('duty.kept'));
          onClose();
        },
      },
    );

  async function takeBack(duty: Duty) {
    const role = t(`shared:role.${duty.role}`);
    const sure = await confirm({
      title: t('duty.takeSure'),
      text: t('duty.takeText', { role, institution: duty.institutionName }),
      yes: t('duty.take'),
      grave: true,
    });
    if (sure) {
      keep(duties.filter((one) => one !== duty));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!question}
      title={t('duty.title')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {question}
      <Stack>
        {duties.map((duty) => (
          <Group key={duty.role + duty.institution} justify="space-between" wrap="nowrap">
            <Text>
              {t(`shared:role.${duty.role}`)}, {duty.institutionName}
            </Text>
            <Button
              variant="subtle"
              color="red"
              disabled={appointing.isPending}
              aria-label={t('duty.takeOne', { role: t(`shared:role.${duty.role}`) })}
              onClick={() => void takeBack(duty)}
            >
              {t('duty.take')}
            </Button>
          </Group>
        ))}
        <NativeSelect
          label={t('duty.role')}
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: t(`shared:role.${value}`) }))}
        />
        <InstitutionPicker
          label={t('duty.where')}
          description={t('duty.whereHelp')}
          required
          value={institution}
          onChange={setInstitution}
        />
        <DateField label={t('duty.until')} value={until} onChange={setUntil} />
        {appointing.isError && <ProblemNote problem={appointing.error} />}
        <Button
          loading={appointing.isPending}
          disabled={!institution}
          onClick={() =>
            institution && keep([...duties, { role, institution: institution.id, until: until ?? undefined }])
          }
        >
          {t('duty.give')}
        </Button>
      </Stack>
    </Modal>
  );
}
