import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  title: string;
  /** What will happen, and whether it can be taken back. */
  text: ReactNode;
  /** What the button does: «Отменить мероприятие». */
  yes: string;
  /** Something is lost by it. */
  grave?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

/**
 * Asks once before what cannot be undone: `const [confirm, question] = useConfirm()`, put `{question}` on the page,
 * then `if (await confirm({…})) …`.
 */
export function useConfirm(): [(question: Question) => Promise<boolean>, ReactNode] {
  const { t } = useTranslation('shared');
  const [asked, setAsked] = useState<Asked>();

  const confirm = (question: Question) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        ...question,
        answer: (yes) => {
          setAsked(undefined);
          resolve(yes);
        },
      });
    });

  const question = asked && (
    <Modal
      opened
      onClose={() => asked.answer(false)}
      title={asked.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text>{asked.text}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => asked.answer(false)}>
          {t('confirm.no')}
        </Button>
        <Button data-autofocus color={asked.grave ? 'red' : undefined} onClick={() => asked.answer(true)}>
          {asked.yes}
        </Button>
      </Group>
    </Modal>
  );
  return [confirm, question];
}
