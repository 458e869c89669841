import { Button } from '@mantine/core';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { questionnaireList } from './queries';

/** The questionnaires at hand. */
export default function QuestionnairesPage() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { acting } = usePresence();
  const found = useSuspenseInfiniteQuery(questionnaireList);
  const upload = may(acting, ['methodist', 'district-methodist']) && (
    <Button
      component={Link}
      to="/surveys/questionnaires/import"
      leftSection={<IconUpload size={20} aria-hidden />}
    >
      {t('questionnaires.upload')}
    </Button>
  );
  return (
    <Page
      title={t('questionnaires.title')}
      lead={t('questionnaires.lead')}
      back={{ to: '/surveys', label: t('title') }}
      action={upload}
    >
      <DataTable
        name="questionnaires"
        caption={t('questionnaires.title')}
        {...stretches(found)}
        rowKey={({ id }) => id}
        to={({ id }) => `/surveys/questionnaires/${id}`}
        columns={[
          { key: 'title', title: t('field.questionnaire'), value: ({ title }) => title },
          { key: 'asked', title: t('field.questions'), value: ({ asked }) => asked, align: 'end' },
          { key: 'owner', title: t('field.owner'), value: ({ ownerName }) => ownerName, filter: true },
          {
            key: 'visibility',
            title: t('field.visibility'),
            value: ({ visibility }) => t(`visibility.${visibility.kind}`),
            filter: true,
          },
          {
            key: 'changed',
            title: t('field.changed'),
            value: ({ changed }) => changed,
            cell: ({ changed }) => format.shortDate(format.dateOf(changed)),
          },
        ]}
        empty={
          <Empty
            icon={IconFileText}
            title={t('questionnaires.emptyTitle')}
            text={t('questionnaires.empty')}
            action={upload}
          />
        }
      />
    </Page>
  );
}
