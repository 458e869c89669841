import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { type Role, usePresence } from '../shared/me/me';
import { useInstitutionNames } from '../shared/staff/institutions';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { toast } from '../shared/ui/toast';
import { PlanForm } from './PlanForm';
import { newPlan, toPlan } from './adoption';
import { practiceQuery, useAdopt } from './queries';

const PRACTITIONERS: readonly Role[] = ['educator', 'methodist', 'head'];

/** Takes another institution's practice to one's own, with one's own conditions; or says why not. */
export default function AdoptPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const format = useFormat();
  const navigate = useNavigate();
  const { me, acting } = usePresence();
  const { data } = useSuspenseQuery(practiceQuery(id));
  const practice = data.value;
  const adopt = useAdopt();
  const here = me.memberships
    .filter(({ role, institution }) => PRACTITIONERS.includes(role) && institution !== practice.institution)
    .map(({ institution }) => institution);
  const institutions = [...new Set(here)];
  const names = useInstitutionNames(institutions);
  const usual = institutions.find((each) => each === acting?.institution) ?? institutions[0];
  return (
    <Page
      title={t('adopt.title')}
      lead={t('adopt.lead')}
      width="narrow"
      back={{ to: `/bank/${id}`, label: practice.title }}
    >
      {usual && practice.may.includes('adopt') ? (
        <PlanForm
          name={`adopt-${id}`}
          initial={newPlan(usual, format.dateOf(new Date()))}
          institutions={institutions.map((value) => ({ value, label: names.get(value) ?? '…' }))}
          theirs={practice.published?.card.conditions}
          send={t('adopt.send')}
          sending={adopt.isPending}
          problem={adopt.error}
          onSend={(values, intent, { sent, showProblem }) =>
            adopt.mutate(
              { intent, practice: id, institution: values.institution, plan: toPlan(values) },
              {
                onSuccess: (adoption) => {
                  sent();
                  void toast(t(values.decision === 'not-for-us' ? 'adopt.notForUs' : 'adopt.done'));
                  void navigate(`/bank/adoptions/${adoption.id}`, { replace: true });
                },
                onError: showProblem,
              },
            )
          }
        />
      ) : (
        <Empty
          icon={IconLock}
          title={t('adopt.closed')}
          text={t('adopt.closedText')}
          action={
            <Button component={Link} to={`/bank/${id}`} variant="light">
              {t('write.toCard')}
            </Button>
          }
        />
      )}
    </Page>
  );
}
