import { Anchor, Stack, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { MyWaves } from './MyWaves';
import { myWavesQuery } from './queries';

const SHOWN = 3;

/** On «Сегодня»: the surveys that wait for my answer; nothing where none does. */
export default function Today() {
  const { t } = useTranslation('surveys');
  const { data } = useSuspenseQuery({ ...myWavesQuery, ...watched(CALMLY) });
  const waiting = data.filter(({ open, answered }) => open && !answered);
  return (
    waiting.length > 0 && (
      <section aria-labelledby="my-surveys">
        <Title order={2} id="my-surveys" mb="sm">
          {t('today.title')}
        </Title>
        <Stack gap="sm">
          <MyWaves waves={waiting.slice(0, SHOWN)} />
          {waiting.length > SHOWN && (
            <Anchor component={Link} to="/surveys">
              {t('today.all', { count: waiting.length })}
            </Anchor>
          )}
        </Stack>
      </section>
    )
  );
}
