import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { csv, download } from '../table/csv';
import { Segments } from '../ui/Segments';
import classes from './Figure.module.css';

interface FigureProps<Row> {
  /** What is seen, as a sentence: «Чаще всего просят мастер-классы». */
  title: string;
  /** Who was asked, when, how many. */
  note?: ReactNode;
  rows: Row[];
  columns: { title: string; value: (row: Row) => string | number | null }[];
  fileName: string;
  /** The picture of the same rows. */
  children: ReactNode;
}

/** A chart with its table and its download; on paper both are printed. */
export function Figure<Row>({ title, note, rows, columns, fileName, children }: FigureProps<Row>) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const heading = useId();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  return (
    <figure className={classes.figure} aria-labelledby={heading}>
      <figcaption className={classes.head}>
        <div>
          <Text id={heading} fw={650} size="lg" lh={1.35}>
            {title}
          </Text>
          {note && <Text c="dimmed">{note}</Text>}
        </div>
        <Group gap="sm" className={classes.tools}>
          <Segments
            label={t('figure.as')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'chart', label: t('figure.chart'), name: t('figure.chart') },
              { value: 'table', label: t('figure.table'), name: t('figure.table') },
            ]}
          />
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() =>
              download(
                `${fileName}.csv`,
                csv([
                  columns.map((column) => column.title),
                  ...rows.map((row) => columns.map(({ value }) => value(row))),
                ]),
              )
            }
          >
            CSV
          </Button>
        </Group>
      </figcaption>
      <div className={classes.chart} data-shown={shown === 'chart'}>
        {children}
      </div>
      <div
        className={classes.scroll}
        data-shown={shown === 'table'}
        role="region"
        aria-labelledby={heading}
        tabIndex={shown === 'table' ? 0 : -1}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                {columns.map((column) => {
                  const value = column.value(row);
                  return (
                    <td key={column.title} data-number={typeof value === 'number' || undefined}>
                      {typeof value === 'number' ? format.number(value, 2) : (value ?? '–')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
