const months = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
];
const shortMonths = [
  'қаң.',
  'ақп.',
  'нау.',
  'сәу.',
  'мам.',
  'мау.',
  'шіл.',
  'там.',
  'қыр.',
  'қаз.',
  'қар.',
  'жел.',
];
const shortWeekdays = ['жс', 'дс', 'сс', 'ср', 'бс', 'жм', 'сб'];
const weekdays = ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'];

export type KazakhStyle = 'date' | 'weekday' | 'month' | 'shortMonth' | 'shortWeekday';

/** A local date in Kazakh words; browsers without Kazakh data would write «M11 22, Sun». */
export function kazakhDate(date: string, style: KazakhStyle): string {
  const noon = new Date(`${date}T12:00:00Z`);
  const day = noon.getUTCDate();
  const month = months[noon.getUTCMonth()] ?? '';
  const year = noon.getUTCFullYear();
  switch (style) {
    case 'date':
      return `${year} ж. ${day} ${month}`;
    case 'weekday':
      return `${weekdays[noon.getUTCDay()] ?? ''}, ${day} ${month}`;
    case 'month':
      return `${year} ж. ${month}`;
    case 'shortMonth':
      return shortMonths[noon.getUTCMonth()] ?? '';
    case 'shortWeekday':
      return shortWeekdays[noon.getUTCDay()] ?? '';
  }
}

/**
 * The three letters that Russian and English collation put elsewhere than the Kazakh alphabet does. U+FFFF sorts after
 * every letter, so «і» written as «ы» and U+FFFF stands after all that begins with «ы» and before «э».
 */
const AFTER: Record<string, string> = { ұ: 'у\uFFFF', ү: 'у\uFFFF\uFFFF', і: 'ы\uFFFF' };

const collators = new Map<string, Intl.Collator>();

export function compareKazakh(tag: string, a: string, b: string): number {
  let collator = collators.get(tag);
  if (!collator) {
    collator = new Intl.Collator(tag, { numeric: true, sensitivity: 'base' });
    collators.set(tag, collator);
  }
  return collator.compare(placed(a), placed(b));
}

function placed(text: string) {
  return text.toLowerCase().replace(/[ұүі]/g, (letter) => AFTER[letter] ?? letter);
}
