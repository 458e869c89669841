import { Combobox, Input, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type QueryKey, keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AsyncPicker.module.css';

export interface Picked {
  id: string;
  name: string;
  /** Tells two of the same name apart: the institution of a person, the town of an institution. */
  note?: string;
}

export interface AsyncPickerProps {
  label: string;
  description?: string;
  placeholder?: string;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  /** Finds by a few letters; an empty text asks for the likely ones. */
  search: (text: string, signal: AbortSignal) => Promise<Picked[]>;
  /** If nothing can be found by less: how many letters it takes, and the sentence that asks for them. */
  letters?: { fewest: number; ask: string };
  /** Under what the finds are kept. */
  queryKey: QueryKey;
}

/** Picks one of many by a few letters. */
export function AsyncPicker(props: AsyncPickerProps) {
  const { label, description, placeholder, error, required, disabled, value, onChange } = props;
  const { search, letters, queryKey } = props;
  const { t } = useTranslation('shared');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const [asked] = useDebouncedValue(typed?.trim() ?? '', 250);
  const tooFew = letters && asked.length < letters.fewest;
  const found = useQuery({
    queryKey: [...queryKey, asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: combobox.dropdownOpened && !tooFew,
    placeholderData: keepPreviousData,
  });

  const offered = tooFew ? undefined : found.data;

  function pick(id: string) {
    onChange(offered?.find((option) => option.id === id) ?? null);
    setTyped(undefined);
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target withExpandedAttribute>
        <InputBase
          size="md"
          label={label}
          description={description}
          placeholder={placeholder ?? t('picker.type')}
          error={error}
          required={required}
          disabled={disabled}
          value={typed ?? value?.name ?? ''}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            // An emptied field picks nobody; half a name goes back to who was picked.
            if (typed === '') {
              onChange(null);
            }
            setTyped(undefined);
          }}
          rightSectionPointerEvents="all"
          rightSection={
            found.isFetching ? (
              <Loader size={18} />
            ) : value && !disabled ? (
              <Input.ClearButton size="44px" aria-label={t('picker.clear')} onClick={() => onChange(null)} />
            ) : undefined
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('picker.found')}>
          {tooFew && <Combobox.Empty>{letters.ask}</Combobox.Empty>}
          {offered?.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value?.id}>
              <span>
                {option.name}
                {option.note && <span className={classes.note}>{option.note}</span>}
              </span>
            </Combobox.Option>
          ))}
          {offered?.length === 0 && <Combobox.Empty>{t('picker.nothing')}</Combobox.Empty>}
          {!tooFew && found.isPending && <Combobox.Empty>{t('picker.searching')}</Combobox.Empty>}
          {!tooFew && found.isError && <Combobox.Empty>{t('picker.failed')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
