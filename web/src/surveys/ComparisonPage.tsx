import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowsLeftRight, IconTrash } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { DownloadButton } from '../shared/ui/DownloadButton';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { Segments } from '../shared/ui/Segments';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { ComparedQuestion } from './ComparedQuestion';
import { VERDICT_TONES } from './SlopeChart';
import { hasChange, tally } from './comparison';
import { type LeftOut, comparisonQuery, useDeleteComparison } from './queries';
import { useTextOf } from './texts';
import classes from './ResultsPage.module.css';

const VERDICTS = ['up', 'down', 'changed', 'unclear'] as const;

/** Two waves question by question: what rose, what fell, and what the answers do not allow to say. */
export default function ComparisonPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const navigate = useNavigate();
  const { data, refetch } = useSuspenseQuery(comparisonQuery(id));
  const { first, second, questions, leftOut, tests, level, editable, byHand } = data.value;
  const [shown, setShown] = useState<'all' | 'changed'>('all');
  const [confirm, question] = useConfirm();
  const drop = useDeleteComparison(id);
  const counts = tally(data.value);
  const seen = questions.filter((each) => shown === 'all' || hasChange(each));
  const ends = endsOf(first, second, format);

  async function remove() {
    const sure = await confirm({
      title: t('comparison.deleteSure'),
      text: t('comparison.deleteText'),
      yes: t('comparison.delete'),
      grave: true,
    });
    if (sure) {
      drop.mutate(data.etag, {
        onSuccess: () => {
          void toast(t('comparison.deleted'));
          void navigate('/surveys/comparisons');
        },
      });
    }
  }

  return (
    <Page
      title={t('comparison.title', { first: ends[0], second: ends[1] })}
      back={{ to: '/surveys/comparisons', label: t('comparisons.title') }}
      lead={t('comparison.lead', {
        first: format.number(first.answers),
        second: format.number(second.answers),
      })}
      action={
        <DownloadButton href={`/api/surveys/comparisons/${id}/workbook`} variant="filled">
          {t('comparison.download')}
        </DownloadButton>
      }
    >
      {question}
      <Stack gap="lg">
        <Group gap="xs">
          {VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
            <StatusBadge key={verdict} tone={VERDICT_TONES[verdict]}>
              {t(`verdict.${verdict}`)}: {counts[verdict]}
            </StatusBadge>
          ))}
        </Group>
        <Text maw="68ch" c="dimmed">
          {t('comparison.how', { count: tests, level: format.percent(level) })}
        </Text>
        {drop.isError && <ProblemNote problem={drop.error} onReload={() => void refetch()} />}
        <Group gap="sm">
          <Segments
            label={t('comparison.show')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'all', label: t('comparison.all'), name: t('comparison.all') },
              { value: 'changed', label: t('comparison.onlyChanged'), name: t('comparison.onlyChanged') },
            ]}
          />
          {editable && (
            <>
              <Button
                component={Link}
                to={`/surveys/comparisons/${id}/pairs`}
                variant="default"
                leftSection={<IconArrowsLeftRight size={18} aria-hidden />}
              >
                {t(byHand ? 'pairs.titleByHand' : 'pairs.title')}
              </Button>
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={18} aria-hidden />}
                loading={drop.isPending}
                onClick={() => void remove()}
              >
                {t('comparison.delete')}
              </Button>
            </>
          )}
        </Group>
        {leftOut.length > 0 && shown === 'all' && <LeftOutList questions={leftOut} ends={ends} />}
        {seen.length === 0 ? (
          <Empty
            icon={IconArrowsLeftRight}
            text={t(questions.length === 0 ? 'comparison.noPairs' : 'comparison.noChange')}
          />
        ) : (
          <ol className={classes.questions}>
            {seen.map((each) => (
              <li key={each.second}>
                <ComparedQuestion question={each} ends={ends} />
              </li>
            ))}
          </ol>
        )}
      </Stack>
    </Page>
  );
}

/** Every question that is compared with none, and why. */
function LeftOutList({ questions, ends }: { questions: LeftOut[]; ends: [string, string] }) {
  const { t } = useTranslation('surveys');
  const say = useTextOf();
  return (
    <details>
      <summary>{t('leftOut.title', { count: questions.length })}</summary>
      <ul>
        {questions.map(({ wave, name, label, reason }) => (
          <li key={`${wave} ${name}`}>
            {t('leftOut.line', {
              year: ends[wave === 'first' ? 0 : 1],
              label: say(label) || name,
              reason: t(`leftOut.${reason}`),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Held {
  title: string;
  heldOn: string;
}

/** The years, if they tell the two apart, else the months, else the titles. */
function endsOf(first: Held, second: Held, format: ReturnType<typeof useFormat>): [string, string] {
  const years = [first.heldOn.slice(0, 4), second.heldOn.slice(0, 4)] as const;
  if (years[0] !== years[1]) {
    return [...years];
  }
  return first.heldOn.slice(0, 7) === second.heldOn.slice(0, 7)
    ? [first.title, second.title]
    : [format.month(first.heldOn), format.month(second.heldOn)];
}
