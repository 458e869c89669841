import { Button, Group, NativeSelect } from '@mantine/core';
import { IconFileImport, IconMail, IconPlus, IconUserQuestion, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { SearchField } from '../shared/form/SearchField';
import { may, usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionName } from '../shared/staff/institutions';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { wholeList } from '../shared/table/wholeList';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { type ListedPerson, peopleList, useCatalogue } from './queries';
import classes from './PeoplePage.module.css';

const KEEPERS = ['methodist', 'district-methodist', 'network-admin'] as const;
const AT_ONCE = 50;
const AT_ONCE_FOR_A_FILE = 500;

/** Who works where. */
export default function PeoplePage() {
  const { t } = useTranslation('people');
  const { acting } = usePresence();
  const keeps = may(acting, KEEPERS);
  return (
    <Page
      title={t('title')}
      action={
        keeps && (
          <Button component={Link} to="/people/import" leftSection={<IconFileImport size={20} aria-hidden />}>
            {t('import.open')}
          </Button>
        )
      }
    >
      {keeps && (
        <Group gap="sm" mb="lg">
          <Button
            component={Link}
            to="/people/new"
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('add')}
          </Button>
          <Button
            component={Link}
            to="/people/invite"
            variant="default"
            leftSection={<IconMail size={18} aria-hidden />}
          >
            {t('invite.open')}
          </Button>
          <Button
            component={Link}
            to="/people/claims"
            variant="default"
            leftSection={<IconUserQuestion size={18} aria-hidden />}
          >
            {t('claim.title')}
          </Button>
        </Group>
      )}
      <People keeps={keeps} />
    </Page>
  );
}

function People({ keeps }: { keeps: boolean }) {
  const { t } = useTranslation('people');
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const institution = params.get('institution') ?? '';
  const position = params.get('position') ?? '';
  const positions = useCatalogue('position');
  const narrowed = Boolean(q || institution || position);
  const wanted = useDeferredValue({
    q: q || undefined,
    institution: institution || undefined,
    position: position || undefined,
    limit: AT_ONCE,
  });
  const found = useInfiniteQuery(peopleList(wanted));
  const { rows, more } = stretches(found);
  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <div className={classes.narrowing}>
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          value={q}
          onSearch={(text) => change('q', text)}
        />
        <ChosenInstitution id={institution} onChange={(id) => change('institution', id)} />
        <NativeSelect
          label={t('field.position')}
          value={position}
          onChange={({ currentTarget }) => change('position', currentTarget.value)}
          data={[{ value: '', label: t('anyPosition') }, ...positions.options]}
        />
      </div>
      {found.isError ? (
        <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable<ListedPerson>
          name="people"
          caption={t('title')}
          remote
          withSearch={false}
          rows={rows}
          more={more}
          rowKey={({ id }) => id}
          to={({ id }) => `/people/${id}`}
          columns={[
            { key: 'name', title: t('field.name'), value: ({ name }) => name },
            {
              key: 'posts',
              title: t('field.posts'),
              value: ({ posts, claims }) =>
                [
                  ...posts.map((post) => `${positions.name(post.position)}, ${post.institutionName}`),
                  ...claims.map((claim) =>
                    t('claim.inList', {
                      post: `${positions.name(claim.position)}, ${claim.institutionName}`,
                    }),
                  ),
                ].join('; '),
            },
            {
              key: 'invited',
              title: t('field.account'),
              value: ({ invited }) => t(invited ? 'account.invited' : 'account.none'),
              cell: ({ invited }) => (
                <StatusBadge tone={invited ? 'good' : 'plain'}>
                  {t(invited ? 'account.invited' : 'account.none')}
                </StatusBadge>
              ),
            },
          ]}
          exports={{
            fileName: t('title'),
            all: wholeList(peopleList({ ...wanted, limit: AT_ONCE_FOR_A_FILE })),
          }}
          empty={
            <Empty
              icon={IconUsers}
              title={narrowed ? undefined : t('empty.title')}
              text={t(narrowed ? 'empty.narrowed' : keeps ? 'empty.keeper' : 'empty.text')}
              action={
                keeps &&
                !narrowed && (
                  <Button component={Link} to="/people/import" variant="light">
                    {t('import.open')}
                  </Button>
                )
              }
            />
          }
        />
      )}
    </>
  );
}

function ChosenInstitution({ id, onChange }: { id: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('people');
  return id ? (
    <Named id={id} onChange={onChange} />
  ) : (
    <InstitutionPicker
      label={t('field.institution')}
      placeholder={t('anyInstitution')}
      value={null}
      onChange={(picked) => onChange(picked?.id ?? '')}
    />
  );
}

function Named({ id, onChange }: { id: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('people');
  const name = useInstitutionName(id) ?? '…';
  return (
    <InstitutionPicker
      label={t('field.institution')}
      value={{ id, name }}
      onChange={(picked) => onChange(picked?.id ?? '')}
    />
  );
}
