import { NativeSelect, Radio, Stack, Textarea, Title } from '@mantine/core';
import type { UseFormInput } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../shared/api/problem';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { ConditionsForm } from './ConditionsForm';
import type { PlanValues } from './adoption';
import type { Conditions } from './queries';
import classes from './Form.module.css';

interface PlanFormProps {
  /** Under which name the draft is kept. */
  name: string;
  initial: PlanValues;
  /** Of what `initial` was read; undefined for something new. */
  version?: string;
  /** Where it may be done; one only if that is settled. */
  institutions: { value: string; label: string }[];
  theirs: Conditions | undefined;
  send: string;
  sending: boolean;
  problem: Problem | null;
  onSend: (
    values: PlanValues,
    intent: string,
    form: { version: string; sent: () => void; showProblem: (problem: Problem) => void },
  ) => void;
  onReload?: () => void;
}

/** What one makes of another's practice: as it is, otherwise, or not at all; and under which conditions of one's own. */
export function PlanForm(props: PlanFormProps) {
  const { name, initial, version, institutions, theirs, send, sending, problem, onSend, onReload } = props;
  const { t } = useTranslation('bank');
  const needed = (text: string, values: PlanValues, decision: PlanValues['decision']) =>
    values.decision === decision && !text.trim() ? t('write.fill') : null;
  const input: UseFormInput<PlanValues> & { initialValues: PlanValues; version?: string } = {
    initialValues: initial,
    version,
    validate: {
      why: (why, values) => needed(why, values, 'not-for-us'),
      changes: (changes, values) => needed(changes, values, 'adapt'),
    },
  };
  const { form, draft, showProblem } = useDraftForm(name, input);
  const { decision } = form.values;
  return (
    <>
      <DraftNote draft={draft} />
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          onSend(values, draft.intent(), { version: draft.version(), sent: draft.sent, showProblem }),
        )}
      >
        <Stack gap="lg">
          <fieldset className={classes.part}>
            <Title order={2}>{t('adopt.decision')}</Title>
            <Radio.Group aria-label={t('adopt.decision')} {...form.getInputProps('decision')}>
              <Radio value="adapt" label={t('decision.adapt')} />
              <Radio value="adopt" label={t('decision.adopt')} />
              <Radio value="not-for-us" label={t('decision.not-for-us')} />
            </Radio.Group>
            {institutions.length > 1 && (
              <NativeSelect
                label={t('adopt.institution')}
                data={institutions}
                {...form.getInputProps('institution')}
              />
            )}
            <DateField label={t('adopt.decidedOn')} {...form.getInputProps('decidedOn')} />
            {decision === 'not-for-us' && (
              <Textarea
                label={t('adopt.why')}
                description={t('adopt.whyHelp')}
                required
                maxLength={4000}
                {...form.getInputProps('why')}
              />
            )}
            {decision === 'adapt' && (
              <Textarea
                label={t('adopt.changes')}
                description={t('adopt.changesHelp')}
                required
                maxLength={8000}
                {...form.getInputProps('changes')}
              />
            )}
          </fieldset>
          {decision !== 'not-for-us' && (
            <fieldset className={classes.part}>
              <Title order={2}>{t('adopt.conditions')}</Title>
              <p className={classes.saved}>{t('adopt.conditionsHelp')}</p>
              <ConditionsForm
                field={(field) => form.getInputProps(`conditions.${field}`)}
                error={form.errors.conditions}
                theirs={theirs}
              />
            </fieldset>
          )}
        </Stack>
        {problem && (
          <div className={classes.problem}>
            <ProblemNote problem={problem} kept={t('write.kept')} onReload={onReload} />
          </div>
        )}
        <FormActions send={send} sending={sending} />
      </form>
    </>
  );
}
