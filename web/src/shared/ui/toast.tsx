import { Button, Group } from '@mantine/core';
import i18next from 'i18next';
import { type ReactNode, Suspense, lazy, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/key';

const Toasts = lazy(() => import('./Toasts'));

let wanted = false;
const hosts = new Set<() => void>();

/** Stands once in the app; empty until the first toast. */
export function ToastHost() {
  const open = useSyncExternalStore(
    (host) => {
      hosts.add(host);
      return () => hosts.delete(host);
    },
    () => wanted,
  );
  return (
    open && (
      <Suspense>
        <Toasts />
      </Suspense>
    )
  );
}

/** Says that something is done: «Приглашение отправлено». A failure belongs where it happened, in a ProblemNote. */
export async function toast(message: ReactNode, { seconds = 5 } = {}) {
  const id = newKey();
  wanted = true;
  hosts.forEach((tell) => tell());
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    id,
    message,
    autoClose: seconds * 1000,
    color: 'pine',
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('close') },
  });
  return () => notifications.hide(id);
}

/**
 * Says that something is done and offers to take it back for ten seconds, or until what could take it back leaves the
 * page: `const toastWithUndo = useToastWithUndo()`, then `void toastWithUndo('Убрано', () => …)`.
 */
export function useToastWithUndo() {
  const [offered] = useState(() => new Set<() => void>());
  useEffect(() => () => offered.forEach((hide) => hide()), [offered]);

  return async (message: ReactNode, undo: () => void) => {
    const hide = await toast(
      <Group justify="space-between" wrap="nowrap">
        {message}
        <UndoButton
          onClick={() => {
            undo();
            hide();
          }}
        />
      </Group>,
      { seconds: 10 },
    );
    offered.add(hide);
  };
}

function UndoButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <Button variant="light" flex="none" onClick={onClick}>
      {t('undo')}
    </Button>
  );
}
