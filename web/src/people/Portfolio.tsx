import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import {
  IconBook,
  IconBookmark,
  IconClipboardCheck,
  IconMicrophone,
  IconRoute,
  IconSchool,
  IconTimeline,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CLOSELY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Timeline } from '../shared/ui/Timeline';
import { type Entry, portfolioList, totalsQuery, useCatalogue } from './queries';
import classes from './PersonPage.module.css';

const icons = {
  ATTENDED: IconSchool,
  PRESENTED: IconMicrophone,
  ORGANISED: IconUsersGroup,
  PUBLISHED: IconBook,
  REVIEWED: IconClipboardCheck,
  WAS_ADOPTED: IconRoute,
  ADOPTED: IconBookmark,
} as const;

const kinds = Object.keys(icons) as Entry['kind'][];

/** What the person did, newest first; nobody typed it, each line leads to where it was recorded. */
export function Portfolio({ person, own }: { person: string; own: boolean }) {
  const { t } = useTranslation(['people', 'shared']);
  const [kind, setKind] = useState<Entry['kind']>();
  // Each look at somebody else's is kept in the audit log, so that one is not read again by itself.
  const found = useInfiniteQuery({ ...portfolioList(person, kind), ...watched(CLOSELY, () => own) });
  const { rows, more } = stretches(found);
  const line = useLine();
  return (
    <section aria-labelledby="portfolio">
      <Title order={2} id="portfolio" mb="sm">
        {t(own ? 'portfolio.own' : 'portfolio.title')}
      </Title>
      <Years person={person} own={own} />
      <Group mb="md" className="no-print">
        <NativeSelect
          label={t('portfolio.show')}
          value={kind ?? ''}
          onChange={({ currentTarget }) => setKind(kinds.find((one) => one === currentTarget.value))}
          data={[
            { value: '', label: t('portfolio.all') },
            ...kinds.map((value) => ({ value, label: t(`deeds.${value}`) })),
          ]}
        />
      </Group>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {rows?.length === 0 && (
        <Empty
          icon={IconTimeline}
          title={kind ? undefined : t('portfolio.emptyTitle')}
          text={t(kind ? 'portfolio.noneOfKind' : 'portfolio.empty')}
          action={
            own &&
            !kind && (
              <Button component={Link} to="/events" variant="light">
                {t('portfolio.first')}
              </Button>
            )
          }
        />
      )}
      {rows && rows.length > 0 && <Timeline items={rows.map(line)} />}
      {more.left && (
        <Button variant="default" loading={more.loading} onClick={more.load}>
          {t('shared:table.more')}
        </Button>
      )}
    </section>
  );
}

/** An entry as a line of the timeline. */
function useLine() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const levels = useCatalogue('event-level');
  const forms = useCatalogue('form-of-work');
  return (entry: Entry) => {
    const { id, date, kind, title, page, form, level, hours, otherName } = entry;
    const details = [
      t(`deed.${kind}`),
      form && forms.name(form),
      level && t('portfolio.level', { level: levels.name(level) }),
      hours !== undefined && kind === 'ATTENDED' && t('portfolio.hours', { hours: format.number(hours, 1) }),
      otherName && t(kind === 'WAS_ADOPTED' ? 'portfolio.by' : 'portfolio.from', { name: otherName }),
    ];
    return {
      key: id,
      date,
      title,
      to: page || undefined,
      icon: icons[kind],
      note: details.filter(Boolean).join(' · '),
    };
  };
}

function Years({ person, own }: { person: string; own: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const totals = useQuery({ ...totalsQuery(person), ...watched(CLOSELY, () => own) }).data ?? {};
  const years = Object.entries(totals).sort(([a], [b]) => Number(b) - Number(a));
  return (
    years.length > 0 && (
      <ul className={classes.years}>
        {years.map(([year, { hours, byKind }]) => (
          <li key={year} className={classes.year}>
            <Text fw={650}>{t('portfolio.year', { year, next: Number(year) + 1 })}</Text>
            <ul>
              {hours > 0 && <li>{t('portfolio.sum', { hours: format.number(hours, 1) })}</li>}
              {kinds
                .filter((kind) => byKind[kind])
                .map((kind) => (
                  <li key={kind}>
                    {t(`deeds.${kind}`)}: {format.number(byKind[kind] ?? 0)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    )
  );
}
