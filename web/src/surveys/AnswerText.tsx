import { useFormat } from '../shared/format/useFormat';
import { type Asked, isEmpty } from './form';
import type { Texts } from './queries';
import classes from './AnswerPage.module.css';

interface AnswerTextProps {
  asked: Asked;
  say: (texts: Texts) => string;
  none: string;
}

/** An answer in words, to look it over before it is sent. */
export function AnswerText({ asked: { question, choices, answer }, say, none }: AnswerTextProps) {
  const format = useFormat();
  if (answer === undefined || isEmpty(answer)) {
    return <span className={classes.none}>{none}</span>;
  }
  const labelOf = (name: string) => say(choices.find((choice) => choice.name === name)?.label ?? {});
  if (Array.isArray(answer)) {
    const List = question.kind === 'rank' ? 'ol' : 'ul';
    return (
      <List className={classes.list}>
        {answer.map((name) => (
          <li key={name}>{labelOf(name)}</li>
        ))}
      </List>
    );
  }
  switch (question.kind) {
    case 'one':
      return <span>{labelOf(String(answer))}</span>;
    case 'date':
      return <span>{format.date(String(answer))}</span>;
    case 'text':
      return <span className={classes.text}>{answer}</span>;
    default:
      return <span>{format.number(Number(answer), 9)}</span>;
  }
}
