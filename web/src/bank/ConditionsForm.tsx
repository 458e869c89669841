import { Input, NumberInput, TagsInput, Textarea } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conditions } from './queries';
import classes from './Form.module.css';

interface ConditionsFormProps {
  field: (name: string) => GetInputPropsReturnType;
  error?: ReactNode;
  /** The conditions of those whose experience it is, to be told beside one's own. */
  theirs?: Conditions;
}

/** Under what conditions: the fields of a card, and of whoever takes the practice up. */
export function ConditionsForm({ field, error, theirs }: ConditionsFormProps) {
  const { t } = useTranslation('bank');
  const atAuthors = (told: ReactNode) =>
    told != null && told !== '' ? t('condition.theirs', { told: String(told) }) : undefined;
  const count = (
    name: 'ageFrom' | 'ageTo' | 'groupFrom' | 'groupTo' | 'minutes' | 'weeks',
    most: number,
  ) => ({
    label: t(`condition.${name}`),
    description: atAuthors(theirs?.[name]),
    allowDecimal: false,
    allowNegative: false,
    max: most,
    ...field(name),
  });
  const list = (name: 'equipment' | 'skills') => ({
    label: t(`condition.${name}`),
    description: atAuthors(theirs?.[name].join(', ')) ?? t('write.enterEach'),
    maxTags: 30,
    acceptValueOnBlur: true,
    ...field(name),
  });
  return (
    <>
      {error && <Input.Error>{error}</Input.Error>}
      <div className={classes.pair}>
        <NumberInput {...count('ageFrom', 18)} />
        <NumberInput {...count('ageTo', 18)} />
      </div>
      <div className={classes.pair}>
        <NumberInput {...count('groupFrom', 500)} />
        <NumberInput {...count('groupTo', 500)} />
      </div>
      <div className={classes.pair}>
        <NumberInput {...count('minutes', 600)} />
        <NumberInput {...count('weeks', 520)} />
      </div>
      <TagsInput {...list('equipment')} />
      <TagsInput {...list('skills')} />
      <Textarea
        label={t('condition.other')}
        description={atAuthors(theirs?.other)}
        maxLength={4000}
        {...field('other')}
      />
    </>
  );
}
