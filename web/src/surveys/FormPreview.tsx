import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form, Question, Texts } from './queries';
import { useTextOf } from './texts';
import classes from './FormPreview.module.css';

/** All questions of a form, as they will be asked. */
export function FormPreview({ form }: { form: Form }) {
  const { t } = useTranslation('surveys');
  const say = useTextOf(form.language);
  const groups = new Map(form.groups.map((group) => [group.name, group]));
  return (
    <ol className={classes.questions} aria-label={t('preview.questions')}>
      {form.questions.map((question, place) => {
        const group = groups.get(question.group ?? '');
        const isFirst = group && form.questions[place - 1]?.group !== question.group;
        const heading = say(group?.label ?? {});
        return (
          <li key={question.name} data-kind={question.kind}>
            {isFirst && heading && <p className={classes.group}>{heading}</p>}
            <p className={classes.label}>{say(question.label)}</p>
            {say(question.hint) && <Text c="dimmed">{say(question.hint)}</Text>}
            <Text c="dimmed" size="sm">
              {[
                t(`kind.${question.kind}`),
                question.required && t('preview.required'),
                (question.relevant ?? group?.relevant) && t('preview.notAlways'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <ChoicesOf question={question} say={say} />
          </li>
        );
      })}
    </ol>
  );
}

const FEW = 6;

function ChoicesOf({ question, say }: { question: Question; say: (texts: Texts) => string }) {
  const { t } = useTranslation('surveys');
  const { choices, range } = question;
  if (range) {
    return <p className={classes.range}>{t('preview.range', { ...range })}</p>;
  }
  if (choices.length === 0) {
    return null;
  }
  const list = (
    <ul className={classes.choices}>
      {choices.map(({ name, label }) => (
        <li key={name}>{say(label)}</li>
      ))}
    </ul>
  );
  return choices.length <= FEW ? (
    list
  ) : (
    <details className={classes.many}>
      <summary>{t('preview.choices', { count: choices.length })}</summary>
      {list}
    </details>
  );
}
