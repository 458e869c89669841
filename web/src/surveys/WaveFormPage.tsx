import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { institutionQuery } from '../shared/staff/institutions';
import { WaveForm } from './WaveForm';
import { waveQuery } from './queries';
import { emptyWave, valuesOf } from './wave';

/** Plans a wave, or changes it. */
export default function WaveFormPage() {
  const { id } = useParams();
  const { acting } = usePresence();
  return id ? <Edit id={id} /> : acting && <New institution={acting.institution} />;
}

function New({ institution }: { institution: string }) {
  const format = useFormat();
  const [params] = useSearchParams();
  const { data } = useSuspenseQuery(institutionQuery(institution));
  const own = { id: institution, name: data.value.name };
  return <WaveForm initial={emptyWave(own, format.dateOf(new Date()), params.get('questionnaire'))} />;
}

function Edit({ id }: { id: string }) {
  // The counts of an open wave move on; what is being written does not.
  const { data, refetch } = useSuspenseQuery({ ...waveQuery(id), refetchInterval: false });
  return (
    <WaveForm
      known={{ id, etag: data.etag, status: data.value.status }}
      initial={valuesOf(data.value)}
      onReload={() => void refetch()}
    />
  );
}
