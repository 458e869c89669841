import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format/useFormat';
import type { Only } from './older';
import type { OldColumn } from './queries';

interface OnlyRowsProps {
  /** Those by which rows can be told apart. */
  columns: OldColumn[];
  only: Only | undefined;
  onChange: (only: Only | undefined) => void;
}

/** Takes rows of one kind alone: those in one language, of one district. */
export function OnlyRows({ columns, only, onChange }: OnlyRowsProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const chosen = columns.find(({ column }) => column === only?.column);
  return (
    columns.length > 0 && (
      <Stack gap="xs">
        <NativeSelect
          label={t('load.only')}
          description={t('load.onlyHelp')}
          value={only ? String(only.column) : ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(value ? { column: Number(value), texts: [] } : undefined)
          }
          data={[
            { value: '', label: t('load.allRows') },
            ...columns.map(({ column, letter, header }) => ({
              value: String(column),
              label: t('load.column', { letter, header }),
            })),
          ]}
        />
        {only && chosen && (
          <Checkbox.Group
            label={t('load.onlyTexts')}
            value={only.texts}
            onChange={(texts) => onChange({ ...only, texts })}
          >
            {chosen.values.map(({ text, count }) => (
              <Checkbox key={text} value={text} label={`${text} (${format.number(count)})`} />
            ))}
          </Checkbox.Group>
        )}
      </Stack>
    )
  );
}
