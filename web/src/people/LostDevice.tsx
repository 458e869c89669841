import { Button } from '@mantine/core';
import { IconDeviceMobileOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { fullName, type Person, useForgetDevice } from './queries';

/** Takes the second factor from the account of somebody who lost the device with it. */
export function LostDevice({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const forgetting = useForgetDevice(person.id);
  const [confirm, question] = useConfirm();

  async function forget() {
    const sure = await confirm({
      title: t('device.sure'),
      text: t('device.text', { name: fullName(person) }),
      yes: t('device.yes'),
      grave: true,
    });
    if (sure) {
      forgetting.mutate(undefined, { onSuccess: () => void toast(t('device.done')) });
    }
  }

  return (
    <>
      {question}
      <Button
        variant="default"
        leftSection={<IconDeviceMobileOff size={18} aria-hidden />}
        loading={forgetting.isPending}
        onClick={() => void forget()}
      >
        {t('device.open')}
      </Button>
      {forgetting.isError && <ProblemNote problem={forgetting.error} />}
    </>
  );
}
