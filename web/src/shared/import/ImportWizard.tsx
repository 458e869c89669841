import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FileDrop } from '../form/FileDrop';
import { LinesSkeleton } from '../ui/PageSkeleton';
import { ProblemNote } from '../ui/ProblemNote';
import { ColumnStep } from './ColumnStep';
import { DoneStep } from './DoneStep';
import {
  type Choice,
  type Import,
  type ImportKind,
  choose,
  chooseForAll,
  importQuery,
  lay,
  run,
  upload,
} from './imports';
import { PreviewStep } from './PreviewStep';
import { SpellingStep } from './SpellingStep';
import { Steps } from './Steps';
import classes from './ImportWizard.module.css';

export interface ImportWizardProps {
  kind: ImportKind;
  /** The node of the network that the file's records belong under; undefined until it is chosen. */
  into: string | undefined;
  /** What a column can mean: the service's code in words. */
  fieldName: (code: string) => string;
  /** What kind of file is awaited: «Список педагогов из Excel». */
  fileLabel: string;
  /** What to know and to choose before. */
  help: ReactNode;
  /** While it is written: «Записываем педагогов». */
  runLabel: string;
  /** What to do next, once it is written. */
  done: (brought: Import) => ReactNode;
}

type Step = 'file' | 'columns' | 'spellings' | 'preview' | 'done';

const MEBIBYTE = 1024 * 1024;
const ACCEPTED = ['.xlsx', '.csv', '.tsv'];

/**
 * Brings a table in: nothing is written before the last look. Which file and which step stand in the address, so that
 * the way can be left and taken up again.
 */
export function ImportWizard(props: ImportWizardProps) {
  const [params, setParams] = useSearchParams();
  const id = params.get('file');
  const go = (step: Step, file = id) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (step === 'file' || !file) {
          next.delete('file');
          next.delete('step');
        } else {
          next.set('file', file);
          next.set('step', step);
        }
        return next;
      },
      { preventScrollReset: false },
    );
  return (
    <div className={classes.wizard}>
      {id ? (
        <Understood {...props} id={id} step={(params.get('step') ?? 'columns') as Step} go={go} />
      ) : (
        <FileStep {...props} onRead={(read) => go('columns', read.id)} />
      )}
    </div>
  );
}

function useStepNames(withSpellings: boolean) {
  const { t } = useTranslation('shared');
  const steps: Step[] = [
    'file',
    'columns',
    ...(withSpellings ? ['spellings' as const] : []),
    'preview',
    'done',
  ];
  return { steps, names: steps.map((step) => t(`import.step.${step}`)) };
}

function FileStep({
  kind,
  into,
  help,
  fileLabel,
  onRead,
}: ImportWizardProps & { onRead: (read: Import) => void }) {
  const { names } = useStepNames(kind === 'people');
  const cache = useQueryClient();
  const reading = useMutation({
    mutationFn: ({ node, file }: { node: string; file: File }) => upload(kind, node, file),
    onSuccess: (read) => {
      cache.setQueryData(importQuery(read.id).queryKey, read);
      onRead(read);
    },
  });
  return (
    <>
      <Steps names={names} current={0} />
      <div className={classes.help}>{help}</div>
      {into && (
        <FileDrop
          label={fileLabel}
          accept={ACCEPTED}
          maxBytes={10 * MEBIBYTE}
          busy={reading.isPending}
          onFile={(file) => reading.mutate({ node: into, file })}
        />
      )}
      {reading.isError && <ProblemNote problem={reading.error} />}
    </>
  );
}

interface UnderstoodProps extends ImportWizardProps {
  id: string;
  step: Step;
  go: (step: Step) => void;
}

function Understood({ id, step: wanted, go, fieldName, runLabel, done }: UnderstoodProps) {
  const cache = useQueryClient();
  const found = useQuery(importQuery(id));
  const draft = found.data;
  const onSuccess = (next: Import) => cache.setQueryData(importQuery(id).queryKey, next);
  const laying = useMutation({
    mutationFn: (layout: { sheet: number; headerRow: number; fields: (string | null)[] }) =>
      // A column without a meaning is null in the list, which the contract's types cannot say.
      lay(draft as Import, { ...layout, fields: layout.fields as string[] }),
    onSuccess,
  });
  const choosing = useMutation({
    mutationFn: (choices: Choice[]) => choose(draft as Import, choices),
    onSuccess,
  });
  const choosingAll = useMutation({
    mutationFn: (value: string) => chooseForAll(draft as Import, 'QUESTION', value),
    onSuccess,
  });
  const running = useMutation({
    mutationFn: () => run(draft as Import),
    onSuccess: (started) => {
      onSuccess(started);
      go('done');
    },
  });

  const step = draft && draft.state !== 'DRAFT' ? 'done' : wanted;
  const { steps, names } = useStepNames((draft?.kind ?? 'people') === 'people');
  const reload = () => void cache.invalidateQueries({ queryKey: importQuery(id).queryKey });

  return (
    <>
      <Steps names={names} current={Math.max(steps.indexOf(step), 0)} />
      {found.isError && <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />}
      {!draft && found.isPending && <LinesSkeleton />}
      {draft && step === 'columns' && (
        <ColumnStep
          key={`${draft.sheet}:${draft.headerRow}`}
          draft={draft}
          fieldName={fieldName}
          busy={laying.isPending}
          problem={laying.error}
          onLay={(layout) => laying.mutate(layout)}
          onReload={reload}
          onBack={() => go('file')}
          onNext={() => go(draft.spellings.length > 0 ? 'spellings' : 'preview')}
        />
      )}
      {draft && step === 'spellings' && (
        <SpellingStep
          draft={draft}
          fieldName={fieldName}
          busy={choosing.isPending}
          problem={choosing.error}
          onChoose={(choice) => choosing.mutate([choice])}
          onReload={reload}
          onBack={() => go('columns')}
          onNext={() => go('preview')}
        />
      )}
      {draft && step === 'preview' && (
        <PreviewStep
          draft={draft}
          fieldName={fieldName}
          busy={choosing.isPending || choosingAll.isPending}
          running={running.isPending}
          problem={running.error ?? choosing.error ?? choosingAll.error}
          onChoose={(choice) => choosing.mutate([choice])}
          onChooseForAll={(value) => choosingAll.mutate(value)}
          onReload={reload}
          onBack={() => go(draft.spellings.length > 0 ? 'spellings' : 'columns')}
          onRun={() => running.mutate()}
        />
      )}
      {draft && step === 'done' && (
        <DoneStep brought={draft} runLabel={runLabel} onAnother={() => go('file')}>
          {done(draft)}
        </DoneStep>
      )}
    </>
  );
}
