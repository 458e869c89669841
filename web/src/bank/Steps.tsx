import { ActionIcon, Button, Input, TextInput, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UseFormReturnType } from '@mantine/form';
import { useToastWithUndo } from '../shared/ui/toast';
import type { PracticeText } from './text';
import classes from './Form.module.css';

const MOST = 40;

/** What was done, one thing after the other. */
export function Steps({ form }: { form: UseFormReturnType<PracticeText> }) {
  const { t } = useTranslation('bank');
  const toastWithUndo = useToastWithUndo();
  const { steps } = form.values.card;

  function remove(index: number, step: (typeof steps)[number]) {
    form.removeListItem('card.steps', index);
    void toastWithUndo(t('write.stepRemoved', { number: index + 1 }), () =>
      form.insertListItem('card.steps', step, index),
    );
  }

  return (
    <Input.Wrapper label={t('field.steps')} description={t('help.steps')} labelElement="div">
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={index} className={classes.step}>
            <div className={classes.stepHead}>
              <span>{t('write.step', { number: index + 1 })}</span>
              <span>
                <ActionIcon
                  aria-label={t('write.stepUp', { number: index + 1 })}
                  disabled={index === 0}
                  onClick={() => form.reorderListItem('card.steps', { from: index, to: index - 1 })}
                >
                  <IconArrowUp size={20} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('write.stepDown', { number: index + 1 })}
                  disabled={index === steps.length - 1}
                  onClick={() => form.reorderListItem('card.steps', { from: index, to: index + 1 })}
                >
                  <IconArrowDown size={20} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('write.stepRemove', { number: index + 1 })}
                  onClick={() => remove(index, step)}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </span>
            </div>
            <TextInput
              aria-label={t('write.stepTitle', { number: index + 1 })}
              placeholder={t('write.stepTitleShort')}
              maxLength={200}
              {...form.getInputProps(`card.steps.${index}.title`)}
            />
            <Textarea
              aria-label={t('write.stepText', { number: index + 1 })}
              placeholder={t('write.stepTextShort')}
              minRows={2}
              maxLength={4000}
              {...form.getInputProps(`card.steps.${index}.text`)}
            />
          </li>
        ))}
      </ol>
      {steps.length < MOST && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => form.insertListItem('card.steps', { title: '', text: '' })}
        >
          {t('write.addStep')}
        </Button>
      )}
    </Input.Wrapper>
  );
}
