import { Text } from '@mantine/core';
import { IconEyeOff, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Figure } from '../shared/chart/Figure';
import { useFormat } from '../shared/format/useFormat';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { SlopeChart, VERDICT_TONES, type Verdict } from './SlopeChart';
import { slopesOf } from './comparison';
import type { ComparedLine, ComparedQuestion as Compared, Texts } from './queries';
import { useTextOf } from './texts';
import classes from './ResultsPage.module.css';

const NAMED = 2;

/** One question in two waves: its slopes, and in the table the test, the size of the effect and the verdict. */
export function ComparedQuestion({ question, ends }: { question: Compared; ends: [string, string] }) {
  const { t } = useTranslation('surveys');
  const say = useTextOf();
  const before = say(question.labelBefore);
  const label = say(question.label);
  return (
    <>
      <h2 className={classes.question}>{label}</h2>
      {before !== label && <Text c="dimmed">{t('comparison.asked', { year: ends[0], label: before })}</Text>}
      {question.reason ? (
        <p className={classes.few}>
          {question.reason === 'too-few' ? (
            <IconEyeOff size={20} aria-hidden />
          ) : (
            <IconInfoCircle size={20} aria-hidden />
          )}
          {t(`reason.${question.reason}`)}
        </p>
      ) : (
        <Picture question={question} ends={ends} say={say} />
      )}
      {question.renamed.length > 0 && (
        <Text c="dimmed" mt="xs">
          {t('comparison.renamed', {
            choices: question.renamed.map((one) => `«${say(one.before)}» → «${say(one.after)}»`).join('; '),
          })}
        </Text>
      )}
      <Alone texts={question.onlyFirst} year={ends[0]} say={say} />
      <Alone texts={question.onlySecond} year={ends[1]} say={say} />
    </>
  );
}

interface PictureProps {
  question: Compared;
  ends: [string, string];
  say: (texts: Texts) => string;
}

function Picture({ question, ends, say }: PictureProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { measure, lines, stability } = question;
  const slopes = slopesOf(question, say);
  // The answers of a question compared as a whole are shares as well.
  const inPercent = measure === 'share' || measure === 'table';
  const write = (value: number) => (inPercent ? format.percent(value) : format.number(value, 1));
  const whole = lines.find(({ choice }) => !choice);
  const verdictOf = ({ verdict }: ComparedLine) => (verdict ? t(`verdict.${verdict}`) : null);
  // In percent where the chart is: 34 is easier to read in a cell than 0,34.
  const cell = (value: number | undefined | null) =>
    typeof value === 'number' ? Math.round(value * (inPercent ? 1000 : 100)) / (inPercent ? 10 : 100) : null;
  const unit = inPercent ? ', %' : '';
  return (
    <Figure
      title={headline(lines, say, t)}
      note={[
        t('comparison.answered', {
          first: format.number(question.answeredFirst ?? 0),
          second: format.number(question.answeredSecond ?? 0),
        }),
        t(`measure.${measure}`),
        typeof stability === 'number' && t('comparison.stability', { tau: format.number(stability, 2) }),
      ]
        .filter(Boolean)
        .join(' ')}
      rows={lines}
      columns={[
        {
          title: t('results.choice'),
          value: ({ label, choice }) => (choice ? say(label) : t('comparison.whole')),
        },
        { title: `${ends[0]}${unit}`, value: ({ firstValue }) => cell(firstValue) },
        { title: `${ends[1]}${unit}`, value: ({ secondValue }) => cell(secondValue) },
        { title: t('comparison.verdict'), value: verdictOf },
        { title: t('comparison.test'), value: ({ test }) => (test ? t(`test.${test}`) : null) },
        { title: t('comparison.p'), value: ({ p }) => shortP(p, format) },
        { title: t('comparison.adjusted'), value: ({ adjusted }) => shortP(adjusted, format) },
        {
          title: t('comparison.effect'),
          value: ({ effectKind, effect }) =>
            effectKind && typeof effect === 'number'
              ? `${t(`effect.${effectKind}`)} ${format.number(effect, 2)}`
              : null,
        },
        {
          title: t('comparison.interval'),
          value: ({ low, high }) =>
            typeof low === 'number' && typeof high === 'number'
              ? t('comparison.from', { low: format.number(low, 2), high: format.number(high, 2) })
              : null,
        },
      ]}
      fileName={`comparison-${question.second}`}
    >
      {slopes.length > 0 && (
        <SlopeChart
          lines={slopes}
          ends={ends}
          write={write}
          verdictName={(verdict) => t(`verdict.${verdict}`)}
          leastOnTop={measure === 'place'}
        />
      )}
      {slopes.length === 0 && whole?.verdict && (
        <StatusBadge tone={VERDICT_TONES[whole.verdict]}>{t(`verdict.${whole.verdict}`)}</StatusBadge>
      )}
    </Figure>
  );
}

type T = ReturnType<typeof useTranslation<'surveys'>>['t'];

/** What is seen, as a sentence: «Выросло: мастер-классы, наставничество и ещё 2». */
function headline(lines: ComparedLine[], say: (texts: Texts) => string, t: T): string {
  const of = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict);
  const said = (['up', 'down', 'changed'] as const).flatMap((verdict) => {
    const found = of(verdict);
    if (found.length === 0) {
      return [];
    }
    const named = found.filter(({ choice }) => choice).slice(0, NAMED);
    if (named.length === 0) {
      return [t(`headline.${verdict}Whole`)];
    }
    const items = named.map(({ label }) => say(label)).join(', ');
    const more = found.length - named.length;
    return [
      t(`headline.${verdict}`, { items }) + (more > 0 ? ` ${t('headline.more', { count: more })}` : ''),
    ];
  });
  return said.length > 0 ? said.join('. ') : t('headline.unclear');
}

/** p-values are never nought: below a thousandth they are said to be below it. */
function shortP(p: number | undefined | null, format: ReturnType<typeof useFormat>): string | null {
  if (typeof p !== 'number') {
    return null;
  }
  return p < 0.001 ? `< ${format.number(0.001, 3)}` : format.number(p, 3);
}

function Alone({ texts, year, say }: { texts: Texts[]; year: string; say: (texts: Texts) => string }) {
  const { t } = useTranslation('surveys');
  return (
    texts.length > 0 && (
      <Text c="dimmed" mt="xs">
        {t('comparison.alone', { year, choices: texts.map(say).join('; ') })}
      </Text>
    )
  );
}
