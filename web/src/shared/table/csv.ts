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

/** Hands a text to the reader as a file. */
export function download(fileName: string, content: string, type = 'text/csv;charset=utf-8') {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
