import { Text, Title } from '@mantine/core';
import { IconArrowRight, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CLOSELY, watched } from '../shared/api/queries';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { statusTones, successTones } from './adoption';
import { type Adoption, type Descent, type Lineage, type Spread, lineageQuery } from './queries';
import classes from './LineageTree.module.css';

/** From whom it was taken, who took it up, and what grew out of that. */
export function LineageTree({ id, first }: { id: string; first: ReactNode }) {
  const { t } = useTranslation('bank');
  const lineage = useQuery({ ...lineageQuery(id), ...watched(CLOSELY) });
  return (
    <section aria-labelledby="lineage" className={classes.lineage}>
      <Title order={2} id="lineage" mb="xs">
        {t('lineage.title')}
      </Title>
      {lineage.isPending && <LinesSkeleton lines={2} />}
      {lineage.isError && <ProblemNote problem={lineage.error} onRetry={() => void lineage.refetch()} />}
      {lineage.data && <Tree lineage={lineage.data} first={first} />}
    </section>
  );
}

function Tree({
  lineage: { asked, first, spread, cut },
  first: offer,
}: {
  lineage: Lineage;
  first: ReactNode;
}) {
  const { t } = useTranslation('bank');
  if (first.practice === asked && first.adoptions.length === 0) {
    return (
      <>
        <Text>{t('lineage.nobody')}</Text>
        {offer}
      </>
    );
  }
  return (
    <>
      <SpreadLine spread={spread} />
      <ul className={classes.tree} aria-labelledby="lineage">
        <Node descent={first} asked={asked} />
      </ul>
      {cut && <Text c="dimmed">{t('lineage.cut')}</Text>}
    </>
  );
}

/** How it went with those who took it up: never one number, as conditions differ. */
function SpreadLine({ spread }: { spread: Spread }) {
  const { t } = useTranslation('bank');
  const told = (['worked', 'partly', 'didNotWork', 'trying', 'notForUs'] as const)
    .filter((name) => spread[name] > 0)
    .map((name) => t(`spread.${name}`, { count: spread[name] }));
  return (
    told.length > 0 && (
      <p className={classes.spread}>
        {spread.institutions > 0 && t('spread.institutions', { count: spread.institutions })}{' '}
        {told.join(', ')}.
      </p>
    )
  );
}

function Node({ descent, asked }: { descent: Descent; asked: string }) {
  const { t } = useTranslation('bank');
  const isHere = descent.practice === asked;
  return (
    <li>
      <div className={classes.node} data-here={isHere || undefined}>
        {descent.standing === 'hidden' ? (
          <Hidden text={t('lineage.hidden')} />
        ) : (
          <>
            <Link to={`/bank/${descent.practice}`} aria-current={isHere ? 'page' : undefined}>
              {descent.title || t('noTitle')}
            </Link>
            <span className={classes.whose}>
              {[descent.institutionName, descent.authors.join(', ')].filter(Boolean).join(' · ')}
            </span>
            {descent.standing !== 'published' && (
              <StatusBadge tone="plain">{t(`stage.${descent.standing}`)}</StatusBadge>
            )}
          </>
        )}
      </div>
      {descent.adoptions.length > 0 && (
        <ul>
          {descent.adoptions.map(({ id, adoption, variant }) => (
            <li key={id}>
              {adoption ? <Taken adoption={adoption} /> : <HiddenTaken />}
              {variant && (
                <ul>
                  <Node descent={variant} asked={asked} />
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Hidden({ text }: { text: string }) {
  return (
    <span className={classes.hidden}>
      <IconLock size={18} aria-hidden /> {text}
    </span>
  );
}

function HiddenTaken() {
  const { t } = useTranslation('bank');
  return (
    <div className={classes.node} data-adoption>
      <Hidden text={t('lineage.hiddenTaken')} />
    </div>
  );
}

function Taken({
  adoption: { id, institutionName, adopterName, status, report, plan },
}: {
  adoption: Adoption;
}) {
  const { t } = useTranslation('bank');
  return (
    <div className={classes.node} data-adoption>
      <Link to={`/bank/adoptions/${id}`}>
        <IconArrowRight size={18} aria-hidden /> {institutionName}
      </Link>
      <span className={classes.whose}>
        {adopterName} · {t(`decision.${plan.decision}`)}
      </span>
      <span className={classes.badges}>
        <StatusBadge tone={statusTones[status]}>{t(`adopted.${status}`)}</StatusBadge>
        {report && (
          <StatusBadge tone={successTones[report.success]}>{t(`success.${report.success}`)}</StatusBadge>
        )}
      </span>
    </div>
  );
}
