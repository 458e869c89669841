import { Button, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../shared/form/DateField';
import { Ranking } from '../shared/form/Ranking';
import type { Answer } from './condition';
import { type Asked, marksOf } from './form';
import type { Texts } from './queries';
import classes from './QuestionField.module.css';

interface QuestionFieldProps {
  asked: Asked;
  /** The id of the heading that says the question. */
  heading: string;
  /** What is wrong with the answer. */
  fault?: string;
  onChange: (answer: Answer | undefined) => void;
  say: (texts: Texts) => string;
}

/** Where a question is answered, as its kind and look have it. */
export function QuestionField({ asked, heading, fault, onChange, say }: QuestionFieldProps) {
  const { t } = useTranslation('surveys');
  const { question, choices, answer } = asked;
  const described = useId();
  const text = typeof answer === 'string' ? answer : '';
  const named = {
    'aria-labelledby': heading,
    'aria-describedby': fault ? described : undefined,
    'aria-required': question.required || undefined,
    error: Boolean(fault),
  };
  const options = choices.map(({ name, label }) => ({ value: name, label: say(label) }));

  const field = () => {
    switch (question.kind) {
      case 'text': {
        const Field = question.look === 'multiline' ? Textarea : TextInput;
        return (
          <Field
            {...named}
            value={text}
            maxLength={4000}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        );
      }
      case 'integer':
      case 'decimal':
        return (
          <NumberField
            named={named}
            whole={question.kind === 'integer'}
            answer={answer}
            onChange={onChange}
          />
        );
      case 'range': {
        const marks = question.range && marksOf(question.range);
        return marks ? (
          <Choices
            look="scale"
            options={marks.map((mark) => ({ value: String(mark), label: String(mark).replace('.', ',') }))}
            chosen={answer === undefined ? [] : [String(answer)]}
            onChange={([mark]) => onChange(mark === undefined ? undefined : Number(mark))}
            {...{ heading, described, fault }}
          />
        ) : (
          <NumberField named={named} whole={false} answer={answer} onChange={onChange} />
        );
      }
      case 'date':
        return <DateField {...named} value={text || null} onChange={(day) => onChange(day ?? undefined)} />;
      case 'one':
        return question.look === 'dropdown' ? (
          <Select
            {...named}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('answer.clear') }}
            placeholder={t('answer.choose')}
            nothingFoundMessage={t('answer.noSuchChoice')}
            data={options}
            value={text || null}
            onChange={(name) => onChange(name ?? undefined)}
          />
        ) : (
          <Choices
            look={question.look === 'scale' ? 'scale' : 'list'}
            options={options}
            chosen={text ? [text] : []}
            onChange={([name]) => onChange(name)}
            {...{ heading, described, fault }}
          />
        );
      case 'multiple':
        return (
          <Choices
            many
            look="list"
            options={options}
            chosen={Array.isArray(answer) ? answer : []}
            // In the order of the form, whatever the order of the taps.
            onChange={(names) =>
              onChange(choices.map(({ name }) => name).filter((name) => names.includes(name)))
            }
            {...{ heading, described, fault }}
          />
        );
      case 'rank':
        return (
          <Ranking
            label={say(question.label)}
            items={options.map(({ value, label }) => ({ key: value, label }))}
            value={Array.isArray(answer) ? answer : []}
            onChange={onChange}
          />
        );
      case 'note':
        return null;
    }
  };

  return (
    <div>
      {field()}
      {/* One who cannot be left unanswered by a slip must be able to take an answer back. */}
      {!question.required &&
        (question.kind === 'one' || question.kind === 'range') &&
        answer !== undefined && (
          <Button variant="subtle" color="gray" mt="xs" onClick={() => onChange(undefined)}>
            {t('answer.takeBack')}
          </Button>
        )}
      <p id={described} role="alert" className={classes.fault}>
        {fault}
      </p>
    </div>
  );
}

interface NumberFieldProps {
  named: object;
  whole: boolean;
  answer: Answer | undefined;
  onChange: (answer: Answer | undefined) => void;
}

function NumberField({ named, whole, answer, onChange }: NumberFieldProps) {
  return (
    <NumberInput
      {...named}
      className={classes.number}
      allowDecimal={!whole}
      decimalSeparator=","
      inputMode={whole ? 'numeric' : 'decimal'}
      value={Array.isArray(answer) ? '' : (answer ?? '')}
      onChange={(value) => onChange(value === '' ? undefined : value)}
    />
  );
}

interface ChoicesProps {
  many?: boolean;
  look: 'list' | 'scale';
  heading: string;
  described: string;
  fault?: string;
  options: { value: string; label: ReactNode }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Choices large enough for a thumb; the browser's own marks, so that keyboard and screen reader are at home. */
function Choices({ many = false, look, heading, described, fault, options, chosen, onChange }: ChoicesProps) {
  const name = useId();
  return (
    <div
      role={many ? 'group' : 'radiogroup'}
      aria-labelledby={heading}
      aria-describedby={fault ? described : undefined}
      className={classes.choices}
      data-look={look}
    >
      {options.map(({ value, label }) => (
        <label key={value} className={classes.choice}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(value)}
            onChange={({ currentTarget }) =>
              onChange(
                !many
                  ? [value]
                  : currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((other) => other !== value),
              )
            }
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
