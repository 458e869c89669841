type Value = string | number | null | undefined;

/** A table for a spreadsheet: UTF-8 with its mark and semicolons, as Russian Excel expects. */
export function csv(rows: Value[][]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(';')).join('\r\n')}\r\n`;
}

function field(value: Value): string {
  if (typeof value === 'number') {
    return String(value).replace('.', ',');
  }
  const text = value ?? '';
  // A text that begins like a formula would be run by the spreadsheet.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Hands a text or what a service made to the reader as a file. */
export function download(fileName: string, content: string | Blob, type = 'text/csv;charset=utf-8') {
  const file = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
