import { Alert, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { useConfirm } from '../ui/useConfirm';
import { ClashNote } from './ClashNote';
import type { Clash, DraftForm } from './useDraftForm';

type Noted = Pick<DraftForm<object>['draft'], 'restoredAt' | 'discard'> & { clash?: Clash };

/** Says that a form goes on from where one stopped, and what others changed meanwhile; stands above it. */
export function DraftNote({ draft }: { draft: Noted }) {
  return (
    <>
      <Restored draft={draft} />
      {draft.clash && <ClashNote clash={draft.clash} />}
    </>
  );
}

function Restored({ draft }: { draft: Noted }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [confirm, question] = useConfirm();
  if (!draft.restoredAt) {
    return null;
  }

  async function discard() {
    const sure = await confirm({
      title: t('draft.discardSure'),
      text: t('draft.discardText'),
      yes: t('draft.discardYes'),
      grave: true,
    });
    if (sure) {
      draft.discard();
    }
  }

  return (
    <Alert color="blue" icon={<IconPencil aria-hidden />} title={t('draft.restored')} mb="lg">
      {question}
      {t('draft.at', { time: format.dateTime(draft.restoredAt) })}
      <div>
        <Button variant="default" mt="sm" onClick={() => void discard()}>
          {t('draft.discard')}
        </Button>
      </div>
    </Alert>
  );
}
