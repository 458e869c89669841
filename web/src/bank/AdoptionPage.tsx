import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlant2, IconTrash } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { ConditionsView } from './CardText';
import { statusTones, successTones } from './adoption';
import { type Adoption, adoptionQuery, editionQuery, useCancelAdoption, useGrow } from './queries';
import classes from './AdoptionPage.module.css';

/** One adoption: what was taken from whom, under which conditions of one's own, and what came of it. */
export default function AdoptionPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const { data } = useSuspenseQuery(adoptionQuery(id));
  const adoption = data.value;
  const may = (deed: Adoption['may'][number]) => adoption.may.includes(deed);
  return (
    <Page
      title={adoption.practiceTitle ?? t('adoption.title')}
      lead={t('adoption.lead', { institution: adoption.institutionName, name: adoption.adopterName })}
      width="narrow"
      back={{ to: `/bank/${adoption.practice}`, label: t('adoption.toPractice') }}
      action={
        may('report') && (
          <Button
            component={Link}
            to={`/bank/adoptions/${id}/result`}
            leftSection={<IconPencil size={18} aria-hidden />}
          >
            {t(adoption.report ? 'adoption.changeResult' : 'adoption.tellResult')}
          </Button>
        )
      }
    >
      <Stack gap="xl">
        <Decided adoption={adoption} />
        <Result adoption={adoption} />
        <Deeds adoption={adoption} etag={data.etag} />
      </Stack>
    </Page>
  );
}

function Decided({ adoption: { practice, edition, plan, status, differs } }: { adoption: Adoption }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const theirs = useQuery({ ...editionQuery(practice, edition), enabled: differs.length > 0 }).data;
  return (
    <section aria-labelledby="decided" className={classes.part}>
      <Title order={2} id="decided">
        {t(`decision.${plan.decision}`)}
      </Title>
      <Group gap="sm">
        <StatusBadge tone={statusTones[status]}>{t(`adopted.${status}`)}</StatusBadge>
        <Text c="dimmed">{t('adoption.from', { number: edition, date: format.date(plan.decidedOn) })}</Text>
      </Group>
      {plan.why && <p className={classes.text}>{plan.why}</p>}
      {plan.changes && (
        <>
          <Title order={3}>{t('adopt.changes')}</Title>
          <p className={classes.text}>{plan.changes}</p>
        </>
      )}
      {plan.decision !== 'not-for-us' && (
        <>
          <Title order={3}>{t('adopt.conditions')}</Title>
          <ConditionsView conditions={plan.conditions} />
        </>
      )}
      {theirs && (
        <>
          <Title order={3}>{t('adoption.theirs')}</Title>
          <Text c="dimmed">
            {t('adoption.differs', {
              names: differs.map((name) => t(`differs.${name as 'ageFrom'}`)).join(', '),
            })}
          </Text>
          <ConditionsView conditions={theirs.card.conditions} />
        </>
      )}
    </section>
  );
}

function Result({ adoption: { report, plan } }: { adoption: Adoption }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  if (!report) {
    return plan.decision !== 'not-for-us' && <Text c="dimmed">{t('adoption.noResult')}</Text>;
  }
  return (
    <section aria-labelledby="came" className={classes.part}>
      <Title order={2} id="came">
        {t('field.result')}
      </Title>
      <Group gap="sm">
        <StatusBadge tone={successTones[report.success]}>{t(`success.${report.success}`)}</StatusBadge>
        <Text c="dimmed">
          {t(report.continued ? 'result.goOn' : 'result.stop')} · {format.date(report.on)}
        </Text>
      </Group>
      <p className={classes.text}>{report.result}</p>
      {report.evidence && (
        <>
          <Title order={3}>{t('field.evidence')}</Title>
          <p className={classes.text}>{report.evidence}</p>
        </>
      )}
      {report.effect && (
        <>
          <Title order={3}>{t('field.effect')}</Title>
          <p className={classes.text}>{report.effect}</p>
        </>
      )}
    </section>
  );
}

function Deeds({ adoption, etag }: { adoption: Adoption; etag: string }) {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const cancel = useCancelAdoption(adoption.id);
  const grow = useGrow(adoption.id);
  const [confirm, question] = useConfirm();
  const may = (deed: Adoption['may'][number]) => adoption.may.includes(deed);

  async function cancelIt() {
    const sure = await confirm({
      title: t('adoption.cancel'),
      text: t('adoption.cancelText'),
      yes: t('adoption.cancelYes'),
      grave: true,
    });
    if (sure) {
      cancel.mutate(etag, {
        onSuccess: () => {
          void toast(t('adoption.cancelled'));
          void navigate(`/bank/${adoption.practice}`, { replace: true });
        },
      });
    }
  }

  return (
    <div className={classes.deeds}>
      {adoption.variant && (
        <Button component={Link} to={`/bank/${adoption.variant}`} variant="default">
          {t('adoption.variant')}
        </Button>
      )}
      {may('grow') && (
        <Button
          variant="default"
          leftSection={<IconPlant2 size={18} aria-hidden />}
          loading={grow.isPending}
          onClick={() =>
            grow.mutate(undefined, { onSuccess: ({ practice }) => void navigate(`/bank/${practice}/edit`) })
          }
        >
          {t('adoption.grow')}
        </Button>
      )}
      {may('decide') && (
        <Button component={Link} to={`/bank/adoptions/${adoption.id}/plan`} variant="default">
          {t('adoption.changePlan')}
        </Button>
      )}
      {may('cancel') && (
        <Button
          variant="default"
          leftSection={<IconTrash size={18} aria-hidden />}
          loading={cancel.isPending}
          onClick={() => void cancelIt()}
        >
          {t('adoption.cancel')}
        </Button>
      )}
      {grow.isError && <ProblemNote problem={grow.error} />}
      {cancel.isError && <ProblemNote problem={cancel.error} />}
      {question}
    </div>
  );
}
