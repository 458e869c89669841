/** A column of the file and what we take it for. */
export interface ImportColumn {
  /** `C`, as the spreadsheet calls it. */
  key: string;
  heading: string;
  /** A few values, to recognise it by. */
  samples: string[];
  /** The field it fills; null if it is left out. */
  field: string | null;
}

export interface ImportField {
  key: string;
  label: string;
  required?: boolean;
}

/** One value that is not simply taken over. */
export interface ImportRemark {
  /** Where: the column's key. */
  column: string;
  field: string;
  kind: 'guess' | 'warning' | 'error';
  /** What stands in the file. */
  raw: string;
  /** What we understand by it. */
  value: string;
  message: string;
  /** What else it could be; choosing one settles the guess. */
  choices?: { value: string; label: string }[];
}

export type ImportVerdict = 'new' | 'changed' | 'same' | 'left-out' | 'wrong';

export interface ImportRow {
  /** The row in the file, counted as the spreadsheet counts. */
  number: number;
  verdict: ImportVerdict;
  /** What the row is about: a person's or an institution's name. */
  title: string;
  /** The rest in one line. */
  summary: string;
  remarks: ImportRemark[];
}

/** A file as it was understood; nothing of it is stored yet. */
export interface ImportDraft {
  id: string;
  fileName: string;
  /** The row of the headings. */
  headingRow: number;
  columns: ImportColumn[];
  fields: ImportField[];
  counts: Record<ImportVerdict, number>;
  rows: ImportRow[];
  /** Where the list of what is wrong can be fetched as a file. */
  problemsHref?: string;
}

export interface ImportRun {
  id: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
}

/** What a page gives to the wizard: the service's import, whatever its shape. A refusal is thrown as a Problem. */
export interface ImportSource {
  accept: string[];
  maxBytes: number;
  read: (file: File) => Promise<ImportDraft>;
  /** Reads the same file with other headings or columns. */
  remap: (
    draft: ImportDraft,
    headingRow: number,
    columns: Record<string, string | null>,
  ) => Promise<ImportDraft>;
  /** Settles a guess. */
  settle: (draft: ImportDraft, row: ImportRow, remark: ImportRemark, value: string) => Promise<ImportDraft>;
  apply: (draft: ImportDraft) => Promise<ImportRun>;
  watch: (run: ImportRun) => Promise<ImportRun>;
}
