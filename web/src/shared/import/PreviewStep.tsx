import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { ProblemNote } from '../ui/ProblemNote';
import { Segments } from '../ui/Segments';
import { StatusBadge, type Tone } from '../ui/StatusBadge';
import type { ImportDraft, ImportRemark, ImportRow, ImportVerdict } from './draft';
import classes from './ImportWizard.module.css';

interface PreviewStepProps {
  draft: ImportDraft;
  busy: boolean;
  storing: boolean;
  problem: Problem | null;
  onSettle: (row: ImportRow, remark: ImportRemark, value: string) => void;
  onBack: () => void;
  onStore: () => void;
}

const verdicts: ImportVerdict[] = ['new', 'changed', 'same', 'left-out', 'wrong'];
const tones: Record<ImportVerdict, Tone> = {
  new: 'good',
  changed: 'info',
  same: 'plain',
  'left-out': 'plain',
  wrong: 'bad',
};
const remarkTones = { guess: 'info', warning: 'warning', error: 'bad' } as const;
const SHOWN = 50;

/** What would be stored, and what we guessed, doubt or cannot take, by row and column. */
export function PreviewStep({ draft, busy, storing, problem, onSettle, onBack, onStore }: PreviewStepProps) {
  const { t } = useTranslation('shared');
  const [filter, setFilter] = useState<'remarks' | 'all'>('remarks');
  const [shown, setShown] = useState(SHOWN);
  const rows = draft.rows.filter(({ remarks }) => filter === 'all' || remarks.length > 0);
  const willStore = draft.counts.new + draft.counts.changed;
  return (
    <>
      <ul className={classes.counts}>
        {verdicts.map((verdict) => (
          <li key={verdict}>
            <StatusBadge tone={tones[verdict]}>
              {t(`import.verdict.${verdict}`)}: {draft.counts[verdict]}
            </StatusBadge>
          </li>
        ))}
      </ul>

      <Group justify="space-between">
        <Segments
          label={t('import.show')}
          value={filter}
          onChange={(next) => {
            setFilter(next);
            setShown(SHOWN);
          }}
          options={[
            { value: 'remarks', label: t('import.withRemarks'), name: t('import.withRemarks') },
            { value: 'all', label: t('import.allRows'), name: t('import.allRows') },
          ]}
        />
        {draft.problemsHref && draft.counts.wrong > 0 && (
          <Button
            component="a"
            href={draft.problemsHref}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('import.problems')}
          </Button>
        )}
      </Group>

      {rows.length === 0 && <Text>{t('import.allClear')}</Text>}
      <ol className={classes.rows}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.number} className={classes.row}>
            <div className={classes.rowHead}>
              <Text component="span" c="dimmed" size="sm">
                {t('import.row', { row: row.number })}
              </Text>
              <span className={classes.rowTitle}>{row.title}</span>
              <StatusBadge tone={tones[row.verdict]}>{t(`import.rowVerdict.${row.verdict}`)}</StatusBadge>
            </div>
            {row.summary && <Text c="dimmed">{row.summary}</Text>}
            {row.remarks.map((remark) => (
              <Remark
                key={remark.column + remark.field + remark.message}
                remark={remark}
                row={row}
                busy={busy}
                onSettle={(value) => onSettle(row, remark, value)}
              />
            ))}
          </li>
        ))}
      </ol>
      {rows.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          {t('table.more')}
        </Button>
      )}

      {problem && <ProblemNote problem={problem} kept={t('import.nothingStored')} />}
      {draft.counts.wrong > 0 && <Text>{t('import.wrongStay', { count: draft.counts.wrong })}</Text>}
      <Group className={classes.buttons}>
        <Button disabled={busy || willStore === 0} loading={storing} onClick={onStore}>
          {willStore > 0 ? t('import.store', { count: willStore }) : t('import.nothingNew')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('import.toColumns')}
        </Button>
      </Group>
    </>
  );
}

interface RemarkProps {
  remark: ImportRemark;
  row: ImportRow;
  busy: boolean;
  onSettle: (value: string) => void;
}

function Remark({ remark, row, busy, onSettle }: RemarkProps) {
  const { t } = useTranslation('shared');
  const understood = remark.choices?.find(({ value }) => value === remark.value)?.label ?? remark.value;
  return (
    <div className={classes.remark}>
      <StatusBadge tone={remarkTones[remark.kind]}>
        {t('import.column', { column: remark.column })}
      </StatusBadge>
      <div>
        <Text>{remark.message}</Text>
        {remark.raw && (
          <Text c="dimmed" size="sm">
            {understood
              ? t('import.understood', { raw: remark.raw, value: understood })
              : t('import.inFile', { raw: remark.raw })}
          </Text>
        )}
      </div>
      {remark.choices && (
        <NativeSelect
          aria-label={t('import.choose', { row: row.number, column: remark.column })}
          disabled={busy}
          value={remark.value}
          onChange={({ currentTarget }) => onSettle(currentTarget.value)}
          data={remark.choices}
        />
      )}
    </div>
  );
}
