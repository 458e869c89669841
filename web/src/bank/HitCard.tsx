import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shared/format/useFormat';
import type { Hit, Piece } from './queries';
import { ages } from './words';
import classes from './HitCard.module.css';

/** A practice found: what it is, where the words stand, whose it is. */
export function HitCard({ hit }: { hit: Hit }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const told = [
    hit.institutionName,
    hit.authors.join(', '),
    ages(hit, t),
    format.shortDate(hit.publishedOn),
  ].filter(Boolean);
  return (
    <article className={classes.card}>
      <h2 className={classes.title}>
        <Link to={`/bank/${hit.id}`}>
          <Pieces pieces={hit.title} />
        </Link>
      </h2>
      <p className={classes.excerpt}>
        <Pieces pieces={hit.excerpt} />
      </p>
      <p className={classes.whose}>{told.join(' · ')}</p>
      {hit.topics.length > 0 && (
        <ul className={classes.topics} aria-label={t('field.topics')}>
          {hit.topics.map((topic) => (
            <li key={topic}>{topic}</li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, found }, place) => (found ? <mark key={place}>{text}</mark> : text));
}
