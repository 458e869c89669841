import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { usePresence } from '../shared/me/me';
import { EventForm } from './EventForm';
import { emptyPlan, planOf } from './plan';
import { eventQuery } from './queries';

/** Plans an event, or changes its plan. */
export default function EventFormPage() {
  const { id } = useParams();
  return id ? <Edit id={id} /> : <New />;
}

function New() {
  const { me, acting } = usePresence();
  return <EventForm initial={emptyPlan(me, acting)} />;
}

function Edit({ id }: { id: string }) {
  const { data, refetch } = useSuspenseQuery(eventQuery(id));
  return (
    <EventForm
      known={{ id, etag: data.etag, status: data.value.status, zone: data.value.zone }}
      initial={planOf(data.value)}
      onReload={() => void refetch()}
    />
  );
}
