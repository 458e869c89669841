import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type PairValues, givenTwice, pairValues, toPairs } from './comparison';
import { type Pairs, comparisonQuery, pairsQuery, useChangePairs } from './queries';
import { useTextOf } from './texts';
import classes from './PairsPage.module.css';

/** Which question of the earlier wave is which of the later; what was found can be changed. */
export default function PairsPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const say = useTextOf();
  const { data, refetch } = useSuspenseQuery(pairsQuery(id));
  const { data: comparison } = useSuspenseQuery(comparisonQuery(id));
  const change = useChangePairs(id);
  const { form, draft } = useDraftForm<PairValues>(`pairs-${id}`, {
    initialValues: pairValues(data.value.pairs),
    version: data.etag,
  });
  const { questions, choices } = form.values;
  const twice = givenTwice(form.values);
  const years = [comparison.value.first.heldOn.slice(0, 4), comparison.value.second.heldOn.slice(0, 4)];

  const send = (values: PairValues | null) =>
    change.mutate(
      { etag: draft.version(), pairs: values && toPairs(values) },
      {
        onSuccess: () => {
          draft.sent();
          void toast(t('pairs.saved'));
          void navigate(`/surveys/comparisons/${id}`);
        },
      },
    );

  return (
    <Page
      title={t('pairs.title')}
      lead={t('pairs.lead')}
      back={{ to: `/surveys/comparisons/${id}`, label: t('comparison.back') }}
      width="narrow"
    >
      <DraftNote draft={draft} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (twice.size === 0) {
            send(form.values);
          }
        }}
      >
        <ul className={classes.pairs}>
          {data.value.second.map((question) => {
            const given = questions[question.name] ?? '';
            const first = data.value.first.find(({ name }) => name === given);
            return (
              <li key={question.name} className={classes.pair} data-left-out={!given || undefined}>
                <Text fw={600}>{say(question.label)}</Text>
                <Text c="dimmed" size="sm">
                  {years[1]} · {t(`kind.${question.kind}`)}
                </Text>
                <NativeSelect
                  aria-label={t('pairs.of', { question: say(question.label) })}
                  value={given}
                  error={twice.has(given) && t('pairs.twice')}
                  onChange={({ currentTarget }) =>
                    form.setValues({
                      choices,
                      questions: { ...questions, [question.name]: currentTarget.value },
                    })
                  }
                  data={[
                    { value: '', label: t('pairs.none') },
                    ...data.value.first.map(({ name, label }) => ({ value: name, label: say(label) })),
                  ]}
                />
                {first && first.choices.length > 0 && question.choices.length > 0 && (
                  <Choices
                    first={first}
                    second={question}
                    value={choices[question.name] ?? {}}
                    onChange={(next) =>
                      form.setValues({ questions, choices: { ...choices, [question.name]: next } })
                    }
                  />
                )}
              </li>
            );
          })}
        </ul>
        <Stack mt="lg">
          {twice.size > 0 && <Text role="alert">{t('pairs.twiceText')}</Text>}
          {change.isError && (
            <ProblemNote problem={change.error} kept={t('form.kept')} onReload={() => void refetch()} />
          )}
        </Stack>
        <FormActions
          send={t('pairs.save')}
          sending={change.isPending}
          other={
            comparison.value.byHand && (
              <Button variant="default" disabled={change.isPending} onClick={() => send(null)}>
                {t('pairs.found')}
              </Button>
            )
          }
        />
      </form>
    </Page>
  );
}

interface ChoicesProps {
  first: Pairs['first'][number];
  second: Pairs['second'][number];
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
}

function Choices({ first, second, value, onChange }: ChoicesProps) {
  const { t } = useTranslation('surveys');
  const say = useTextOf();
  const paired = first.choices.filter(({ name }) => value[name]).length;
  return (
    <details className={classes.choices}>
      <summary>{t('pairs.choices', { count: paired, all: first.choices.length })}</summary>
      <div className={classes.list}>
        {first.choices.map(({ name, label }) => (
          <NativeSelect
            key={name}
            label={say(label)}
            value={value[name] ?? ''}
            onChange={({ currentTarget }) => onChange({ ...value, [name]: currentTarget.value })}
            data={[
              { value: '', label: t('pairs.none') },
              ...second.choices.map((choice) => ({ value: choice.name, label: say(choice.label) })),
            ]}
          />
        ))}
      </div>
    </details>
  );
}
