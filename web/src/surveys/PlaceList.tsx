import { DataTable } from '../shared/table/DataTable';
import { useTranslation } from 'react-i18next';

interface PlaceListProps {
  name: string;
  caption: string;
  places: { sheet?: string; row: number; column: string; message: string }[];
  fileName: string;
}

/** What is the matter in a workbook, by sheet, row and column. */
export function PlaceList({ name, caption, places, fileName }: PlaceListProps) {
  const { t } = useTranslation('surveys');
  const rows = places.map((place, at) => ({ ...place, at }));
  const sheets = places.some(({ sheet }) => sheet);
  return (
    <DataTable
      name={name}
      caption={caption}
      rows={rows}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          key: 'where',
          title: t('place.row'),
          value: ({ row }) => (row > 0 ? row : null),
          cell: ({ row }) => (row > 0 ? t('place.rowOf', { row }) : t('place.whole')),
        },
        ...(sheets
          ? [{ key: 'sheet', title: t('place.sheet'), value: (place: { sheet?: string }) => place.sheet }]
          : []),
        { key: 'column', title: t('place.column'), value: ({ column }) => column },
        {
          key: 'message',
          title: t(name === 'notices' ? 'place.notice' : 'place.message'),
          value: ({ message }) => message,
        },
      ]}
      withSearch={places.length > 10}
      exports={{ fileName }}
      empty={null}
    />
  );
}
