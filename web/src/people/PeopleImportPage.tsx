import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ImportWizard } from '../shared/import/ImportWizard';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, useInstitutionName } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';

type Field =
  | 'name'
  | 'family'
  | 'given'
  | 'patronymic'
  | 'born'
  | 'institution'
  | 'position'
  | 'category'
  | 'categorySince'
  | 'experience'
  | 'education'
  | 'email'
  | 'phone'
  | 'note';

/** Brings people in from a staff table. */
export default function PeopleImportPage() {
  const { t } = useTranslation('people');
  const { acting } = usePresence();
  const [params, setParams] = useSearchParams();
  const into = params.get('into') ?? acting?.institution ?? NETWORK;
  const name = useInstitutionName(into);
  return (
    <Page title={t('import.title')} lead={t('import.lead')} back={{ to: '/people', label: t('title') }}>
      <ImportWizard
        kind="people"
        into={into}
        fieldName={(code) => t(`field.${code as Field}`)}
        fileLabel={t('import.file')}
        runLabel={t('import.running')}
        help={
          <>
            <Text mb="md">{t('import.help')}</Text>
            <InstitutionPicker
              label={t('import.into')}
              description={t('import.intoHelp')}
              value={name ? { id: into, name } : null}
              onChange={(picked) => setParams(picked ? { into: picked.id } : {}, { replace: true })}
            />
          </>
        }
        done={(brought) => (
          <>
            <Button component={Link} to={`/people?institution=${brought.into}`}>
              {t('import.look')}
            </Button>
            <Button component={Link} to={`/people/invite?institution=${brought.into}`} variant="light">
              {t('invite.open')}
            </Button>
          </>
        )}
      />
    </Page>
  );
}
