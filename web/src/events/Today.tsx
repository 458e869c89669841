import { Anchor, Button, Stack, Title } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { Empty } from '../shared/ui/Empty';
import { EventCard } from './EventCard';
import { myNextEvents } from './queries';

/** On «Сегодня»: the events I go to, wait for, present at or run. */
export default function Today() {
  const { t } = useTranslation('events');
  const format = useFormat();
  const { data: mine } = useSuspenseQuery({
    ...myNextEvents(format.dateOf(new Date())),
    ...watched(CALMLY),
  });
  return (
    <section aria-labelledby="my-events">
      <Title order={2} id="my-events" mb="sm">
        {t('today.title')}
      </Title>
      {mine.length === 0 ? (
        <Empty
          icon={IconCalendarEvent}
          text={t('today.none')}
          action={
            <Button component={Link} to="/events" variant="light">
              {t('today.choose')}
            </Button>
          }
        />
      ) : (
        <Stack gap="sm">
          {mine.map((event) => (
            <EventCard key={event.id} event={event} />
          ))}
          <Anchor component={Link} to="/events?whose=mine">
            {t('today.all')}
          </Anchor>
        </Stack>
      )}
    </section>
  );
}
