import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALMLY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { totalsQuery } from './queries';

/** On «Сегодня»: what has come together in my portfolio this school year. */
export default function Today() {
  const { me } = usePresence();
  return me.person && <Mine person={me.person} />;
}

const SEPTEMBER = 9;

function Mine({ person }: { person: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [year = 0, month = 0] = format.dateOf(new Date()).split('-').map(Number);
  const totals = useQuery({ ...totalsQuery(person), ...watched(CALMLY) }).data;
  const sums = totals?.[String(month >= SEPTEMBER ? year : year - 1)];
  const lines = Object.values(sums?.byKind ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    totals && (
      <section aria-labelledby="my-portfolio">
        <Title order={2} id="my-portfolio" mb="sm">
          {t('portfolio.own')}
        </Title>
        <Card withBorder padding="md">
          <Group justify="space-between">
            <Text>
              {lines > 0
                ? t('today.have', { count: lines, hours: format.number(sums?.hours ?? 0, 1) })
                : t('today.nothing')}
            </Text>
            <Anchor component={Link} to="/people/me">
              {t('today.open')}
            </Anchor>
          </Group>
        </Card>
      </section>
    )
  );
}
