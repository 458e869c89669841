/** A day as the service keeps it, `1985-01-17`, or a year alone, as people write it: `17.01.1985`, `1985`. */
export function written(day: string | null | undefined): string {
  return day?.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1') ?? '';
}

/** The other way; null for what is no day and no year. */
export function readDay(text: string): string | null {
  const plain = text.trim();
  if (/^\d{4}$/.test(plain)) {
    return plain;
  }
  const parts = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(plain);
  if (!parts) {
    return null;
  }
  const [, day = '', month = '', year = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // JavaScript makes the 3rd of March of the 31st of February.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
