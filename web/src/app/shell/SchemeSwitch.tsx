import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../shared/ui/Segments';

const schemes = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const;

export function SchemeSwitch() {
  const { t } = useTranslation('app');
  // Without this the library injects a <style> while it switches, which our CSP refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <Segments
      label={t('scheme.title')}
      value={colorScheme}
      onChange={setColorScheme}
      options={schemes.map(({ value, Icon }) => ({
        value,
        label: <Icon size={20} aria-hidden />,
        name: t(`scheme.${value}`),
      }))}
    />
  );
}
