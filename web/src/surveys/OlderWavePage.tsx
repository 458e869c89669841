import { Button, NativeSelect, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../shared/api/key';
import type { Picked } from '../shared/form/AsyncPicker';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { draftName, dropDraft, keepDraft, readDraft } from '../shared/form/drafts';
import { FileDrop } from '../shared/form/FileDrop';
import { FormActions } from '../shared/form/FormActions';
import { useFormat } from '../shared/format/useFormat';
import { Steps } from '../shared/import/Steps';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionName } from '../shared/staff/institutions';
import { DataTable } from '../shared/table/DataTable';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { OldColumns } from './OldColumns';
import { OnlyRows } from './OnlyRows';
import { PlaceList } from './PlaceList';
import {
  type ColumnChoice,
  type LoadValues,
  type Only,
  choicesOf,
  claimedTwice,
  dividing,
  planOf,
  yearIn,
} from './older';
import {
  type LoadPlan,
  type LoadPreview,
  type OldColumn,
  type OldTablePreview,
  questionnaireList,
  useLoadWave,
  usePreviewLoading,
  useReadOldTable,
} from './queries';
import classes from './WaveForm.module.css';

const STEPS = ['file', 'columns', 'preview'] as const;
const TABLES = ['.xlsx', '.csv', '.tsv', '.txt'];
const LARGEST = 20 * 1024 * 1024;

/** Loads a wave of long ago from a table: columns become questions, nothing is stored before the last look. */
export default function OlderWavePage() {
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const read = useReadOldTable();
  const preview = usePreviewLoading();
  const load = useLoadWave();
  const [step, setStep] = useState<(typeof STEPS)[number]>('file');
  const [file, setFile] = useState<File>();
  const [questions, setQuestions] = useState<File>();
  const [questionnaire, setQuestionnaire] = useState<string>();
  const [columns, setColumns] = useState<Record<number, ColumnChoice>>({});
  const [only, setOnly] = useState<Only>();
  const [plan, setPlan] = useState<LoadPlan>();
  const [intent, setIntent] = useState(newKey);
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState<string | null>(null);
  const [owner, setOwner] = useOwner();
  const [restoredAt, setRestoredAt] = useState<string>();
  const { me } = usePresence();
  const headings = read.data?.columns.map(({ header }) => header).join('\n') ?? '';
  const draft = file && draftName(me.sub, `wave-loaded-${file.name}`);

  // Deciding what forty columns mean takes an hour; the file is picked again, the decisions need not be.
  useEffect(() => {
    if (draft && step !== 'file') {
      const values: Decisions = { headings, title, heldOn, owner, columns, only };
      keepDraft(draft, { values, at: new Date().toISOString(), intent });
    }
  }, [draft, step, headings, title, heldOn, owner, columns, only, intent]);

  function decide(kept: LoadValues) {
    setColumns(kept.columns);
    setOnly(kept.only);
    setTitle(kept.title);
    setHeldOn(kept.heldOn);
    setOwner(kept.owner);
  }

  function begin(found: OldColumn[], chosen: File) {
    setRestoredAt(undefined);
    setColumns(choicesOf(found));
    setOnly(undefined);
    setTitle(chosen.name.replace(/\.[^.]+$/, ''));
    const year = yearIn(chosen.name);
    setHeldOn(year && `${year}-12-01`);
  }

  function look(chosen: File, texts: File | undefined, sheet?: string) {
    read.mutate(
      { file: chosen, questions: texts, questionnaire, sheet },
      {
        onSuccess: (table) => {
          setFile(chosen);
          setQuestions(texts);
          setStep('columns');
          const kept = readDraft<Decisions>(draftName(me.sub, `wave-loaded-${chosen.name}`));
          if (kept?.values.headings === table.columns.map(({ header }) => header).join('\n')) {
            setRestoredAt(kept.at);
            decide(kept.values);
          } else {
            begin(table.columns, chosen);
          }
        },
      },
    );
  }

  function tryPlan(chosen: File) {
    const next = planOf({ title, heldOn, owner, columns, only }, questionnaire, read.data?.sheet);
    preview.mutate(
      { file: chosen, plan: next },
      {
        onSuccess: () => {
          setPlan(next);
          setIntent(newKey());
          setStep('preview');
        },
      },
    );
  }

  return (
    <Page
      title={t('load.title')}
      lead={t('load.lead')}
      back={{ to: '/surveys', label: t('title') }}
      width="narrow"
    >
      <Stack gap="lg">
        <Steps names={STEPS.map((name) => t(`load.step.${name}`))} current={STEPS.indexOf(step)} />
        {step === 'file' && (
          <FileStep
            questionnaire={questionnaire}
            onQuestionnaire={setQuestionnaire}
            busy={read.isPending}
            onNext={look}
          >
            {read.isError && <ProblemNote problem={read.error} kept={t('import.nothingKept')} />}
          </FileStep>
        )}
        {step === 'columns' && file && read.data && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              tryPlan(file);
            }}
          >
            <DraftNote draft={{ restoredAt, discard: () => begin(read.data.columns, file) }} />
            <Stack gap="lg">
              <TextInput
                label={t('field.title')}
                required
                maxLength={200}
                value={title}
                onChange={({ currentTarget }) => setTitle(currentTarget.value)}
              />
              <div className={classes.days}>
                <DateField label={t('load.heldOn')} required value={heldOn} onChange={setHeldOn} />
              </div>
              <InstitutionPicker label={t('field.owner')} required value={owner} onChange={setOwner} />
              <SheetOf table={read.data} onChange={(sheet) => look(file, questions, sheet)} />
              <Notices places={read.data.notices} />
              <OnlyRows columns={dividing(read.data.columns)} only={only} onChange={setOnly} />
              <OldColumns
                columns={read.data.columns}
                rows={read.data.rows}
                questionnaire={questionnaire}
                chosen={columns}
                onChange={setColumns}
              />
              {preview.isError && <ProblemNote problem={preview.error} kept={t('import.nothingKept')} />}
              {claimedTwice(columns).size > 0 && <Text role="alert">{t('load.twiceText')}</Text>}
            </Stack>
            <FormActions
              send={t('load.try')}
              sending={preview.isPending}
              other={
                <Button variant="default" onClick={() => setStep('file')}>
                  {t('load.otherFile')}
                </Button>
              }
            />
          </form>
        )}
        {step === 'preview' && file && plan && preview.data && (
          <>
            <Preview preview={preview.data} columns={read.data?.columns ?? []} />
            {load.isError && <ProblemNote problem={load.error} kept={t('import.nothingKept')} />}
            <form
              onSubmit={(event) => {
                event.preventDefault();
                load.mutate(
                  { file, plan, intent },
                  {
                    onSuccess: ({ id, answers }) => {
                      if (draft) {
                        dropDraft(draft);
                      }
                      void toast(t('load.loaded', { count: answers }));
                      void navigate(`/surveys/${id}`);
                    },
                  },
                );
              }}
            >
              {preview.data.faults.length === 0 && (
                <Button type="submit" loading={load.isPending} mr="sm">
                  {t('load.load', { count: preview.data.answers })}
                </Button>
              )}
              <Button variant="default" onClick={() => setStep('columns')}>
                {t('load.back')}
              </Button>
            </form>
          </>
        )}
      </Stack>
    </Page>
  );
}

interface SheetOfProps {
  table: OldTablePreview;
  onChange: (sheet: string) => void;
}

/** Which sheet of a workbook has the answers; nothing to choose where there is one. */
function SheetOf({ table, onChange }: SheetOfProps) {
  const { t } = useTranslation('surveys');
  return (
    table.sheets.length > 1 && (
      <NativeSelect
        label={t('load.sheet')}
        value={table.sheet}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        data={table.sheets.map(({ name, rows }) => ({
          value: name,
          label: t('load.sheetRows', { name, count: rows }),
        }))}
      />
    )
  );
}

/** What is read otherwise than it stands in the table. */
function Notices({ places }: { places: LoadPreview['notices'] }) {
  const { t } = useTranslation('surveys');
  return (
    places.length > 0 && (
      <section aria-labelledby="notices">
        <Title order={2} id="notices" mb="xs">
          {t('load.notices')}
        </Title>
        <PlaceList name="notices" caption={t('load.notices')} places={places} fileName="notices" />
      </section>
    )
  );
}

/** What was decided about the columns of a table that had these headings. */
interface Decisions extends LoadValues {
  headings: string;
}

/** Whose wave it is: the reader's own institution until another is picked. */
function useOwner(): [Picked | null, (owner: Picked | null) => void] {
  const { acting } = usePresence();
  const name = useInstitutionName(acting?.institution ?? '');
  const [chosen, setChosen] = useState<Picked | null>();
  const own = acting ? { id: acting.institution, name: name ?? '…' } : null;
  return [chosen === undefined ? own : chosen, setChosen];
}

interface FileStepProps {
  questionnaire: string | undefined;
  onQuestionnaire: (id: string | undefined) => void;
  busy: boolean;
  onNext: (file: File, questions: File | undefined) => void;
  children: ReactNode;
}

function FileStep({ questionnaire, onQuestionnaire, busy, onNext, children }: FileStepProps) {
  const { t } = useTranslation('surveys');
  const { data } = useSuspenseInfiniteQuery(questionnaireList);
  const [file, setFile] = useState<File>();
  const [questions, setQuestions] = useState<File>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) {
          onNext(file, questions);
        }
      }}
    >
      <Stack gap="lg">
        <Text>{t('load.help')}</Text>
        <FileDrop label={t('load.answers')} accept={TABLES} maxBytes={LARGEST} busy={busy} onFile={setFile} />
        <div>
          <Title order={2} mb="xs">
            {t('load.questionsTitle')}
          </Title>
          <Text mb="xs">{t('load.questionsHelp')}</Text>
          <FileDrop label={t('load.questions')} accept={TABLES} maxBytes={LARGEST} onFile={setQuestions} />
        </div>
        <Select
          label={t('load.questionnaire')}
          description={t('load.questionnaireHelp')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('answer.clear') }}
          data={data.pages
            .flatMap(({ items }) => items)
            .map(({ id, title }) => ({ value: id, label: title }))}
          value={questionnaire ?? null}
          onChange={(id) => onQuestionnaire(id ?? undefined)}
        />
        {children}
      </Stack>
      <FormActions send={t('load.read')} sending={busy} />
    </form>
  );
}

function Preview({ preview, columns }: { preview: LoadPreview; columns: OldColumn[] }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (
    <>
      {preview.faults.length > 0 ? (
        <section aria-labelledby="faults">
          <Title order={2} id="faults" mb="xs">
            {t('import.faults', { count: preview.faults.length })}
          </Title>
          <Text mb="sm">{t('load.faultsText')}</Text>
          <PlaceList
            name="faults"
            caption={t('import.faults', { count: preview.faults.length })}
            places={preview.faults}
            fileName="errors"
          />
        </section>
      ) : (
        <Text role="status" fw={650}>
          {t(preview.notices.length > 0 ? 'load.clearButNotices' : 'load.clear', {
            count: preview.answers,
            questions: format.number(preview.questions.length),
            columns: format.number(columns.length),
          })}
        </Text>
      )}
      <Notices places={preview.notices} />
      <section aria-labelledby="loaded">
        <Title order={2} id="loaded" mb="xs">
          {t('preview.questions')}
        </Title>
        <DataTable
          name="loaded"
          caption={t('preview.questions')}
          rows={preview.questions}
          rowKey={({ name }) => name}
          columns={[
            { key: 'text', title: t('load.text'), value: ({ text }) => text },
            { key: 'kind', title: t('load.kind'), value: ({ kind }) => t(`kind.${kind}`), filter: true },
            { key: 'answered', title: t('field.answered'), value: ({ answered }) => answered, align: 'end' },
            {
              key: 'choices',
              title: t('load.choices'),
              value: ({ choices }) => (choices > 0 ? choices : null),
              align: 'end',
            },
          ]}
          withSearch={preview.questions.length > 10}
          empty={null}
        />
      </section>
    </>
  );
}
