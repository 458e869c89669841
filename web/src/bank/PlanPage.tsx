import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../shared/ui/Page';
import { toast } from '../shared/ui/toast';
import { PlanForm } from './PlanForm';
import { planOf, toPlan } from './adoption';
import { adoptionQuery, useDecide } from './queries';

/** Puts down anew what one makes of another's practice. */
export default function PlanPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const { data, refetch } = useSuspenseQuery(adoptionQuery(id));
  const decide = useDecide(id);
  const back = { to: `/bank/adoptions/${id}`, label: data.value.practiceTitle ?? t('adoption.title') };
  return (
    <Page title={t('adoption.changePlan')} width="narrow" back={back}>
      <PlanForm
        name={`plan-${id}`}
        initial={planOf(data.value)}
        version={data.etag}
        institutions={[]}
        theirs={undefined}
        send={t('adoption.save')}
        sending={decide.isPending}
        problem={decide.error}
        onReload={() => void refetch()}
        onSend={(values, _, { version, sent, showProblem }) =>
          decide.mutate(
            { etag: version, plan: toPlan(values) },
            {
              onSuccess: () => {
                sent();
                void toast(t('adoption.saved'));
                void navigate(back.to);
              },
              onError: showProblem,
            },
          )
        }
      />
    </Page>
  );
}
