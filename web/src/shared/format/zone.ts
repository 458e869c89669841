/** Kazakhstan went to one zone, UTC+5, on 2024-03-01; browsers with older zone tables still say UTC+6. */
const MERGED_AT = Date.UTC(2024, 1, 29, 18);
const MERGED = new Set(['Asia/Almaty', 'Asia/Qostanay', 'Asia/Qyzylorda']);
const UTC_PLUS_5 = 'Etc/GMT-5';

const current = new Map<string, boolean>();

/** The zone to hand to Intl so that an instant shows the wall clock of the institution, whatever the browser knows. */
export function trueZone(zone: string, at: Date): string {
  return MERGED.has(zone) && at.getTime() >= MERGED_AT && !knowsTheMerger(zone) ? UTC_PLUS_5 : zone;
}

function knowsTheMerger(zone: string): boolean {
  let knows = current.get(zone);
  if (knows === undefined) {
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' });
    knows = hour.format(new Date(Date.UTC(2024, 5, 1, 0))) === '05';
    current.set(zone, knows);
  }
  return knows;
}
