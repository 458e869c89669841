import { AsyncPicker, type AsyncPickerProps } from '../form/AsyncPicker';
import { searchInstitutions } from './institutions';

/** Picks an institution of the network by a part of its name. */
export function InstitutionPicker(props: Omit<AsyncPickerProps, 'search' | 'queryKey'>) {
  return (
    <AsyncPicker
      {...props}
      queryKey={['staff', 'institutions', 'search']}
      search={async (text, signal) =>
        (await searchInstitutions(text, signal)).map(({ id, name, parentName }) => ({
          id,
          name,
          note: parentName,
        }))
      }
    />
  );
}
