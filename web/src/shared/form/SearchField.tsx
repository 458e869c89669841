import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> {
  /** What is searched for, as the address has it. */
  value: string;
  onSearch: (text: string) => void;
}

/**
 * A field whose text ends up in the address. The address changes in a transition, later than a key is pressed; a field
 * bound to it would lose letters and the place of the caret, so whoever writes here goes before the address.
 */
export function SearchField({ value, onSearch, ...input }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) {
      field.current.value = value;
    }
  }, [value]);
  return (
    <TextInput
      ref={field}
      type="search"
      leftSection={<IconSearch size={18} aria-hidden />}
      defaultValue={value}
      onChange={({ currentTarget }) => onSearch(currentTarget.value)}
      {...input}
    />
  );
}
