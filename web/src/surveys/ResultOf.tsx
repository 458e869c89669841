import { Button, Text } from '@mantine/core';
import { IconBuilding, IconEyeOff, IconMessage } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../shared/chart/BarChart';
import { Figure } from '../shared/chart/Figure';
import { useFormat } from '../shared/format/useFormat';
import { type Column, DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { type QuestionResult, type Texts, institutionResultsQuery, wordsList } from './queries';
import {
  type ResultRow,
  agreementOf,
  barsOf,
  hasOrder,
  placeOf,
  placesOf,
  rowsOf,
  spanOf,
  uncounted,
} from './results';
import { useTextOf } from './texts';
import classes from './ResultsPage.module.css';

interface ResultOfProps {
  wave: string;
  result: QuestionResult;
  /** Whether institutions may be looked at one by one. */
  parts: boolean;
  /** Whether the reader may read what people wrote. */
  words: boolean;
}

/** What came out of one question. */
export function ResultOf({ wave, result, parts, words }: ResultOfProps) {
  const { t } = useTranslation('surveys');
  const say = useTextOf();
  const [shown, setShown] = useState<'parts' | 'words'>();
  const toggle = (which: typeof shown) => setShown(shown === which ? undefined : which);
  return (
    <>
      <h2 className={classes.question}>{say(result.label)}</h2>
      <Picture result={result} />
      {!result.tooFew && (
        <div className={classes.more}>
          {parts && result.kind !== 'text' && (
            <Button
              variant="default"
              leftSection={<IconBuilding size={18} aria-hidden />}
              aria-expanded={shown === 'parts'}
              onClick={() => toggle('parts')}
            >
              {t('parts.title')}
            </Button>
          )}
          {words && result.kind === 'text' && (
            <Button
              variant="default"
              leftSection={<IconMessage size={18} aria-hidden />}
              aria-expanded={shown === 'words'}
              onClick={() => toggle('words')}
            >
              {t('results.words')}
            </Button>
          )}
        </div>
      )}
      {shown === 'parts' && <ByInstitution wave={wave} result={result} />}
      {shown === 'words' && <Words wave={wave} question={result.name} />}
    </>
  );
}

function Picture({ result }: { result: QuestionResult }) {
  const { t } = useTranslation('surveys');
  if (result.tooFew) {
    return (
      <p className={classes.few}>
        <IconEyeOff size={20} aria-hidden />
        {t('results.few')}
      </p>
    );
  }
  if (result.choices.length > 0) {
    return <ChoicesPicture result={result} />;
  }
  if (result.numbers) {
    return <NumbersPicture result={result} numbers={result.numbers} />;
  }
  return <Text c="dimmed">{t('results.answered', { count: result.answered ?? 0 })}</Text>;
}

function ChoicesPicture({ result }: { result: QuestionResult }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const say = useTextOf();
  const ranked = result.kind === 'rank';
  const rows = rowsOf(
    result,
    result.kind === 'date' ? (label) => format.month(`${Object.values(label)[0]}-01`) : say,
  );
  const first = ranked ? rows[0] : rows.toSorted((a, b) => b.count - a.count)[0];
  const note = [
    t('results.answered', { count: result.answered ?? 0 }),
    ranked && t('results.longest'),
    ranked && t('results.rankRule'),
    ranked && typeof result.agreement === 'number' && t(`results.agreement.${agreementOf(result.agreement)}`),
    ...meanOf(result, say, t, (mean) => format.number(mean, 1)),
  ];
  return (
    <Figure
      title={t(ranked ? 'results.first' : 'results.most', {
        choice: first?.label ?? '',
        share: format.percent(first?.share ?? 0),
      })}
      note={note.filter(Boolean).join(' ')}
      rows={rows}
      columns={[
        ...(ranked ? [{ title: t('results.rank'), value: (row: ResultRow) => rows.indexOf(row) + 1 }] : []),
        { title: t('results.choice'), value: ({ label }) => label },
        ...(ranked
          ? [
              { title: t('results.meanPlace'), value: ({ place }: ResultRow) => hundredths(place ?? 0) },
              {
                title: t('results.firstThreeShare'),
                value: ({ firstThree }: ResultRow) => Math.round((firstThree ?? 0) * 100),
              },
            ]
          : [
              { title: t('results.count'), value: ({ count }: ResultRow) => count },
              { title: t('parts.share'), value: ({ share }: ResultRow) => Math.round(share * 100) },
            ]),
      ]}
      fileName={`results-${result.name}`}
    >
      <BarChart
        ranked={ranked}
        max={ranked ? 1 : undefined}
        bars={barsOf(result, rows, {
          firstThree: (share) => t('results.firstThree', { share: format.percent(share) }),
          count: (count) => t('results.people', { count }),
        })}
        write={(value) => (ranked ? format.number(placeOf(value, rows.length), 1) : format.percent(value))}
      />
    </Figure>
  );
}

type T = ReturnType<typeof useTranslation<'surveys'>>['t'];

/** The mean of a scale, from what to what its places are counted if it has no numbers, and what is not counted. */
function meanOf(
  result: QuestionResult,
  say: (texts: Texts) => string,
  t: T,
  write: (mean: number) => string,
) {
  const ends = placesOf(result, say);
  const apart = uncounted(result, say);
  if (!hasOrder(result) || !result.numbers) {
    return [];
  }
  const mean = write(result.numbers.mean);
  return [
    ends ? t('results.meanOfPlaces', { mean, ...ends }) : t('results.mean', { mean }),
    apart.length > 0 && t('results.uncounted', { choices: apart.join('; ') }),
  ];
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

interface NumbersPictureProps {
  result: QuestionResult;
  numbers: NonNullable<QuestionResult['numbers']>;
}

function NumbersPicture({ result, numbers }: NumbersPictureProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const write = (value: number) => format.number(value, 1);
  const answered = t('results.answered', { count: result.answered ?? 0 });
  const { lowerQuartile, median, upperQuartile } = numbers;
  if (typeof lowerQuartile !== 'number' || typeof median !== 'number' || typeof upperQuartile !== 'number') {
    return (
      <>
        <Text fw={600}>
          {t('results.roughly', { mean: write(numbers.mean), deviation: write(numbers.deviation) })}
        </Text>
        <Text c="dimmed">{[answered, t('results.fewNumbers')].join(' ')}</Text>
      </>
    );
  }
  const rows = numbers.bars.map((bar) => ({
    key: String(bar.from),
    label: spanOf(bar, result.kind === 'integer', write),
    count: bar.count,
  }));
  return (
    <Figure
      title={t('results.half', {
        from: write(lowerQuartile),
        to: write(upperQuartile),
      })}
      note={[answered, t('results.middle', { median: write(median), mean: write(numbers.mean) })].join(' ')}
      rows={rows}
      columns={[
        { title: t('results.span'), value: ({ label }) => label },
        { title: t('results.count'), value: ({ count }) => count },
      ]}
      fileName={`results-${result.name}`}
    >
      <BarChart
        bars={rows.map(({ key, label, count }) => ({ key, label, value: count }))}
        write={(count) => t('results.people', { count })}
      />
    </Figure>
  );
}

type Part = { institution: string; name: string; result: QuestionResult };

function ByInstitution({ wave, result }: { wave: string; result: QuestionResult }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const say = useTextOf();
  const found = useQuery(institutionResultsQuery(wave, result.name));
  if (found.isError) {
    return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <LinesSkeleton lines={3} />;
  }
  const ranked = result.kind === 'rank';
  const values: Column<Part>[] =
    result.choices.length > 0
      ? rowsOf(result, say).map(({ key, label }) => {
          const of = (part: Part) => part.result.choices.find(({ name }) => name === key);
          return {
            key,
            title: label,
            value: (part) =>
              ranked ? hundredths(of(part)?.place ?? 0) : Math.round((of(part)?.share ?? 0) * 100),
            cell: (part) =>
              ranked ? format.number(of(part)?.place ?? 0, 1) : format.percent(of(part)?.share ?? 0),
            align: 'end',
          };
        })
      : [
          {
            key: 'median',
            title: t('results.median'),
            value: (part) => part.result.numbers?.median,
            align: 'end',
          },
          {
            key: 'mean',
            title: t('results.average'),
            value: (part) => (part.result.numbers ? hundredths(part.result.numbers.mean) : null),
            align: 'end',
          },
        ];
  return (
    <div className={classes.part}>
      <Text c="dimmed" mb="xs">
        {[
          t(
            ranked
              ? 'results.cellPlace'
              : result.choices.length > 0
                ? 'results.cellShare'
                : 'results.cellNumber',
          ),
          found.data.heldBack > 0 && t('results.heldBack', { count: found.data.heldBack }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
      <DataTable
        name={`parts-${result.name}`}
        caption={`${say(result.label)}: ${t('parts.title')}`}
        rows={found.data.institutions}
        rowKey={({ institution }) => institution}
        columns={[
          { key: 'name', title: t('parts.institution'), value: ({ name }) => name },
          {
            key: 'answered',
            title: t('field.answered'),
            value: (part) => part.result.answered,
            align: 'end',
          },
          ...values,
        ]}
        withSearch={false}
        exports={{ fileName: `institutions-${result.name}` }}
        empty={<Empty icon={IconEyeOff} text={t('results.noParts')} />}
      />
    </div>
  );
}

function Words({ wave, question }: { wave: string; question: string }) {
  const { t } = useTranslation('surveys');
  const found = useInfiniteQuery(wordsList(wave, question));
  const { rows, more } = stretches(found);
  if (found.isError) {
    return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!rows) {
    return <LinesSkeleton lines={3} />;
  }
  return (
    <>
      <ul className={classes.words}>
        {rows.map(({ text }, at) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
      {more.left && (
        <Button variant="default" loading={more.loading} onClick={more.load}>
          {t('results.more')}
        </Button>
      )}
    </>
  );
}
