import { Button, Group, NativeSelect, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { useFormat } from '../format/useFormat';
import { Columns } from '../ui/Columns';
import { ProblemNote } from '../ui/ProblemNote';
import type { Import } from './imports';
import classes from './ImportWizard.module.css';

interface Layout {
  sheet: number;
  headerRow: number;
  fields: (string | null)[];
}

interface ColumnStepProps {
  draft: Import;
  fieldName: (code: string) => string;
  busy: boolean;
  problem: Problem | null;
  onLay: (layout: Layout) => void;
  onReload: () => void;
  onBack: () => void;
  onNext: () => void;
}

/** Read a sheet from its beginning: where the headings stand is to be found out. */
const UNKNOWN = -1;
/** A name may stand in one column or in several. */
const INSTEAD: Record<string, string> = { name: 'family' };

/** What we take each column for; every guess can be changed, and the file is read anew at once. */
export function ColumnStep(props: ColumnStepProps) {
  const { draft, fieldName, busy, problem, onLay, onReload, onBack, onNext } = props;
  const { t } = useTranslation('shared');
  const format = useFormat();
  const { sheet, sheets, headerRow, columns } = draft;
  const [row, setRow] = useState<string | number>(headerRow);
  const fields = columns.map(({ field }) => field ?? null);
  const known = draft.fields.map(({ code }) => ({ value: code, label: fieldName(code) }));
  const missing = draft.fields.filter(
    ({ code, required }) => required && !fields.includes(code) && !fields.includes(INSTEAD[code] ?? code),
  );

  /** One field is filled by one column: another that had it is left out. */
  function take(index: number, field: string | null) {
    const next = fields.map((had, place) => (place === index ? field : had === field ? null : had));
    onLay({ sheet, headerRow, fields: next });
  }

  return (
    <>
      <Text>{t('import.reads', { file: draft.fileName, into: draft.intoName })}</Text>
      <div className={classes.where}>
        {sheets.length > 1 && (
          <NativeSelect
            label={t('import.sheet')}
            disabled={busy}
            value={String(sheet)}
            onChange={({ currentTarget }) =>
              onLay({ sheet: Number(currentTarget.value), headerRow: UNKNOWN, fields: [] })
            }
            data={sheets.map((label, place) => ({ value: String(place), label }))}
          />
        )}
        <NumberInput
          label={t('import.headingRow')}
          description={t('import.headingRowHelp')}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          value={row}
          onChange={setRow}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={row === headerRow || row === ''}
          onClick={() => onLay({ sheet, headerRow: Number(row), fields: [] })}
        >
          {t('import.readAgain')}
        </Button>
      </div>

      <Title order={2}>{t('import.columnsTitle')}</Title>
      <Columns min="17rem">
        {columns.map(({ index, name, heading, samples, field }) => (
          <div key={index} className={classes.column} data-left-out={!field || undefined}>
            <Text size="sm" c="dimmed">
              {t('import.column', { column: name })}
            </Text>
            <Text fw={650}>{heading || t('import.noHeading')}</Text>
            <Text size="sm" c="dimmed" className={classes.samples}>
              {samples.join(' · ')}
            </Text>
            <NativeSelect
              aria-label={t('import.means', { column: heading || name })}
              disabled={busy}
              value={field ?? ''}
              onChange={({ currentTarget }) => take(index, currentTarget.value || null)}
              data={[{ value: '', label: t('import.leaveOut') }, ...known]}
            />
          </div>
        ))}
      </Columns>

      {problem && <ProblemNote problem={problem} onReload={onReload} />}
      {missing.length > 0 && (
        <Text role="status">
          {t('import.missing', {
            fields: missing
              .map(({ code }) => fieldName(code))
              .sort(format.compare)
              .join(', '),
          })}
        </Text>
      )}
      <Group className={classes.buttons}>
        <Button disabled={busy || missing.length > 0} onClick={onNext}>
          {t('import.next')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('import.otherFile')}
        </Button>
      </Group>
    </>
  );
}
