import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Picked } from '../shared/form/AsyncPicker';
import classes from './Form.module.css';

interface PickedListProps {
  label: string;
  picked: Picked[];
  onChange: (picked: Picked[]) => void;
}

/** Those chosen so far, each to be taken out again. */
export function PickedList({ label, picked, onChange }: PickedListProps) {
  const { t } = useTranslation('bank');
  return (
    picked.length > 0 && (
      <ul className={classes.list} aria-label={label}>
        {picked.map((each) => (
          <li key={each.id}>
            <span>
              {each.name}
              {each.note && <small>{each.note}</small>}
            </span>
            <CloseButton
              aria-label={t('write.remove', { name: each.name })}
              onClick={() => onChange(picked.filter(({ id }) => id !== each.id))}
            />
          </li>
        ))}
      </ul>
    )
  );
}
