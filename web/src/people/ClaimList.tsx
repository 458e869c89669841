import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { type Claim, useAnswerClaim, useCatalogue, useWithdrawClaim } from './queries';
import classes from './PersonPage.module.css';

interface ClaimListProps {
  claims: Claim[];
  /** Whether to say whose they are; not on the person's own page. */
  named?: boolean;
}

/** Posts that wait for those who keep the person, to be decided on or taken back. */
export function ClaimList({ claims, named = false }: ClaimListProps) {
  return (
    <ul className={classes.posts}>
      {claims.map((claim) => (
        <OneClaim key={claim.id} claim={claim} named={named} />
      ))}
    </ul>
  );
}

function OneClaim({ claim, named }: { claim: Claim; named: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const positions = useCatalogue('position');
  return (
    <li>
      {named && (
        <Anchor component={Link} to={`/people/${claim.person}`} fw={650}>
          {claim.name}
        </Anchor>
      )}
      <Text fw={named ? undefined : 650}>{positions.name(claim.position)}</Text>
      <Text>{claim.institutionName}</Text>
      {claim.partTime && <StatusBadge tone="plain">{t('partTime')}</StatusBadge>}
      <Text c="dimmed">
        {t('claim.asked', { name: claim.askedBy, day: format.shortDate(claim.askedOn) })}
      </Text>
      {claim.declinedBy && claim.declinedOn ? (
        <StatusBadge tone="warning">
          {t('claim.declined', { name: claim.declinedBy, day: format.shortDate(claim.declinedOn) })}
        </StatusBadge>
      ) : (
        <StatusBadge tone="info">{t('claim.waits', { day: format.shortDate(claim.silentFrom) })}</StatusBadge>
      )}
      <Deeds claim={claim} />
    </li>
  );
}

function Deeds({ claim }: { claim: Claim }) {
  const { t } = useTranslation('people');
  const answering = useAnswerClaim(claim);
  const withdrawing = useWithdrawClaim();
  const [confirm, question] = useConfirm();
  const problem = answering.error ?? withdrawing.error;

  async function answer(confirmed: boolean) {
    const words = { name: claim.name, institution: claim.institutionName };
    const sure = await confirm({
      title: t(confirmed ? 'claim.confirmSure' : 'claim.declineSure'),
      text: t(confirmed ? 'claim.confirmText' : 'claim.declineText', words),
      yes: t(confirmed ? 'claim.confirm' : 'claim.decline'),
      grave: !confirmed,
    });
    if (sure) {
      answering.mutate(confirmed, {
        onSuccess: () => void toast(t(confirmed ? 'claim.confirmedNow' : 'claim.declinedNow')),
      });
    }
  }

  return (
    <>
      {question}
      {problem && <ProblemNote problem={problem} />}
      <Group gap="sm" mt={4} className="no-print">
        {claim.may.includes('decide') && (
          <>
            <Button loading={answering.isPending} onClick={() => void answer(true)}>
              {t('claim.confirm')}
            </Button>
            <Button variant="default" disabled={answering.isPending} onClick={() => void answer(false)}>
              {t('claim.decline')}
            </Button>
          </>
        )}
        {claim.may.includes('withdraw') && (
          <Button
            variant="default"
            loading={withdrawing.isPending}
            onClick={() => withdrawing.mutate(claim, { onSuccess: () => void toast(t('claim.withdrawn')) })}
          >
            {t('claim.withdraw')}
          </Button>
        )}
      </Group>
    </>
  );
}
