import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { useFormat } from '../format/useFormat';
import { DownloadButton } from '../ui/DownloadButton';
import { LinesSkeleton } from '../ui/PageSkeleton';
import { ProblemNote } from '../ui/ProblemNote';
import { StatusBadge, type Tone } from '../ui/StatusBadge';
import {
  type Choice,
  type Import,
  type ImportRow,
  type Verdict,
  type Which,
  problemsHref,
  rowChoice,
  rowsQuery,
  willWrite,
} from './imports';
import { reading } from './reading';
import classes from './ImportWizard.module.css';

interface PreviewStepProps {
  draft: Import;
  fieldName: (code: string) => string;
  busy: boolean;
  running: boolean;
  problem: Problem | null;
  onChoose: (choice: Choice) => void;
  onChooseForAll: (value: string) => void;
  onReload: () => void;
  onBack: () => void;
  onRun: () => void;
}

/** In the order in which they want to be looked at. */
const verdicts: Verdict[] = ['QUESTION', 'ERROR', 'NEW', 'CHANGED', 'KNOWN', 'SAME', 'LEFT_OUT'];
const tones: Record<Verdict, Tone> = {
  QUESTION: 'warning',
  ERROR: 'bad',
  NEW: 'good',
  CHANGED: 'info',
  KNOWN: 'plain',
  SAME: 'plain',
  LEFT_OUT: 'plain',
};
const noteTones = { GUESS: 'info', WARNING: 'warning', ERROR: 'bad' } as const;

/** What would be written, and what we guessed, doubt or cannot take, by row and column. */
export function PreviewStep(props: PreviewStepProps) {
  const { draft, fieldName, busy, running, problem, onChooseForAll, onReload, onBack, onRun } = props;
  const { t } = useTranslation('shared');
  const format = useFormat();
  const { counts } = draft;
  const [which, setWhich] = useState<Which>(() => verdicts.find((verdict) => counts[verdict]) ?? 'NEW');
  // Rows decided on in this view keep their place, although they are no questions any more.
  const [decided, setDecided] = useState<ReadonlyMap<number, ImportRow>>(new Map());
  const found = useInfiniteQuery(rowsQuery(draft.id, draft.version, which));
  const still = found.data?.pages.flatMap(({ items }) => items);
  const rows = still && withDecided(still, decided);
  const writes = willWrite(draft);
  const open = counts.QUESTION ?? 0;
  const wrong = counts.ERROR ?? 0;

  function look(next: Which) {
    setWhich(next);
    setDecided(new Map());
  }

  function decide(row: ImportRow, value: string) {
    setDecided(new Map(decided).set(row.row, { ...row, chosen: value }));
    props.onChoose(rowChoice(row.row, value));
  }

  return (
    <>
      <div role="group" aria-label={t('import.show')} className={classes.counts}>
        {[...verdicts.filter((verdict) => counts[verdict]), 'NOTED' as const].map((one) => (
          <button
            key={one}
            type="button"
            className={classes.count}
            aria-pressed={which === one}
            onClick={() => look(one)}
          >
            {one === 'NOTED' ? (
              t('import.noted')
            ) : (
              <StatusBadge tone={tones[one]}>
                {t(`import.verdict.${one}`)}: {format.number(counts[one] ?? 0)}
              </StatusBadge>
            )}
          </button>
        ))}
      </div>

      <Group justify="space-between">
        {which === 'QUESTION' && still && still.length > 1 && (
          <Group gap="sm">
            {shared(still).map(({ value, label }) => (
              <Button
                key={value}
                variant="default"
                classNames={{ root: classes.forAll, label: classes.forAllLabel }}
                disabled={busy}
                onClick={() => onChooseForAll(value)}
              >
                {t('import.forAll', { option: label })}
              </Button>
            ))}
          </Group>
        )}
        {(wrong > 0 || open > 0 || which === 'NOTED') && (
          <DownloadButton href={problemsHref(draft)}>{t('import.problems')}</DownloadButton>
        )}
      </Group>

      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LinesSkeleton />}
      {rows?.length === 0 && <Text>{t('import.nothingHere')}</Text>}
      <ol className={classes.rows}>
        {rows?.map((row) => (
          <RowCard
            key={row.row}
            row={row}
            facts={reading(draft, row, fieldName)}
            decided={decided.has(row.row)}
            busy={busy}
            onChoose={(value) => decide(row, value)}
          />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('table.more')}
        </Button>
      )}

      {problem && <ProblemNote problem={problem} kept={t('import.nothingStored')} onReload={onReload} />}
      {open > 0 && <Text>{t('import.openStay', { count: open })}</Text>}
      {wrong > 0 && <Text>{t('import.wrongStay', { count: wrong })}</Text>}
      <Group className={classes.buttons}>
        <Button disabled={busy || writes === 0} loading={running} onClick={onRun}>
          {writes > 0 ? t('import.store', { count: writes }) : t('import.nothingNew')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t(draft.spellings.length > 0 ? 'import.toSpellings' : 'import.toColumns')}
        </Button>
      </Group>
    </>
  );
}

function withDecided(rows: ImportRow[], decided: ReadonlyMap<number, ImportRow>) {
  return [...rows.filter(({ row }) => !decided.has(row)), ...decided.values()].sort((a, b) => a.row - b.row);
}

/** What can be chosen for each of the rows alike. */
function shared([first, ...rest]: ImportRow[]) {
  return (first?.options ?? []).filter(({ value }) =>
    rest.every(({ options }) => options.some((option) => option.value === value)),
  );
}

interface RowCardProps {
  row: ImportRow;
  facts: string;
  decided: boolean;
  busy: boolean;
  onChoose: (value: string) => void;
}

function RowCard({ row, facts, decided, busy, onChoose }: RowCardProps) {
  const { t } = useTranslation('shared');
  const { row: number, verdict, title, notes, options, chosen } = row;
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <Text component="span" c="dimmed" size="sm">
          {t('import.row', { row: number })}
        </Text>
        <span className={classes.rowTitle}>{title}</span>
        <StatusBadge tone={decided ? 'good' : tones[verdict]}>
          {decided ? t('import.decided') : t(`import.rowVerdict.${verdict}`)}
        </StatusBadge>
      </div>
      {facts && <Text c="dimmed">{facts}</Text>}
      {notes.map(({ level, column, message }) => (
        <div key={`${column}${message}`} className={classes.note}>
          <StatusBadge tone={noteTones[level]}>
            {column ? t('import.column', { column }) : t('import.wholeRow')}
          </StatusBadge>
          <Text>{message}</Text>
        </div>
      ))}
      {verdict === 'QUESTION' || decided ? (
        <Radio.Group
          className={classes.options}
          label={t('import.decide')}
          value={chosen ?? ''}
          onChange={onChoose}
        >
          <Stack gap={0}>
            {options.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} disabled={busy} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        options.length > 0 && (
          <Group gap="xs" className={classes.options}>
            {options
              .filter(({ value }) => value !== chosen)
              .map(({ value, label }) => (
                <Button
                  key={value}
                  size="compact-md"
                  variant="subtle"
                  disabled={busy}
                  aria-label={t('import.rowOption', { row: number, option: label })}
                  onClick={() => onChoose(value)}
                >
                  {label}
                </Button>
              ))}
            {chosen && (
              <Button
                size="compact-md"
                variant="subtle"
                disabled={busy}
                aria-label={t('import.rowOption', { row: number, option: t('import.takeBack') })}
                onClick={() => onChoose('')}
              >
                {t('import.takeBack')}
              </Button>
            )}
          </Group>
        )
      )}
    </li>
  );
}
