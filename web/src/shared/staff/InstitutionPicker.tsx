import { AsyncPicker, type AsyncPickerProps } from '../form/AsyncPicker';
import { searchInstitutions } from './institutions';

interface InstitutionPickerProps extends Omit<AsyncPickerProps, 'search' | 'queryKey'> {
  /** Only this node of the network and what lies below it. */
  below?: string;
}

/** Picks an institution of the network by a part of its name. */
export function InstitutionPicker({ below, ...props }: InstitutionPickerProps) {
  return (
    <AsyncPicker
      {...props}
      queryKey={['staff', 'institutions', 'search', below]}
      search={async (text, signal) =>
        (await searchInstitutions(text, signal, below)).map(({ id, name, parentName }) => ({
          id,
          name,
          note: parentName,
        }))
      }
    />
  );
}
