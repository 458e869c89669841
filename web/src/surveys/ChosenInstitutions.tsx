import { CloseButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picked } from '../shared/form/AsyncPicker';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import classes from './ChosenInstitutions.module.css';

interface ChosenInstitutionsProps {
  label: string;
  description?: string;
  chosen: Picked[];
  onChange: (chosen: Picked[]) => void;
  /** Those that may not be taken out again. */
  fixed?: string[];
  error?: ReactNode;
  required?: boolean;
}

/** Institutions added one by one, each to be taken out again. */
export function ChosenInstitutions(props: ChosenInstitutionsProps) {
  const { label, description, chosen, onChange, fixed = [], error, required } = props;
  const { t } = useTranslation('surveys');
  const heading = useId();
  return (
    <div>
      {chosen.length > 0 && (
        <>
          <p id={heading} className={classes.label}>
            {label}
          </p>
          <ul className={classes.list} aria-labelledby={heading}>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                {!fixed.includes(id) && (
                  <CloseButton
                    aria-label={t('institutions.remove', { name })}
                    onClick={() => onChange(chosen.filter((each) => each.id !== id))}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <InstitutionPicker
        label={chosen.length > 0 ? t('institutions.another') : label}
        description={description}
        required={required && chosen.length === 0}
        value={null}
        onChange={(one) => one && !chosen.some(({ id }) => id === one.id) && onChange([...chosen, one])}
        error={error}
      />
    </div>
  );
}
