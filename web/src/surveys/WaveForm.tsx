import { Alert, Button, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { fieldOf, useDraftForm } from '../shared/form/useDraftForm';
import { useFormat } from '../shared/format/useFormat';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { ChosenInstitutions } from './ChosenInstitutions';
import { type Wave, questionnaireList, useSaveWave } from './queries';
import { type WaveValues, toSend } from './wave';
import classes from './WaveForm.module.css';

interface WaveFormProps {
  /** Undefined for a new wave. */
  known?: { id: string; etag: string; status: Wave['status'] };
  initial: WaveValues;
  onReload?: () => void;
}

/** What is asked, of whom, from when to when; what is begun is kept on this device. */
export function WaveForm({ known, initial, onReload }: WaveFormProps) {
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const save = useSaveWave();
  const { data } = useSuspenseInfiniteQuery(questionnaireList);
  const questionnaires = data.pages.flatMap(({ items }) => items);
  const isOpen = known?.status === 'open';
  const [stored, setStored] = useState<{ id: string; etag: string; status: 'draft' }>();
  const format = useFormat();
  const today = format.dateOf(new Date());
  const name = known ? `wave-${known.id}` : `wave-new-${initial.questionnaire ?? ''}`;
  const { form, draft } = useDraftForm<WaveValues>(name, {
    initialValues: initial,
    version: known?.etag,
    validate: {
      title: (title) => (title.trim() ? null : t('form.fill')),
      questionnaire: (chosen) => (chosen ? null : t('form.fill')),
      owner: (owner) => (owner ? null : t('form.fill')),
      institutions: (chosen) => (chosen.length > 0 ? null : t('form.chooseOne')),
      opens: (day) => (day ? null : t('form.fill')),
      closes: (day, { opens }) =>
        !day
          ? t('form.fill')
          : opens && day < opens
            ? t('form.closesLater')
            : !isOpen && day < today
              ? t('form.closesPast')
              : null,
    },
  });

  const send = (open: boolean) => (values: WaveValues) =>
    save.mutate(
      {
        known: stored ?? (known && { ...known, etag: draft.version() }),
        intent: draft.intent(),
        owner: values.owner?.id ?? '',
        plan: toSend(values),
        open,
        onStored: setStored,
      },
      {
        onSuccess: (id) => {
          draft.sent();
          void toast(t(open ? 'form.opened' : isOpen ? 'form.saved' : 'form.draftSaved'));
          void navigate(`/surveys/${id}`);
        },
        onError: ({ errors }) =>
          // A new wave is sent as `{ owner, plan }`.
          form.setErrors(
            Object.fromEntries(
              errors.map(({ pointer, message }) => [fieldOf(pointer).replace(/^plan\./, ''), message]),
            ),
          ),
      },
    );

  return (
    <Page
      title={t(known ? 'wave.edit' : 'wave.ask')}
      width="narrow"
      back={
        known ? { to: `/surveys/${known.id}`, label: initial.title } : { to: '/surveys', label: t('title') }
      }
    >
      <DraftNote draft={draft} />
      {isOpen && (
        <Alert color="blue" mb="lg">
          {t('form.isOpen')}
        </Alert>
      )}
      <form onSubmit={form.onSubmit(send(!isOpen))} noValidate>
        <Stack gap="lg">
          <Select
            label={t('field.questionnaire')}
            description={t('form.questionnaireHelp')}
            required
            searchable
            disabled={isOpen}
            nothingFoundMessage={t('form.noSuchQuestionnaire')}
            data={questionnaires.map(({ id, title, ownerName }) => ({
              value: id,
              label: `${title} (${ownerName})`,
            }))}
            {...form.getInputProps('questionnaire')}
            onChange={(chosen) => {
              form.setFieldValue('questionnaire', chosen);
              const title = questionnaires.find(({ id }) => id === chosen)?.title;
              if (title && !form.values.title.trim()) {
                form.setFieldValue('title', title);
              }
            }}
          />
          <TextInput
            label={t('field.title')}
            description={t('form.titleHelp')}
            required
            maxLength={200}
            {...form.getInputProps('title')}
          />
          <InstitutionPicker
            label={t('field.owner')}
            description={t('form.ownerHelp')}
            required
            disabled={Boolean(known)}
            value={form.values.owner}
            onChange={(owner) => form.setFieldValue('owner', owner)}
            error={form.errors.owner}
          />
          <ChosenInstitutions
            label={t('field.institutions')}
            description={t('form.institutionsHelp')}
            required
            chosen={form.values.institutions}
            onChange={(chosen) => form.setFieldValue('institutions', chosen)}
            fixed={isOpen ? initial.institutions.map(({ id }) => id) : []}
            error={form.errors.institutions}
          />
          <div className={classes.days}>
            <DateField label={t('field.opens')} required disabled={isOpen} {...form.getInputProps('opens')} />
            <DateField
              label={t('field.closes')}
              description={t('form.closesHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              {...form.getInputProps('closes')}
            />
          </div>
          <Radio.Group label={t('form.who')} {...form.getInputProps('who')}>
            <Radio
              value="nameless"
              disabled={isOpen}
              label={t('who.anonymous')}
              description={t('form.namelessHelp')}
            />
            <Radio value="named" disabled={isOpen} label={t('who.named')} description={t('form.namedHelp')} />
          </Radio.Group>
          {save.isError && <ProblemNote problem={save.error} kept={t('form.kept')} onReload={onReload} />}
        </Stack>
        <FormActions
          send={t(isOpen ? 'form.save' : 'wave.open')}
          sending={save.isPending}
          other={
            !isOpen && (
              <Button
                variant="default"
                disabled={save.isPending}
                onClick={() => form.onSubmit(send(false))()}
              >
                {t('form.saveDraft')}
              </Button>
            )
          }
        />
      </form>
    </Page>
  );
}
