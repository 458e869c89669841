import { Progress, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';

interface WorkProgressProps {
  /** What is being done: «Загружаем педагогов». */
  label: string;
  done: number;
  /** Not known yet at the very start of some work. */
  total?: number;
  /** Whether it goes on without this page. */
  leaveable?: boolean;
}

/** Long work with its count. */
export function WorkProgress({ label, done, total, leaveable }: WorkProgressProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const heading = useId();
  const count = total
    ? t('progress.of', { done: format.number(done), total: format.number(total) })
    : t('progress.done', { done: format.number(done) });
  return (
    <div>
      <Text id={heading} fw={600}>
        {label}
      </Text>
      <Progress.Root my={8}>
        <Progress.Section
          value={total ? (done / total) * 100 : 100}
          striped={!total}
          animated={!total}
          aria-labelledby={heading}
          aria-valuetext={count}
        />
      </Progress.Root>
      <Text c="dimmed">
        {count}
        {leaveable && ` ${t('progress.leave')}`}
      </Text>
    </div>
  );
}
