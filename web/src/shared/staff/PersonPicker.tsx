import { orThrow } from '../api/client';
import { staff } from '../api/services';
import { AsyncPicker, type AsyncPickerProps } from '../form/AsyncPicker';

interface PersonPickerProps extends Omit<AsyncPickerProps, 'search' | 'queryKey'> {
  /** Only who works at this node of the network or below it. */
  below?: string;
}

const FOUND = 20;

/** Picks a person by the beginning of any word of their name. */
export function PersonPicker({ below, ...props }: PersonPickerProps) {
  return (
    <AsyncPicker
      {...props}
      queryKey={['staff', 'people', 'search', below]}
      search={async (text, signal) => {
        const query = { q: text || undefined, institution: below, limit: FOUND };
        const { items } = orThrow(await staff.GET('/api/staff/people', { params: { query }, signal }));
        return items.map(({ id, name, posts }) => ({
          id,
          name,
          note: posts.map(({ institutionName }) => institutionName).join(', '),
        }));
      }}
    />
  );
}
