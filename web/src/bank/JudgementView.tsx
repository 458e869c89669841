import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../shared/i18n/useLanguage';
import { type Judgement, rubricQuery } from './queries';
import classes from './JudgementView.module.css';

export const MOST_POINTS = 4;

/** What an expert said: the whole, by which criterion how much, and what to which field. */
export function JudgementView({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation('bank');
  const { verdict, summary, remarks } = judgement;
  return (
    <div className={classes.judgement}>
      <p>
        <strong>{t(`verdict.${verdict}`)}</strong>
      </p>
      {summary && <p className={classes.text}>{summary}</p>}
      <Scores scores={judgement.scores} />
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

function Scores({ scores }: { scores: Judgement['scores'] }) {
  const { t } = useTranslation('bank');
  const { language } = useLanguage();
  const rubric = useQuery({ ...rubricQuery, enabled: scores.length > 0 }).data;
  return (
    scores.length > 0 && (
      <ul className={classes.scores} aria-label={t('judged.scores')}>
        {scores.map(({ criterion, points, comment }) => (
          <li key={criterion}>
            {rubric?.criteria.find(({ code }) => code === criterion)?.[language] ?? criterion}:{' '}
            {t('judged.points', { points, most: MOST_POINTS })}
            {comment && <div className={classes.text}>{comment}</div>}
          </li>
        ))}
      </ul>
    )
  );
}
