import { Alert, Group, NativeSelect, Stack } from '@mantine/core';
import { IconEyeOff, IconHourglass } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { DownloadButton } from '../shared/ui/DownloadButton';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ResultOf } from './ResultOf';
import { resultsQuery, waveQuery } from './queries';
import classes from './ResultsPage.module.css';

/**
 * What came out of a wave, question by question; nothing of fewer than five answers, and of a wave without names nothing
 * before it is over.
 */
export default function ResultsPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const institution = params.get('institution') ?? undefined;
  const { data: wave } = useSuspenseQuery(waveQuery(id));
  const { data: results } = useSuspenseQuery(resultsQuery(id, institution));
  const { answers, last, byInstitution, questions, fewest, anonymous } = results;
  const tooFew = answers === undefined || answers === null;
  // The files tell of the whole wave: beside the results of one institution they would be taken for its own.
  const files = !tooFew && !institution;

  return (
    <Page
      title={t('results.title')}
      back={{ to: `/surveys/${id}`, label: results.title }}
      lead={[
        tooFew ? undefined : t('results.answers', { count: answers }),
        t('results.until', { date: format.date(wave.value.closes) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      action={
        files && (
          <DownloadButton href={`/api/surveys/waves/${id}/results/workbook`} variant="filled">
            {t('results.download')}
          </DownloadButton>
        )
      }
    >
      <Stack gap="lg">
        {byInstitution && wave.value.parts.length > 1 && (
          <Group>
            <NativeSelect
              label={t('results.whose')}
              value={institution ?? ''}
              onChange={({ currentTarget }) =>
                setParams(currentTarget.value ? { institution: currentTarget.value } : {}, {
                  replace: true,
                  preventScrollReset: true,
                })
              }
              data={[
                { value: '', label: t('results.all') },
                ...wave.value.parts
                  .map(({ institution: value, name }) => ({ value, label: name }))
                  .sort((a, b) => format.compare(a.label, b.label)),
              ]}
            />
          </Group>
        )}
        {!last && !anonymous && (
          <Alert color="blue" icon={<IconHourglass aria-hidden />}>
            {t('results.moving')}
          </Alert>
        )}
        {!last && anonymous ? (
          <Empty icon={IconHourglass} title={t('results.afterwards')} text={t('results.afterwardsText')} />
        ) : tooFew ? (
          <Empty
            icon={IconEyeOff}
            title={t('results.tooFew')}
            text={t('results.tooFewText', { count: fewest })}
          />
        ) : (
          <ol className={classes.questions}>
            {questions.map((result) => (
              <li key={result.name}>
                <ResultOf
                  wave={id}
                  result={result}
                  parts={byInstitution && !institution && wave.value.parts.length > 1}
                  words={byInstitution && !institution && wave.value.editable}
                />
              </li>
            ))}
          </ol>
        )}
        {files && (
          <Group>
            <DownloadButton href={`/api/surveys/waves/${id}/results/table`}>
              {t('results.csv')}
            </DownloadButton>
          </Group>
        )}
      </Stack>
    </Page>
  );
}
