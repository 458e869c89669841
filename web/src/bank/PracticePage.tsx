import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconArchive, IconDownload, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Versioned } from '../shared/api/client';
import { CALMLY, watched } from '../shared/api/queries';
import { useFormat } from '../shared/format/useFormat';
import { usePresence } from '../shared/me/me';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { Authorship } from './Authorship';
import { CardText } from './CardText';
import { JudgementView } from './JudgementView';
import { LineageTree } from './LineageTree';
import { Standing } from './Standing';
import { Withdraw } from './Withdraw';
import { adoptionsOf } from './adoption';
import { type Practice, editionQuery, lineageQuery, practiceQuery, similarQuery } from './queries';
import classes from './PracticePage.module.css';

/** One practice: what it gives, how to repeat it, whose it is and what became of it. */
export default function PracticePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const { data } = useSuspenseQuery({ ...practiceQuery(id), ...watched(CALMLY) });
  const practice = data.value;
  const may = (deed: Practice['may'][number]) => practice.may.includes(deed);
  const [withdrawing, setWithdrawing] = useState(false);
  const mine = useMyAdoption(practice);
  const adopt = mine ? (
    <Button component={Link} to={`/bank/adoptions/${mine}`}>
      {t('adopt.mine')}
    </Button>
  ) : (
    may('adopt') && (
      <Button component={Link} to={`/bank/${id}/adopt`} leftSection={<IconDownload size={18} aria-hidden />}>
        {t('adopt.take')}
      </Button>
    )
  );
  const write = may('write') && (
    <Button
      component={Link}
      to={`/bank/${id}/edit`}
      variant={practice.published ? 'default' : 'filled'}
      leftSection={<IconPencil size={18} aria-hidden />}
    >
      {t(practice.published ? 'card.newEdition' : 'card.goOn')}
    </Button>
  );
  return (
    <Page
      title={practice.title || t('noTitle')}
      lead={<Lead practice={practice} />}
      back={{ to: '/bank', label: t('title') }}
      action={adopt || write}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <Authorship practice={practice} />
          <Standing practice={data} />
          {practice.withdrawal ? (
            <Empty icon={IconArchive} title={t('card.withdrawn')} text={practice.withdrawal.reason} />
          ) : (
            <Telling practice={data} />
          )}
          <JudgedByMe practice={practice} />
          {practice.published && <LineageTree id={id} first={adopt} />}
        </div>
        <aside className={classes.aside}>
          <Origin practice={practice} />
          <Editions practice={practice} />
          {practice.published && <Similar id={id} />}
          <div className={classes.deeds}>
            {adopt && write}
            {practice.published && (
              <Button
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() => window.print()}
              >
                {t('card.print')}
              </Button>
            )}
            {may('withdraw') && (
              <Button
                variant="default"
                leftSection={<IconArchive size={18} aria-hidden />}
                onClick={() => setWithdrawing(true)}
              >
                {t('withdraw.title')}
              </Button>
            )}
          </div>
        </aside>
      </div>
      {withdrawing && <Withdraw practice={data} onClose={() => setWithdrawing(false)} />}
    </Page>
  );
}

/** The id of what the reader made of this practice. */
function useMyAdoption({ id, published }: Practice): string | undefined {
  const { me } = usePresence();
  const lineage = useQuery({ ...lineageQuery(id), enabled: Boolean(published) }).data;
  return lineage && adoptionsOf(lineage.first, id).find(({ adopter }) => adopter === me.person)?.id;
}

function Lead({ practice: { institutionName, authors, published } }: { practice: Practice }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  return (
    <>
      {institutionName}
      {authors.length > 0 && ` · ${authors.map(({ name }) => name).join(', ')}`}
      {published &&
        ` · ${t('card.published', { number: published.number, date: format.date(published.publishedOn) })}`}
    </>
  );
}

/** The published text, an earlier edition of it, or what its authors work on. */
function Telling({ practice: { value: practice } }: { practice: Versioned<Practice> }) {
  const { t } = useTranslation('bank');
  const [params, setParams] = useSearchParams();
  const { published, work } = practice;
  const asked = Number(params.get('edition')) || undefined;
  if (published && asked && asked !== published.number) {
    return <Earlier id={practice.id} number={asked} />;
  }
  const inWork = work && work.stage !== 'published' ? work : undefined;
  if (!published) {
    return work && <CardText card={work.card} />;
  }
  const isWork = inWork !== undefined && params.get('text') === 'work';
  return (
    <>
      {inWork && (
        <div className={classes.which}>
          <Segments
            label={t('card.which')}
            value={isWork ? 'work' : 'published'}
            onChange={(value) =>
              setParams(value === 'work' ? { text: 'work' } : {}, { replace: true, preventScrollReset: true })
            }
            options={[
              { value: 'published', label: t('card.asPublished'), name: t('card.asPublished') },
              { value: 'work', label: t('card.inWork'), name: t('card.inWork') },
            ]}
          />
        </div>
      )}
      <CardText card={isWork ? inWork.card : published.card} />
    </>
  );
}

function Earlier({ id, number }: { id: string; number: number }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { data: edition } = useSuspenseQuery(editionQuery(id, number));
  return (
    <>
      <Alert color="blue" mb="lg">
        {t('card.earlier', { number, date: format.date(edition.publishedOn) })}{' '}
        <Link to={`/bank/${id}`}>{t('card.toLatest')}</Link>
      </Alert>
      <CardText card={edition.card} />
    </>
  );
}

/** For its expert: their own judgements, which are theirs also while the text is not. */
function JudgedByMe({ practice: { judgedByMe, published, work, withdrawal } }: { practice: Practice }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  return (
    <>
      {!published && !work && !withdrawal && (
        <Alert color="blue" mb="lg">
          {t('card.notOpen')}
        </Alert>
      )}
      {judgedByMe.toReversed().map(({ edition, judgement }) => (
        <section key={judgement.at} aria-labelledby={judgement.at} className={classes.judged}>
          <Title order={2} id={judgement.at}>
            {t('judged.mine', { number: edition, date: format.date(format.dateOf(judgement.at)) })}
          </Title>
          <JudgementView judgement={judgement} />
        </section>
      ))}
    </>
  );
}

function Aside({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Origin({ practice: { origin } }: { practice: Practice }) {
  const { t } = useTranslation('bank');
  return (
    origin && (
      <Aside id="origin" title={t('card.origin')}>
        {origin.title ? (
          <Link to={`/bank/${origin.practice}?edition=${origin.edition}`}>{origin.title}</Link>
        ) : (
          <Text>{t('card.hiddenOrigin')}</Text>
        )}
        {origin.institutionName && <Text c="dimmed">{origin.institutionName}</Text>}
      </Aside>
    )
  );
}

function Editions({ practice: { id, published } }: { practice: Practice }) {
  const { t } = useTranslation('bank');
  if (!published || published.number === 1) {
    return null;
  }
  return (
    <Aside id="editions" title={t('card.editions')}>
      <Group component="ul" gap="xs" className={classes.editions}>
        {Array.from({ length: published.number }, (_, place) => published.number - place).map((number) => (
          <li key={number}>
            <Link to={number === published.number ? `/bank/${id}` : `/bank/${id}?edition=${number}`}>
              {t('card.edition', { number })}
            </Link>
          </li>
        ))}
      </Group>
    </Aside>
  );
}

function Similar({ id }: { id: string }) {
  const { t } = useTranslation('bank');
  const similar = useQuery(similarQuery(id));
  if (similar.isError) {
    return <ProblemNote problem={similar.error} onRetry={() => void similar.refetch()} />;
  }
  return (
    similar.data &&
    similar.data.length > 0 && (
      <Aside id="similar" title={t('card.similar')}>
        <ul className={classes.links}>
          {similar.data.map((other) => (
            <li key={other.id}>
              <Link to={`/bank/${other.id}`}>{other.title}</Link>
              <Text c="dimmed" size="sm">
                {other.institutionName}
              </Text>
            </li>
          ))}
        </ul>
      </Aside>
    )
  );
}
