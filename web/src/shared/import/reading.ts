import type { Import, ImportRow } from './imports';

/** What was understood of a row, in one line: codes of lists in the words that their spellings offer. */
export function reading(draft: Import, row: ImportRow, fieldName: (code: string) => string): string {
  return Object.entries(row.understood)
    .filter(([field, value]) => field !== 'name' && isField(draft, field) && value !== '')
    .map(([field, value]) => `${fieldName(field)}: ${label(draft, field, value)}`)
    .join(' · ');
}

const isField = (draft: Import, field: string) => draft.fields.some(({ code }) => code === field);

function label(draft: Import, field: string, value: string): string {
  for (const spelling of draft.spellings) {
    const option = spelling.field === field && spelling.options.find((one) => one.value === value);
    if (option) {
      return option.label;
    }
  }
  return value;
}
