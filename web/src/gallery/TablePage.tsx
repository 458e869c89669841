import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { DataTable } from '../shared/table/DataTable';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { people } from './people';

export default function TablePage() {
  const [count, setCount] = useState(8);
  return (
    <Page
      title="Педагоги"
      action={<Button>Загрузить из файла</Button>}
      back={{ to: '/gallery', label: 'Образцы' }}
    >
      <DataTable
        name="people"
        caption="Педагоги учреждения"
        rows={people.slice(0, count)}
        rowKey={({ id }) => id}
        to={({ id }) => `/gallery/table#${id}`}
        columns={[
          { key: 'name', title: 'Педагог', value: ({ name }) => name },
          { key: 'place', title: 'Учреждение', value: ({ place }) => place, filter: true },
          { key: 'post', title: 'Должность', value: ({ post }) => post, filter: true },
          {
            key: 'category',
            title: 'Категория',
            value: ({ category }) => category,
            cell: ({ category }) => category && <StatusBadge tone="good">{category}</StatusBadge>,
          },
          { key: 'hours', title: 'Часы за год', value: ({ hours }) => hours, align: 'end' },
        ]}
        more={{ left: count < people.length, loading: false, load: () => setCount(people.length) }}
        exports={{ fileName: 'people', xlsx: '/api/nothing.xlsx' }}
        empty={<Empty icon={IconUsers} text="Здесь будут педагоги." />}
      />
    </Page>
  );
}
