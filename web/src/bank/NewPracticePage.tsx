import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { usePresence } from '../shared/me/me';
import { useInstitutionNames } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { useBegin } from './queries';
import { begun } from './text';
import classes from './Form.module.css';

/** The first step of telling one's experience: its name, and whose it is. */
export default function NewPracticePage() {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const { me, acting } = usePresence();
  const begin = useBegin();
  const institutions = [...new Set(me.memberships.map(({ institution }) => institution))];
  const names = useInstitutionNames(institutions);
  const { form, draft, showProblem } = useDraftForm('practice-new', {
    initialValues: { title: '', institution: acting?.institution ?? institutions[0] ?? '' },
    validate: { title: (title) => (title.trim() ? null : t('write.fill')) },
  });
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      width="narrow"
      back={{ to: '/bank', label: t('title') }}
    >
      <DraftNote draft={draft} />
      <form
        noValidate
        onSubmit={form.onSubmit(({ title, institution }) =>
          begin.mutate(
            { intent: draft.intent(), body: begun(title, institution) },
            {
              onSuccess: ({ id }) => {
                draft.sent();
                void navigate(`/bank/${id}/edit`, { replace: true });
              },
              onError: showProblem,
            },
          ),
        )}
      >
        <Stack gap="lg" className={classes.part}>
          <TextInput
            label={t('field.title')}
            description={t('new.titleHelp')}
            required
            maxLength={200}
            {...form.getInputProps('title')}
          />
          {institutions.length > 1 && (
            <NativeSelect
              label={t('new.institution')}
              data={institutions.map((id) => ({ value: id, label: names.get(id) ?? '…' }))}
              {...form.getInputProps('institution')}
            />
          )}
        </Stack>
        {begin.isError && (
          <div className={classes.problem}>
            <ProblemNote problem={begin.error} kept={t('write.kept')} />
          </div>
        )}
        <FormActions send={t('new.begin')} sending={begin.isPending} />
      </form>
    </Page>
  );
}
