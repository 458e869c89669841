import { useTranslation } from 'react-i18next';
import { toast } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { type EventDetails, type Participant, useGiveBackFor } from './queries';

/** Gives back what somebody else has, after asking: another may have it at once. Put `question` on the page. */
export function useGivingBackFor(event: EventDetails) {
  const { t } = useTranslation('events');
  const sending = useGiveBackFor(event.id);
  const [confirm, question] = useConfirm();

  function whatFollows({ state }: Participant) {
    if (state === 'waiting') {
      return t('others.lastAgain');
    }
    return event.waiting > 0 ? t('seat.someoneWaits', { count: event.waiting }) : t('others.again');
  }

  async function giveBack(participant: Participant) {
    const name = participant.name ?? t('someone');
    const sure = await confirm({
      title: t('others.giveBackSure', { name }),
      text: whatFollows(participant),
      yes: t('others.giveBack'),
      grave: true,
    });
    if (sure) {
      sending.mutate(participant.person, {
        onSuccess: () => void toast(t('others.givenBack', { name })),
      });
    }
  }

  return {
    question,
    giveBack,
    isSending: ({ person }: Participant) => sending.isPending && sending.variables === person,
    problemOf: ({ person }: Participant) => (sending.variables === person ? sending.error : null),
  };
}
