import { useTranslation } from 'react-i18next';
import type { Judgement } from './queries';
import classes from './JudgementView.module.css';

/** What an expert said: the whole, and what to which field. */
export function JudgementView({ judgement: { verdict, summary, remarks } }: { judgement: Judgement }) {
  const { t } = useTranslation('bank');
  return (
    <div className={classes.judgement}>
      <p>
        <strong>{t(`verdict.${verdict}`)}</strong>
      </p>
      {summary && <p className={classes.text}>{summary}</p>}
      {remarks.length > 0 && (
        <dl className={classes.remarks}>
          {remarks.map((remark) => (
            <div key={remark.field + remark.text}>
              <dt>{t(`field.${remark.field as 'title'}`)}</dt>
              <dd className={classes.text}>{remark.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
