import { Loader } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import classes from './FileDrop.module.css';

interface FileDropProps {
  /** What kind of file is awaited: «Список педагогов из Excel». */
  label: string;
  /** Endings with their dot: `.xlsx`. */
  accept: string[];
  maxBytes: number;
  onFile: (file: File) => void;
  /** The file is on its way. */
  busy?: boolean;
}

const MEBIBYTE = 1024 * 1024;

/** A place to drop a file on or to pick one; refuses at once what the service would refuse. */
export function FileDrop({ label, accept, maxBytes, onFile, busy = false }: FileDropProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const input = useId();
  const limit = t('file.limit', { kinds: accept.join(', '), size: format.number(maxBytes / MEBIBYTE) });

  function take(files: FileList | null) {
    const [first] = files ?? [];
    if (!first || busy) {
      return;
    }
    const known = accept.some((ending) => first.name.toLowerCase().endsWith(ending));
    const wrong = !known
      ? t('file.kind', { name: first.name, kinds: accept.join(', ') })
      : first.size > maxBytes
        ? t('file.size', { name: first.name, size: format.number(first.size / MEBIBYTE, 1) })
        : first.size === 0
          ? t('file.none', { name: first.name })
          : undefined;
    setRefusal(wrong);
    setFile(wrong ? undefined : first);
    if (!wrong) {
      onFile(first);
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div>
      {/* Dropping is the pointer's short way; the field inside does the same by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <label
        htmlFor={input}
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={input}
          className={classes.input}
          type="file"
          accept={accept.join(',')}
          disabled={busy}
          aria-describedby={`${input}-limit`}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file may be chosen again after it was corrected.
            currentTarget.value = '';
          }}
        />
        <span className={classes.icon} aria-hidden>
          {busy ? <Loader size={28} /> : file ? <IconFileSpreadsheet size={32} /> : <IconUpload size={32} />}
        </span>
        <span className={classes.label}>{file ? file.name : label}</span>
        <span className={classes.pick}>
          {busy ? t('file.reading') : t(file ? 'file.other' : 'file.pick')}
        </span>
        <span id={`${input}-limit`} className={classes.limit}>
          {limit}
        </span>
      </label>
      <p role="alert" className={classes.refusal}>
        {refusal}
      </p>
    </div>
  );
}
