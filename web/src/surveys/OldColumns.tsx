import { NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Ranking } from '../shared/form/Ranking';
import { useFormat } from '../shared/format/useFormat';
import { type ColumnChoice, type ColumnKind, claimedTwice, unchosenOf } from './older';
import { type OldColumn, questionnaireQuery } from './queries';
import { useTextOf } from './texts';
import classes from './PairsPage.module.css';

interface OldColumnsProps {
  columns: OldColumn[];
  rows: number;
  questionnaire: string | undefined;
  chosen: Record<number, ColumnChoice>;
  onChange: (chosen: Record<number, ColumnChoice>) => void;
}

const KINDS: ColumnKind[] = ['ignore', 'one', 'scale', 'multiple', 'tick', 'rank', 'number', 'text'];
const SAMPLES = 5;
const MOST_ORDERED = 15;

/** What each column of an old table becomes; every guess can be changed. */
export function OldColumns({ columns, rows, questionnaire, chosen, onChange }: OldColumnsProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const known = useQuery({ ...questionnaireQuery(questionnaire ?? ''), enabled: Boolean(questionnaire) });
  const form = known.data?.value.form;
  const say = useTextOf(form?.language);
  const twice = claimedTwice(chosen);
  const questions = form?.questions.filter(({ kind }) => kind !== 'note') ?? [];
  return (
    <section aria-labelledby="columns">
      <Title order={2} id="columns" mb="xs">
        {t('load.columns', { count: columns.length })}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('load.rows', { count: rows })}
      </Text>
      <ul className={classes.pairs}>
        {columns.map((column) => {
          const choice = chosen[column.column];
          if (!choice) {
            return null;
          }
          const change = (part: Partial<ColumnChoice>) =>
            onChange({ ...chosen, [column.column]: { ...choice, ...part } });
          const name = column.header || column.letter;
          const own = !choice.question;
          return (
            <li
              key={column.column}
              className={classes.pair}
              data-left-out={choice.kind === 'ignore' || undefined}
            >
              <Text c="dimmed" size="sm">
                {t('load.column', { letter: column.letter, header: column.header })} ·{' '}
                {t('load.filled', { count: column.filled, different: format.number(column.different) })}
              </Text>
              <Text size="sm" className={classes.samples}>
                {column.values
                  .slice(0, SAMPLES)
                  .map(({ text, count }) => `${text} (${format.number(count)})`)
                  .join(' · ')}
              </Text>
              <NativeSelect
                aria-label={t('load.kindOf', { column: name })}
                value={choice.kind}
                onChange={({ currentTarget }) => change({ kind: currentTarget.value as ColumnKind })}
                data={KINDS.map((kind) => ({ value: kind, label: t(`columnKind.${kind}`) }))}
              />
              {choice.kind !== 'ignore' && (
                <>
                  {questions.length > 0 && (
                    <NativeSelect
                      aria-label={t('load.questionOf', { column: name })}
                      value={choice.question}
                      error={twice.has(choice.question) && t('load.twice')}
                      onChange={({ currentTarget }) => change({ question: currentTarget.value })}
                      data={[
                        { value: '', label: t('load.newQuestion') },
                        ...questions.map((question) => ({
                          value: question.name,
                          label: say(question.label),
                        })),
                      ]}
                    />
                  )}
                  <TextInput
                    aria-label={t('load.textOf', { column: name })}
                    required
                    maxLength={2000}
                    value={choice.text}
                    onChange={({ currentTarget }) => change({ text: currentTarget.value })}
                  />
                </>
              )}
              {choice.kind === 'tick' && (
                <TextInput
                  label={t('load.ticks')}
                  aria-label={t('load.ticksOf', { column: name })}
                  required
                  maxLength={500}
                  value={choice.choice}
                  onChange={({ currentTarget }) => change({ choice: currentTarget.value })}
                />
              )}
              {choice.kind === 'scale' && own && column.values.length <= MOST_ORDERED && (
                <>
                  <TextInput
                    label={t('load.unchosen')}
                    aria-label={t('load.unchosenOf', { column: name })}
                    value={choice.unchosen}
                    onChange={({ currentTarget }) => change({ unchosen: currentTarget.value })}
                  />
                  <Text size="sm">{t('load.order')}</Text>
                  <Ranking
                    label={t('load.orderOf', { column: name })}
                    items={[...column.values.map(({ text }) => text), ...unchosenOf(choice)].map((text) => ({
                      key: text,
                      label: text,
                    }))}
                    value={choice.order}
                    onChange={(order) => change({ order })}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
