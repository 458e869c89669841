import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Versioned } from '../shared/api/client';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { useFormat } from '../shared/format/useFormat';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type ResultValues, resultOf, toReport } from './adoption';
import { type Adoption, adoptionQuery, useReport } from './queries';
import classes from './Form.module.css';

/** Tells what came of another's practice under one's own conditions, also when nothing did. */
export default function ResultPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const { data, refetch } = useSuspenseQuery(adoptionQuery(id));
  return (
    <Page
      title={t('result.title')}
      lead={t('result.lead')}
      width="narrow"
      back={{ to: `/bank/adoptions/${id}`, label: data.value.practiceTitle ?? t('adoption.title') }}
    >
      <Telling adoption={data} onReload={() => void refetch()} />
    </Page>
  );
}

function Telling({
  adoption: { value, etag },
  onReload,
}: {
  adoption: Versioned<Adoption>;
  onReload: () => void;
}) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const navigate = useNavigate();
  const report = useReport(value.id);
  const fill = (text: unknown) => (typeof text === 'string' && text.trim() ? null : t('write.fill'));
  const { form, draft, showProblem } = useDraftForm<ResultValues>(`result-${value.id}`, {
    initialValues: resultOf(value, format.dateOf(new Date())),
    version: etag,
    validate: { success: fill, continued: fill, result: fill },
  });
  return (
    <>
      <DraftNote draft={draft} />
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          report.mutate(
            { etag: draft.version(), report: toReport(values) },
            {
              onSuccess: () => {
                draft.sent();
                void toast(t('result.done'));
                void navigate(`/bank/adoptions/${value.id}`);
              },
              onError: showProblem,
            },
          ),
        )}
      >
        <Stack gap="lg" className={classes.part}>
          <Radio.Group label={t('result.success')} required {...form.getInputProps('success')}>
            <Radio value="worked" label={t('success.worked')} />
            <Radio value="partly" label={t('success.partly')} />
            <Radio value="did-not-work" label={t('success.did-not-work')} />
          </Radio.Group>
          <Radio.Group label={t('result.continued')} required {...form.getInputProps('continued')}>
            <Radio value="yes" label={t('result.goOn')} />
            <Radio value="no" label={t('result.stop')} />
          </Radio.Group>
          <Textarea
            label={t('field.result')}
            description={t('result.resultHelp')}
            required
            maxLength={8000}
            {...form.getInputProps('result')}
          />
          <Textarea label={t('field.evidence')} maxLength={8000} {...form.getInputProps('evidence')} />
          <Textarea label={t('field.effect')} maxLength={4000} {...form.getInputProps('effect')} />
          <DateField label={t('result.on')} {...form.getInputProps('on')} />
          <Checkbox
            label={t('field.noChildKnown')}
            description={t('help.noChildKnown')}
            {...form.getInputProps('noChildKnown', { type: 'checkbox' })}
          />
        </Stack>
        {report.isError && (
          <div className={classes.problem}>
            <ProblemNote problem={report.error} kept={t('write.kept')} onReload={onReload} />
          </div>
        )}
        <FormActions send={t('result.send')} sending={report.isPending} />
      </form>
    </>
  );
}
