import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../shared/api/key';
import type { Picked } from '../shared/form/AsyncPicker';
import { FileDrop } from '../shared/form/FileDrop';
import { FormActions } from '../shared/form/FormActions';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionName } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { FormPreview } from './FormPreview';
import { PlaceList } from './PlaceList';
import { useKeepQuestionnaire, usePreviewQuestionnaire } from './queries';
import { useTextOf } from './texts';

const LARGEST = 5 * 1024 * 1024;

/** Brings a questionnaire in: looked at first, then kept whole or not at all. */
export default function QuestionnaireImportPage() {
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const { acting } = usePresence();
  const preview = usePreviewQuestionnaire();
  const keep = useKeepQuestionnaire();
  const say = useTextOf(preview.data?.form.language);
  const [file, setFile] = useState<{ file: File; intent: string }>();
  const ownName = useInstitutionName(acting?.institution ?? '');
  const [chosen, setChosen] = useState<Picked | null>();
  const own = acting ? { id: acting.institution, name: ownName ?? '…' } : null;
  const owner = chosen === undefined ? own : chosen;

  function look(next: File) {
    setFile({ file: next, intent: newKey() });
    keep.reset();
    preview.mutate(next);
  }

  return (
    <Page
      title={t('import.title')}
      width="narrow"
      back={{ to: '/surveys/questionnaires', label: t('questionnaires.title') }}
    >
      <Stack gap="lg">
        <Text>{t('import.help')}</Text>
        <FileDrop
          label={t('import.file')}
          accept={['.xlsx']}
          maxBytes={LARGEST}
          busy={preview.isPending}
          onFile={look}
        />
        {preview.isError && <ProblemNote problem={preview.error} kept={t('import.nothingKept')} />}
        {preview.data && (
          <>
            {preview.data.faults.length > 0 ? (
              <section aria-labelledby="faults">
                <Alert color="red" icon={<IconAlertTriangle aria-hidden />} mb="md">
                  <Text id="faults" fw={650}>
                    {t('import.faults', { count: preview.data.faults.length })}
                  </Text>
                  {t('import.faultsText')}
                </Alert>
                <PlaceList
                  name="faults"
                  caption={t('import.faults', { count: preview.data.faults.length })}
                  places={preview.data.faults}
                  fileName="errors"
                />
              </section>
            ) : (
              <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
                <Text fw={650}>{t('import.clear', { title: say(preview.data.form.title) })}</Text>
                {t('import.clearText')}
              </Alert>
            )}
            {preview.data.notices.length > 0 && (
              <section aria-labelledby="notices">
                <Title order={2} id="notices" mb="xs">
                  {t('import.notices')}
                </Title>
                <PlaceList
                  name="notices"
                  caption={t('import.notices')}
                  places={preview.data.notices}
                  fileName="notices"
                />
              </section>
            )}
            <section aria-labelledby="questions">
              <Title order={2} id="questions" mb="xs">
                {t('preview.questions')}
              </Title>
              <FormPreview form={preview.data.form} />
            </section>
          </>
        )}
      </Stack>
      {file && preview.data?.faults.length === 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (owner) {
              keep.mutate(
                { ...file, owner: owner.id },
                {
                  onSuccess: ({ id }) => void navigate(`/surveys/questionnaires/${id}`),
                },
              );
            }
          }}
        >
          <Stack mt="lg">
            <InstitutionPicker
              label={t('field.owner')}
              description={t('import.ownerHelp')}
              required
              value={owner}
              onChange={setChosen}
            />
            {keep.isError && <ProblemNote problem={keep.error} kept={t('import.nothingKept')} />}
          </Stack>
          <FormActions send={t('import.keep')} sending={keep.isPending} />
        </form>
      )}
    </Page>
  );
}
