import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { ProblemNote } from '../ui/ProblemNote';
import { WorkProgress } from '../ui/WorkProgress';
import { csv, download } from './csv';
import type { Column } from './DataTable';
import type { ReadAll } from './wholeList';
import classes from './DataTable.module.css';

interface CsvButtonProps<Row> {
  fileName: string;
  columns: Column<Row>[];
  /** The rows of the file. */
  read: ReadAll<Row>;
}

/** Makes a file of a table; what the page has not read yet is read first, and goes on if the page is left. */
export function CsvButton<Row>({ fileName, columns, read }: CsvButtonProps<Row>) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [count, setCount] = useState<number>();
  const reading = useMutation({
    // Without a line there still is what the page has.
    networkMode: 'always',
    mutationFn: () => read(setCount),
    onSuccess: ({ items }) =>
      download(
        `${fileName}.csv`,
        csv([
          columns.map(({ title }) => title),
          ...items.map((row) => columns.map(({ value }) => value(row))),
        ]),
      ),
    onSettled: () => setCount(undefined),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={reading.isPending}
        onClick={() => reading.mutate()}
      >
        CSV
      </Button>
      {count !== undefined && (
        <div className={classes.reading}>
          <WorkProgress label={t('table.reading')} done={count} />
        </div>
      )}
      {reading.data?.next && (
        <Text role="status" className={classes.reading}>
          {t('table.tooMany', { rows: format.number(reading.data.items.length) })}
        </Text>
      )}
      {reading.isError && <ProblemNote problem={reading.error} onRetry={() => reading.mutate()} />}
    </>
  );
}
