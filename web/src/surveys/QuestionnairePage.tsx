import { Button, Group, Input, Modal, Radio, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { useInstitutionNames } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { ChosenInstitutions } from './ChosenInstitutions';
import { FormPreview } from './FormPreview';
import {
  type Questionnaire,
  type Visibility,
  questionnaireQuery,
  useDeleteQuestionnaire,
  useShareQuestionnaire,
} from './queries';
import { useTextOf } from './texts';

/** One questionnaire: what it asks and who may use it. */
export default function QuestionnairePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const navigate = useNavigate();
  const { acting } = usePresence();
  const { data, refetch } = useSuspenseQuery(questionnaireQuery(id));
  const { form, ownerName, changed, visibility, editable } = data.value;
  const say = useTextOf(form.language);
  const [sharing, setSharing] = useState(false);
  const [confirm, question] = useConfirm();
  const drop = useDeleteQuestionnaire(id);
  const title = say(form.title);

  async function remove() {
    const sure = await confirm({
      title: t('questionnaire.deleteSure', { title }),
      text: t('questionnaire.deleteText'),
      yes: t('questionnaire.delete'),
      grave: true,
    });
    if (sure) {
      drop.mutate(data.etag, {
        onSuccess: () => {
          void toast(t('questionnaire.deleted'));
          void navigate('/surveys/questionnaires');
        },
      });
    }
  }

  return (
    <Page
      title={title}
      width="narrow"
      back={{ to: '/surveys/questionnaires', label: t('questionnaires.title') }}
      lead={t('questionnaire.lead', { owner: ownerName, date: format.date(format.dateOf(changed)) })}
      action={
        may(acting, ['methodist', 'district-methodist']) && (
          <Button
            component={Link}
            to={`/surveys/new?questionnaire=${id}`}
            leftSection={<IconPlus size={20} aria-hidden />}
          >
            {t('wave.ask')}
          </Button>
        )
      }
    >
      {question}
      <Stack gap="lg">
        <Text>{t(`visibilityText.${visibility.kind}`)}</Text>
        <section aria-labelledby="questions">
          <Title order={2} id="questions" mb="xs">
            {t('preview.questions')}
          </Title>
          <FormPreview form={form} />
        </section>
        {drop.isError && <ProblemNote problem={drop.error} onReload={() => void refetch()} />}
        {editable && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconUsersGroup size={18} aria-hidden />}
              onClick={() => setSharing(true)}
            >
              {t('questionnaire.share')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={18} aria-hidden />}
              loading={drop.isPending}
              onClick={() => void remove()}
            >
              {t('questionnaire.delete')}
            </Button>
          </Group>
        )}
      </Stack>
      {sharing && (
        <Sharing
          questionnaire={data.value}
          etag={data.etag}
          onReload={() => void refetch()}
          onClose={() => setSharing(false)}
        />
      )}
    </Page>
  );
}

interface SharingProps {
  questionnaire: Questionnaire;
  etag: string;
  onReload: () => void;
  onClose: () => void;
}

function Sharing({ questionnaire: { id, visibility }, etag, onReload, onClose }: SharingProps) {
  const { t } = useTranslation(['surveys', 'shared']);
  const share = useShareQuestionnaire(id);
  const [kind, setKind] = useState(visibility.kind);
  const [ids, setIds] = useState(visibility.chosen);
  const [missing, setMissing] = useState(false);
  const names = useInstitutionNames(ids);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('surveys:questionnaire.share')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (kind === 'chosen' && ids.length === 0) {
            setMissing(true);
            return;
          }
          share.mutate(
            { etag, visibility: { kind, chosen: kind === 'chosen' ? ids : [] } },
            {
              onSuccess: () => {
                void toast(t('surveys:questionnaire.shared'));
                onClose();
              },
            },
          );
        }}
      >
        <Stack>
          <Radio.Group
            label={t('surveys:field.visibility')}
            value={kind}
            onChange={(next) => setKind(next as Visibility['kind'])}
          >
            <Radio value="network" label={t('surveys:visibility.network')} />
            <Radio value="institution" label={t('surveys:visibility.institution')} />
            <Radio value="chosen" label={t('surveys:visibility.chosen')} />
          </Radio.Group>
          {kind === 'chosen' && (
            <ChosenInstitutions
              label={t('surveys:visibility.chosen')}
              chosen={ids.map((each) => ({ id: each, name: names.get(each) ?? '…' }))}
              onChange={(next) => {
                setMissing(false);
                setIds(next.map((each) => each.id));
              }}
            />
          )}
          {missing && <Input.Error role="alert">{t('surveys:form.chooseOne')}</Input.Error>}
          {share.isError && <ProblemNote problem={share.error} onReload={onReload} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shared:confirm.no')}
            </Button>
            <Button type="submit" loading={share.isPending}>
              {t('surveys:form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
