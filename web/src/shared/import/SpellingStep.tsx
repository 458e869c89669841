import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem';
import { useFormat } from '../format/useFormat';
import { grouped } from '../grouped';
import { InstitutionPicker } from '../staff/InstitutionPicker';
import { ProblemNote } from '../ui/ProblemNote';
import { Segments } from '../ui/Segments';
import { StatusBadge } from '../ui/StatusBadge';
import type { Choice, Import, Spelling } from './imports';
import classes from './ImportWizard.module.css';

interface SpellingStepProps {
  draft: Import;
  fieldName: (code: string) => string;
  busy: boolean;
  problem: Problem | null;
  onChoose: (choice: Choice) => void;
  onReload: () => void;
  onBack: () => void;
  onNext: () => void;
}

const keyOf = ({ field, text }: Spelling) => `${field}|${text}`;
const SHOWN = 50;

/** The spellings met in the file and what each is taken for: decided once for all its rows. */
export function SpellingStep(props: SpellingStepProps) {
  const { draft, fieldName, busy, problem, onChoose, onReload, onBack, onNext } = props;
  const { t } = useTranslation('shared');
  const format = useFormat();
  // What was open when one came stays in sight once it is decided on.
  const [open] = useState(() => new Set(draft.spellings.filter(({ sure }) => !sure).map(keyOf)));
  const [filter, setFilter] = useState<'open' | 'all'>(open.size > 0 ? 'open' : 'all');
  const [shown, setShown] = useState(SHOWN);
  const left = draft.spellings.filter(({ value }) => !value).length;
  const seen = draft.spellings
    .filter((spelling) => filter === 'all' || open.has(keyOf(spelling)))
    .toSorted((a, b) => format.compare(a.field, b.field) || b.rows - a.rows);
  const byField = grouped(seen.slice(0, shown), ({ field }) => field);
  return (
    <>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {left > 0 ? t('import.spellingsLeft', { count: left }) : t('import.spellingsClear')}
        </Text>
        <Segments
          label={t('import.spellingsShow')}
          value={filter}
          onChange={(next) => {
            setFilter(next);
            setShown(SHOWN);
          }}
          options={[
            { value: 'open', label: t('import.spellingsOpen'), name: t('import.spellingsOpen') },
            { value: 'all', label: t('import.spellingsAll'), name: t('import.spellingsAll') },
          ]}
        />
      </Group>

      {[...byField].map(([field, spellings]) => (
        <section key={field} aria-labelledby={`spellings-${field}`}>
          <Title order={2} id={`spellings-${field}`} mb="sm">
            {fieldName(field)}
          </Title>
          <ul className={classes.rows}>
            {spellings.map((spelling) => (
              <SpellingLine
                key={keyOf(spelling)}
                spelling={spelling}
                into={draft.into}
                busy={busy}
                onChoose={(value) => onChoose({ field, text: spelling.text, value })}
              />
            ))}
          </ul>
        </section>
      ))}
      {seen.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          {t('table.more')}
        </Button>
      )}

      {problem && <ProblemNote problem={problem} onReload={onReload} />}
      <Group className={classes.buttons}>
        <Button disabled={busy} onClick={onNext}>
          {t('import.toPreview')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('import.toColumns')}
        </Button>
      </Group>
    </>
  );
}

interface SpellingLineProps {
  spelling: Spelling;
  into: string;
  busy: boolean;
  onChoose: (value: string) => void;
}

function SpellingLine({ spelling, into, busy, onChoose }: SpellingLineProps) {
  const { t } = useTranslation('shared');
  const { field, text, rows, value, sure, options } = spelling;
  const tone = !value ? 'warning' : sure ? 'good' : 'info';
  const isListed = !value || options.some((option) => option.value === value);
  return (
    <li className={classes.spelling}>
      <div>
        <Text fw={650}>«{text}»</Text>
        <Text size="sm" c="dimmed">
          {t('import.rows', { count: rows })}
        </Text>
      </div>
      <StatusBadge tone={tone}>
        {t(!value ? 'import.spelling.open' : sure ? 'import.spelling.sure' : 'import.spelling.guessed')}
      </StatusBadge>
      <div className={classes.answer}>
        {options.length > 0 && (
          <NativeSelect
            aria-label={t('import.spellingMeans', { text })}
            disabled={busy}
            value={value ?? ''}
            onChange={({ currentTarget }) => onChoose(currentTarget.value)}
            data={[
              { value: '', label: t('import.choose') },
              ...options,
              ...(isListed ? [] : [{ value: value ?? '', label: t('import.otherChosen') }]),
            ]}
          />
        )}
        {field === 'institution' && (!value || options.length < 2) && (
          <InstitutionPicker
            label={t('import.otherInstitution', { text })}
            below={into}
            disabled={busy}
            value={null}
            onChange={(picked) => picked && onChoose(picked.id)}
          />
        )}
      </div>
    </li>
  );
}
