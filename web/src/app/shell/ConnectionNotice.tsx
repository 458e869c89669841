import { Alert } from '@mantine/core';
import { IconClockPause, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Connection, useConnection } from '../../shared/api/connection';

/** Tells of a lost or overloaded line, and that we try again where we do; says nothing when all is well. */
export function ConnectionNotice() {
  const connection = useConnection();
  return (
    <div role="status" className="no-print">
      {connection.state === 'off' && <Lost text="offText" />}
      {connection.state === 'lost' && <Lost text="lostText" />}
      {connection.state === 'busy' && <Busy connection={connection} />}
    </div>
  );
}

function Lost({ text }: { text: 'offText' | 'lostText' }) {
  const { t } = useTranslation('app');
  return (
    <Alert color="honey" icon={<IconWifiOff aria-hidden />} title={t('connection.lost')} mb="md">
      {t(`connection.${text}`)}
    </Alert>
  );
}

function Busy({ connection }: { connection: Connection & { state: 'busy' } }) {
  const { t } = useTranslation('app');
  const seconds = useSecondsUntil(connection.until);
  return (
    <Alert color="honey" icon={<IconClockPause aria-hidden />} title={t('connection.busy')} mb="md">
      {t('connection.busyText', { count: seconds })}
    </Alert>
  );
}

function useSecondsUntil(until: number) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(1, Math.ceil((until - now) / 1000));
}
