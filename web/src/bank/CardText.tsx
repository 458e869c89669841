import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../shared/i18n/useLanguage';
import { type Card, type Conditions, catalogueQuery } from './queries';
import { ages, range } from './words';
import classes from './CardText.module.css';

interface CardTextProps {
  card: Card;
  /** What stands under a field: an expert's remark, or the place to write one. */
  under?: (field: keyof Card) => ReactNode;
}

/** What a practice tells, in the order in which one asks: why, how, under what conditions, with what result. */
export function CardText({ card, under }: CardTextProps) {
  const { t } = useTranslation('bank');
  const text = (field: keyof Card, told: ReactNode) =>
    (told || under?.(field)) && (
      <section aria-labelledby={`card-${field}`} className={classes.part}>
        <Title order={2} id={`card-${field}`}>
          {t(`field.${field}`)}
        </Title>
        {told && <div className={classes.text}>{told}</div>}
        {under?.(field)}
      </section>
    );
  return (
    <div className={classes.card}>
      {text('summary', card.summary)}
      {text('problem', card.problem)}
      {text('goal', card.goal)}
      {text('methods', card.methods)}
      {text('steps', card.steps.length > 0 && <Steps steps={card.steps} />)}
      {text('conditions', areTold(card.conditions) && <ConditionsView conditions={card.conditions} />)}
      {text('resources', card.resources)}
      {text('result', card.result)}
      {text('evidence', card.evidence)}
      {text('effect', card.effect)}
      {text('risks', card.risks)}
      <Tags card={card} />
      <p className={classes.licence}>{t('licence', { licence: card.licence })}</p>
    </div>
  );
}

function Steps({ steps }: { steps: Card['steps'] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step, place) => (
        <li key={place}>
          {step.title && <strong>{step.title}</strong>}
          {step.text && <div>{step.text}</div>}
        </li>
      ))}
    </ol>
  );
}

const areTold = ({ equipment, skills, other, ...counts }: Conditions) =>
  equipment.length > 0 ||
  skills.length > 0 ||
  other !== '' ||
  Object.values(counts).some((count) => count != null);

/** Conditions, as far as they are told. */
export function ConditionsView({ conditions: c }: { conditions: Conditions }) {
  const { t } = useTranslation('bank');
  const facts = [
    ['age', ages(c, t)],
    ['group', range(c.groupFrom, c.groupTo, t)],
    ['minutes', c.minutes],
    ['weeks', c.weeks],
    ['equipment', c.equipment.join(', ')],
    ['skills', c.skills.join(', ')],
    ['other', c.other],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, told]) =>
          told && (
            <div key={name}>
              <dt>{t(`condition.${name}`)}</dt>
              <dd>{told}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Tags({ card: { topics, competences, campaign, showing } }: { card: Card }) {
  const { t } = useTranslation('bank');
  const { language } = useLanguage();
  const known = useQuery({ ...catalogueQuery('competence'), enabled: competences.length > 0 }).data;
  const forms = useQuery({ ...catalogueQuery('form-of-work'), enabled: Boolean(showing) }).data;
  const links = [
    ...topics.map((topic) => ({ to: `topic=${encodeURIComponent(topic.toLowerCase())}`, name: topic })),
    ...competences.map((code) => ({
      to: `competence=${encodeURIComponent(code)}`,
      name: known?.find((entry) => entry.code === code)?.[language] ?? code,
    })),
    ...(campaign ? [{ to: `campaign=${encodeURIComponent(campaign)}`, name: campaign }] : []),
  ];
  const form = forms?.find(({ code }) => code === showing)?.[language];
  return (
    <>
      {links.length > 0 && (
        <nav aria-label={t('tags')} className={classes.tags}>
          {links.map(({ to, name }) => (
            <Link key={to} to={`/bank?${to}`}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      {form && <p className={classes.licence}>{t('wouldShow', { form })}</p>}
    </>
  );
}
