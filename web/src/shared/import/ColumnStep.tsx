import { Button, Group, NativeSelect, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { useFormat } from '../format/useFormat';
import { Columns } from '../ui/Columns';
import { ProblemNote } from '../ui/ProblemNote';
import type { ImportDraft } from './draft';
import classes from './ImportWizard.module.css';

interface ColumnStepProps {
  draft: ImportDraft;
  busy: boolean;
  problem: Problem | null;
  onChange: (headingRow: number, columns: Record<string, string | null>) => void;
  onBack: () => void;
  onNext: () => void;
}

/** What we take each column for; every guess can be changed, and the file is read anew at once. */
export function ColumnStep({ draft, busy, problem, onChange, onBack, onNext }: ColumnStepProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [row, setRow] = useState<string | number>(draft.headingRow);
  const mapping = Object.fromEntries(draft.columns.map(({ key, field }) => [key, field]));
  const missing = draft.fields.filter(
    ({ key, required }) => required && !draft.columns.some(({ field }) => field === key),
  );
  return (
    <>
      <Group align="flex-end">
        <NumberInput
          label={t('import.headingRow')}
          description={t('import.headingRowHelp')}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          w={300}
          value={row}
          onChange={setRow}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={row === draft.headingRow || !Number(row)}
          onClick={() => onChange(Number(row), mapping)}
        >
          {t('import.readAgain')}
        </Button>
      </Group>

      <Title order={2}>{t('import.columnsTitle')}</Title>
      <Columns min="17rem">
        {draft.columns.map(({ key, heading, samples, field }) => (
          <div key={key} className={classes.column} data-left-out={field === null || undefined}>
            <Text size="sm" c="dimmed">
              {t('import.column', { column: key })}
            </Text>
            <Text fw={650}>{heading || t('import.noHeading')}</Text>
            <Text size="sm" c="dimmed" className={classes.samples}>
              {samples.join(' · ')}
            </Text>
            <NativeSelect
              aria-label={t('import.means', { column: heading || key })}
              disabled={busy}
              value={field ?? ''}
              onChange={({ currentTarget }) =>
                onChange(draft.headingRow, { ...mapping, [key]: currentTarget.value || null })
              }
              data={[
                { value: '', label: t('import.leaveOut') },
                ...draft.fields.map(({ key: value, label }) => ({ value, label })),
              ]}
            />
          </div>
        ))}
      </Columns>

      {problem && <ProblemNote problem={problem} />}
      {missing.length > 0 && (
        <Text role="status">
          {t('import.missing', {
            fields: missing
              .map(({ label }) => label)
              .sort(format.compare)
              .join(', '),
          })}
        </Text>
      )}
      <Group className={classes.buttons}>
        <Button disabled={busy || missing.length > 0} onClick={onNext}>
          {t('import.toPreview')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('import.otherFile')}
        </Button>
      </Group>
    </>
  );
}
