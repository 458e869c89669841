import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type Practice, useAuthorship } from './queries';

/** For whoever is named as an author and works elsewhere: they are one once they agree. */
export function Authorship({ practice: { id, institutionName, may, published } }: { practice: Practice }) {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const answering = useAuthorship(id);
  const answer = (agreed: boolean) =>
    answering.mutate(agreed, {
      onSuccess: () => {
        void toast(t(agreed ? 'authorship.agreed' : 'authorship.refused'));
        if (!agreed && !published) {
          void navigate('/bank', { replace: true });
        }
      },
    });
  return (
    may.includes('agree') && (
      <Alert color="honey" title={t('authorship.title')} mb="lg">
        {t('authorship.text', { institution: institutionName })}
        {answering.isError && <ProblemNote problem={answering.error} />}
        <Group gap="sm" mt="sm">
          <Button loading={answering.isPending} onClick={() => answer(true)}>
            {t('authorship.agree')}
          </Button>
          <Button variant="default" disabled={answering.isPending} onClick={() => answer(false)}>
            {t('authorship.refuse')}
          </Button>
        </Group>
      </Alert>
    )
  );
}
