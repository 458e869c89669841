import { Anchor, Button, Group, NativeSelect, Title } from '@mantine/core';
import { IconBuildingCommunity, IconFileImport, IconPencil, IconPlus, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { SearchField } from '../shared/form/SearchField';
import { useFormat } from '../shared/format/useFormat';
import { may, usePresence } from '../shared/me/me';
import { type Institution, NETWORK, institutionQuery } from '../shared/staff/institutions';
import { DataTable } from '../shared/table/DataTable';
import { stretches } from '../shared/table/stretches';
import { wholeList } from '../shared/table/wholeList';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { type Kind, branchesQuery, institutionList, kinds, upper } from './queries';
import { type Branch, branchesBelow } from './tree';
import classes from './NodePage.module.css';

/** A node of the network: what it is, and what lies below it. */
export default function NodePage() {
  const { id = NETWORK } = useParams();
  const { t } = useTranslation('network');
  const { acting } = usePresence();
  const { data } = useSuspenseQuery(institutionQuery(id));
  const node = data.value;
  const keeps = may(acting, ['network-admin']) && node.keeps;
  const holds = upper.includes(node.kind);
  return (
    <Page
      title={id === NETWORK ? t('title') : node.name}
      lead={id === NETWORK ? node.name : t(`kind.${node.kind}`)}
      back={
        node.parent
          ? {
              to: node.parent === NETWORK ? '/network' : `/network/${node.parent}`,
              label: node.parent === NETWORK ? t('title') : (node.parentName ?? t('title')),
            }
          : undefined
      }
      action={
        keeps && holds ? (
          <Button
            component={Link}
            to={`/network/import?into=${id}`}
            leftSection={<IconFileImport size={20} aria-hidden />}
          >
            {t('import.open')}
          </Button>
        ) : (
          !holds && (
            <Button
              component={Link}
              to={`/people?institution=${id}`}
              leftSection={<IconUsers size={20} aria-hidden />}
            >
              {t('people')}
            </Button>
          )
        )
      }
    >
      <Facts node={node} />
      {keeps && (
        <Group gap="sm" mb="lg">
          {holds && (
            <Button
              component={Link}
              to={`/network/new?parent=${id}`}
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              {t('add')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/network/${id}/edit`}
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
          >
            {t('edit')}
          </Button>
        </Group>
      )}
      {holds && <Branches id={id} />}
      {holds && <Institutions key={id} id={id} keeps={keeps} />}
    </Page>
  );
}

function Facts({ node }: { node: Institution }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const facts = [
    ['address', [node.postcode, node.address].filter(Boolean).join(', ')],
    ['phone', node.phone ?? ''],
  ] as const;
  const known = facts.filter(([, value]) => value);
  return (
    <>
      {node.closedOn && (
        <StatusBadge tone="warning">{t('closedOn', { date: format.date(node.closedOn) })}</StatusBadge>
      )}
      {known.length > 0 && (
        <dl className={classes.facts}>
          {known.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`field.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Branches({ id }: { id: string }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const { data } = useSuspenseQuery(branchesQuery);
  const branches = branchesBelow(data, id, format.compare);
  return (
    branches.length > 0 && (
      <section aria-labelledby="branches" className={classes.part}>
        <Title order={2} id="branches" mb="sm">
          {t('branches')}
        </Title>
        <BranchList branches={branches} />
      </section>
    )
  );
}

function BranchList({ branches }: { branches: Branch[] }) {
  return (
    <ul className={classes.branches}>
      {branches.map(({ node, branches: below }) => (
        <li key={node.id}>
          <Anchor component={Link} to={`/network/${node.id}`} className={classes.branch}>
            {node.name}
          </Anchor>
          {below.length > 0 && <BranchList branches={below} />}
        </li>
      ))}
    </ul>
  );
}

const AT_ONCE_FOR_A_FILE = 500;

/** Leaves only: branches have their own list above. */
const leaves = kinds.filter((kind) => !upper.includes(kind));
const isLeaf = ({ kind }: Institution) => !upper.includes(kind);

function Institutions({ id, keeps }: { id: string; keeps: boolean }) {
  const { t } = useTranslation('network');
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const kind = (params.get('kind') ?? '') as Kind | '';
  const wanted = useDeferredValue({ below: id, q: q || undefined, kind: kind || undefined });
  const found = useInfiniteQuery(institutionList(wanted));
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
    <section aria-labelledby="institutions" className={classes.part}>
      <Title order={2} id="institutions" mb="sm">
        {t('institutions')}
      </Title>
      <div className={classes.narrowing}>
        <SearchField
          aria-label={t('search')}
          placeholder={t('search')}
          value={q}
          onSearch={(text) => change('q', text)}
        />
        <NativeSelect
          aria-label={t('field.kind')}
          value={kind}
          onChange={({ currentTarget }) => change('kind', currentTarget.value)}
          data={[
            { value: '', label: t('anyKind') },
            ...leaves.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
      </div>
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {!found.isError && (
        <DataTable<Institution>
          name="institutions"
          caption={t('institutions')}
          remote
          withSearch={false}
          rows={rows?.filter(isLeaf)}
          more={more}
          rowKey={(row) => row.id}
          to={(row) => `/network/${row.id}`}
          columns={[
            { key: 'name', title: t('field.name'), value: ({ name }) => name },
            { key: 'kind', title: t('field.kind'), value: (row) => t(`kind.${row.kind}`) },
            { key: 'address', title: t('field.address'), value: ({ address }) => address },
            { key: 'parent', title: t('field.parent'), value: ({ parentName }) => parentName },
          ]}
          exports={{
            fileName: t('institutions'),
            all: wholeList(institutionList({ ...wanted, limit: AT_ONCE_FOR_A_FILE }), isLeaf),
          }}
          empty={
            <Empty
              icon={IconBuildingCommunity}
              title={q || kind ? undefined : t('empty.title')}
              text={t(q || kind ? 'empty.narrowed' : 'empty.text')}
              action={
                keeps &&
                !(q || kind) && (
                  <Button component={Link} to={`/network/import?into=${id}`} variant="light">
                    {t('import.open')}
                  </Button>
                )
              }
            />
          }
        />
      )}
    </section>
  );
}
