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
const weekdays = ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'];

/** A local date in Kazakh words; browsers without Kazakh data would write «M11 22, Sun». */
export function kazakhDate(date: string, style: 'date' | 'weekday' | 'month'): string {
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
  }
}

/**
 * Each Kazakh letter follows a Russian one in the alphabet. U+FFFF sorts after every letter, so «ә» written as
 * «а» and U+FFFF stands after everything that begins with «а» and before «б», with Russian collation data alone.
 */
const AFTER: Record<string, string> = {
  ә: 'а\uFFFF',
  ғ: 'г\uFFFF',
  қ: 'к\uFFFF',
  ң: 'н\uFFFF',
  ө: 'о\uFFFF',
  ұ: 'у\uFFFF',
  ү: 'у\uFFFF\uFFFF',
  һ: 'х\uFFFF',
  і: 'ы\uFFFF',
};

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
  return text.toLowerCase().replace(/[әғқңөұүһі]/g, (letter) => AFTER[letter] ?? letter);
}
