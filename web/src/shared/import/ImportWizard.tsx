import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../form/FileDrop';
import { ProblemNote } from '../ui/ProblemNote';
import { WorkProgress } from '../ui/WorkProgress';
import { ColumnStep } from './ColumnStep';
import type { ImportDraft, ImportRemark, ImportRow, ImportRun, ImportSource } from './draft';
import { PreviewStep } from './PreviewStep';
import { Steps } from './Steps';
import classes from './ImportWizard.module.css';

interface ImportWizardProps {
  source: ImportSource;
  /** What kind of file is awaited: «Список педагогов из Excel». */
  fileLabel: string;
  /** What to know before: which columns help, where a sample is. */
  help: ReactNode;
  /** While it is stored: «Записываем педагогов». */
  runLabel: string;
  /** What to do next, once it is stored. */
  done: (draft: ImportDraft) => ReactNode;
}

const steps = ['file', 'columns', 'preview', 'done'] as const;

/** Brings a file in: nothing is stored before the last look. */
export function ImportWizard({ source, fileLabel, help, runLabel, done }: ImportWizardProps) {
  const { t } = useTranslation('shared');
  const [step, setStep] = useState<(typeof steps)[number]>('file');
  const [draft, setDraft] = useState<ImportDraft>();
  const [run, setRun] = useState<ImportRun>();

  const read = useMutation({
    mutationFn: source.read,
    onSuccess: (understood) => {
      setDraft(understood);
      setStep('columns');
    },
  });
  const remap = useMutation({
    mutationFn: (change: { draft: ImportDraft; row: number; columns: Record<string, string | null> }) =>
      source.remap(change.draft, change.row, change.columns),
    onSuccess: setDraft,
  });
  const settle = useMutation({
    mutationFn: (choice: { draft: ImportDraft; row: ImportRow; remark: ImportRemark; value: string }) =>
      source.settle(choice.draft, choice.row, choice.remark, choice.value),
    onSuccess: setDraft,
  });
  const apply = useMutation({
    mutationFn: source.apply,
    onSuccess: (started) => {
      setRun(started);
      setStep('done');
    },
  });
  const watched = useQuery({
    queryKey: ['import-run', run?.id],
    queryFn: () => (run ? source.watch(run) : Promise.reject(new Error('Nothing is running'))),
    enabled: run?.state === 'running',
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 500),
  });
  const now = watched.data ?? run;

  function again() {
    setStep('file');
    setDraft(undefined);
    setRun(undefined);
    read.reset();
    apply.reset();
  }

  return (
    <div className={classes.wizard}>
      <Steps names={steps.map((name) => t(`import.step.${name}`))} current={steps.indexOf(step)} />

      {step === 'file' && (
        <>
          <div className={classes.help}>{help}</div>
          <FileDrop
            label={fileLabel}
            accept={source.accept}
            maxBytes={source.maxBytes}
            busy={read.isPending}
            onFile={(file) => read.mutate(file)}
          />
          {read.isError && <ProblemNote problem={read.error} />}
        </>
      )}

      {step === 'columns' && draft && (
        <ColumnStep
          key={draft.headingRow}
          draft={draft}
          busy={remap.isPending}
          problem={remap.error}
          onChange={(row, columns) => remap.mutate({ draft, row, columns })}
          onBack={again}
          onNext={() => setStep('preview')}
        />
      )}

      {step === 'preview' && draft && (
        <PreviewStep
          draft={draft}
          busy={settle.isPending}
          storing={apply.isPending}
          problem={apply.error ?? settle.error}
          onSettle={(row, remark, value) => settle.mutate({ draft, row, remark, value })}
          onBack={() => setStep('columns')}
          onStore={() => apply.mutate(draft)}
        />
      )}

      {step === 'done' && draft && now && (
        <>
          {now.state === 'running' && (
            <WorkProgress label={runLabel} done={now.done} total={now.total} leaveable />
          )}
          {watched.isError && <ProblemNote problem={watched.error} onRetry={() => void watched.refetch()} />}
          {now.state === 'failed' && <p role="alert">{t('import.failed')}</p>}
          {now.state === 'done' && (
            <div role="status">
              <p className={classes.result}>{t('import.stored', { count: now.done })}</p>
              {done(draft)}
            </div>
          )}
        </>
      )}
    </div>
  );
}
