import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBulb, IconChecklist, IconPencil, IconPlus, IconZoomQuestion } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SearchField } from '../shared/form/SearchField';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Facets } from './Facets';
import { HitCard } from './HitCard';
import { useReviews } from './roles';
import { type SearchAnswer, searchQuery } from './queries';
import { type Search, useSearch } from './useSearch';
import classes from './BankPage.module.css';

/** Whose experience helps with what I look for. */
export default function BankPage() {
  const { t } = useTranslation('bank');
  const search = useSearch();
  const reviews = useReviews();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} to="/bank/new" leftSection={<IconPlus size={20} aria-hidden />}>
          {t('tell')}
        </Button>
      }
    >
      <div className={classes.bar}>
        <SearchField
          className={classes.search}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          maxLength={300}
          value={search.q}
          onSearch={search.ask}
        />
        <Button
          component={Link}
          to="/bank/mine"
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t('mine.title')}
        </Button>
        {reviews && (
          <Button
            component={Link}
            to="/bank/review"
            variant="default"
            leftSection={<IconChecklist size={18} aria-hidden />}
          >
            {t('desk.title')}
          </Button>
        )}
      </div>
      <Findings search={search} />
    </Page>
  );
}

function Findings({ search }: { search: Search }) {
  const { t } = useTranslation('bank');
  const [q] = useDebouncedValue(search.q.trim(), 250);
  const found = useInfiniteQuery({
    ...searchQuery({ q: q || undefined, ...search.chosen }),
    placeholderData: keepPreviousData,
  });
  if (found.isError) {
    return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  }
  const [first] = found.data?.pages ?? [];
  if (!first) {
    return <LinesSkeleton />;
  }
  if (first.total === 0 && !q && !search.isNarrowed) {
    return (
      <Empty
        icon={IconBulb}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <Button component={Link} to="/bank/new" variant="light">
            {t('tell')}
          </Button>
        }
      />
    );
  }
  return (
    <div
      className={classes.columns}
      data-plain={first.facets.length === 0 && !search.isNarrowed ? true : undefined}
    >
      <Facets facets={first.facets} search={search} />
      <section aria-label={t('search.found')} className={classes.found}>
        <p role="status" className={classes.count}>
          {first.total > 0 && t('search.count', { count: first.total })}
        </p>
        <Understood answer={first} />
        {first.total === 0 && (
          <Empty
            icon={IconZoomQuestion}
            text={t(search.isNarrowed ? 'search.nothingNarrowed' : 'search.nothing')}
            action={
              search.isNarrowed && (
                <Button variant="light" onClick={search.clear}>
                  {t('search.everywhere')}
                </Button>
              )
            }
          />
        )}
        {found.data?.pages
          .flatMap(({ items }) => items)
          .map((hit) => (
            <HitCard key={hit.id} hit={hit} />
          ))}
        {found.hasNextPage && (
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('search.more')}
          </Button>
        )}
      </section>
    </div>
  );
}

/** How the words were taken when they were not taken as they stand. */
function Understood({ answer: { instead, everyWord, total } }: { answer: SearchAnswer }) {
  const { t } = useTranslation('bank');
  return (
    <>
      {instead.map(({ word, taken }) => (
        <p key={word} className={classes.note}>
          {t('search.instead', { word, taken: taken.join('», «') })}
        </p>
      ))}
      {!everyWord && total > 0 && <p className={classes.note}>{t('search.notEvery')}</p>}
    </>
  );
}
