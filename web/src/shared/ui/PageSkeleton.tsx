import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What stands on the screen at once while a page and its words are on their way. */
export function PageSkeleton() {
  return (
    <div>
      <Skeleton h={34} w="min(18rem, 70%)" mb={28} />
      <LinesSkeleton />
    </div>
  );
}

/** The same for a part of a page. */
export function LinesSkeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation('shared');
  return (
    <Stack gap="sm" aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} h={56} />
      ))}
    </Stack>
  );
}
