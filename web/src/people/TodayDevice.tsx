import { Alert } from '@mantine/core';
import { IconDeviceMobileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { personQuery } from './queries';

/** On «Сегодня»: a keeper took my second factor away lately. */
export default function TodayDevice() {
  const { me } = usePresence();
  return me.person && <Told person={me.person} />;
}

function Told({ person }: { person: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const forgotten = useQuery(personQuery(person)).data?.value.deviceForgotten;
  return (
    forgotten && (
      <Alert color="honey" icon={<IconDeviceMobileOff aria-hidden />} title={t('device.title')}>
        {t('device.told', { name: forgotten.by, moment: format.dateTime(forgotten.at) })}
      </Alert>
    )
  );
}
