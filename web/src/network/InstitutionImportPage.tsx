import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ImportWizard } from '../shared/import/ImportWizard';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, institutionQuery } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';

type Field = 'name' | 'address' | 'postcode' | 'phone' | 'latitude' | 'longitude';

/** Brings institutions in from a table. */
export default function InstitutionImportPage() {
  const { t } = useTranslation('network');
  const [params, setParams] = useSearchParams();
  const into = params.get('into') ?? NETWORK;
  const node = useQuery(institutionQuery(into)).data?.value;
  return (
    <Page title={t('import.title')} lead={t('import.lead')} back={{ to: '/network', label: t('title') }}>
      <ImportWizard
        kind="institutions"
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
              value={node ? { id: node.id, name: node.name } : null}
              onChange={(picked) => setParams(picked ? { into: picked.id } : {}, { replace: true })}
            />
          </>
        }
        done={(brought) => (
          <Button component={Link} to={`/network/${brought.into}`}>
            {t('import.look')}
          </Button>
        )}
      />
    </Page>
  );
}
