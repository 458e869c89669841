import { Button, Checkbox } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shared/format/useFormat';
import { useLanguage } from '../shared/i18n/useLanguage';
import { useInstitutionNames } from '../shared/staff/institutions';
import { type Facet, catalogueQuery } from './queries';
import { type Search, facetsToShow } from './useSearch';
import classes from './Facets.module.css';

const AT_ONCE = 5;

/** Narrows what was found; on a phone behind a button. */
export function Facets({ facets, search }: { facets: Facet[]; search: Search }) {
  const { t } = useTranslation('bank');
  const [unfolded, unfold] = useState(false);
  const shown = facetsToShow(facets, search.chosen);
  const count = Object.values(search.chosen).flat().length;
  if (shown.length === 0) {
    return null;
  }
  return (
    <div className={classes.facets} data-unfolded={unfolded || undefined}>
      <Button
        className={classes.unfold}
        variant="default"
        fullWidth
        leftSection={<IconFilter size={18} aria-hidden />}
        aria-expanded={unfolded}
        onClick={() => unfold(!unfolded)}
      >
        {count > 0 ? t('facets.narrowed', { count }) : t('facets.narrow')}
      </Button>
      <div className={classes.groups}>
        {shown.map((facet) => (
          <Group key={facet.name} facet={facet} search={search} />
        ))}
        {search.isNarrowed && (
          <Button variant="subtle" onClick={search.clear}>
            {t('search.everywhere')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Group({ facet: { name, values }, search }: { facet: Facet; search: Search }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const nameOf = useNames(name, values);
  const [all, setAll] = useState(false);
  const chosen = search.chosen[name] ?? [];
  // Ages and years have an order of their own; of the rest the service puts the frequent first.
  const ordered =
    name === 'age'
      ? values.toSorted((a, b) => Number(a.value) - Number(b.value))
      : name === 'year'
        ? values.toSorted((a, b) => b.value.localeCompare(a.value))
        : values;
  const seen = all
    ? ordered
    : ordered.filter(({ value }, place) => place < AT_ONCE || chosen.includes(value));
  return (
    <fieldset className={classes.group}>
      <legend>{t(`facets.${name}`)}</legend>
      {seen.map((value) => (
        <Checkbox
          key={value.value}
          checked={chosen.includes(value.value)}
          onChange={() => search.toggle(name, value.value)}
          label={
            <span className={classes.value}>
              {nameOf(value)} <span className={classes.count}>{format.number(value.count)}</span>
            </span>
          }
        />
      ))}
      {ordered.length > seen.length && (
        <Button variant="subtle" size="compact-md" className={classes.more} onClick={() => setAll(true)}>
          {t('facets.all', { count: ordered.length })}
        </Button>
      )}
    </fieldset>
  );
}

function useNames(facet: Facet['name'], values: Facet['values']) {
  const { t } = useTranslation('bank');
  const { language } = useLanguage();
  const competences = useQuery({ ...catalogueQuery('competence'), enabled: facet === 'competence' }).data;
  // A chosen institution of which nothing was found comes without its name.
  const nameless = values.filter(({ value, name }) => facet === 'institution' && value === name);
  const institutions = useInstitutionNames(nameless.map(({ value }) => value));
  return ({ value, name }: Facet['values'][number]): string => {
    switch (facet) {
      case 'competence':
        return competences?.find(({ code }) => code === value)?.[language] ?? value;
      case 'age':
        return t('facets.years', { count: Number(value) });
      case 'taken':
        return t(`taken.${value as 'none'}`);
      case 'institution':
        return value === name ? (institutions.get(value) ?? '…') : name;
      default:
        return name;
    }
  };
}
