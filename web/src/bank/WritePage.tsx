import {
  Alert,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Radio,
  Select,
  Stack,
  TagsInput,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Versioned } from '../shared/api/client';
import { AsyncPicker, type Picked } from '../shared/form/AsyncPicker';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useFormat } from '../shared/format/useFormat';
import { useLanguage } from '../shared/i18n/useLanguage';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionNames } from '../shared/staff/institutions';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { ConditionsForm } from './ConditionsForm';
import { PickedList } from './PickedList';
import { Steps } from './Steps';
import {
  type CatalogueEntry,
  type Invited,
  type Judgement,
  type Practice,
  FEWEST_LETTERS,
  catalogueQuery,
  practiceQuery,
  searchPeople,
  useSubmit,
} from './queries';
import { type CardFields, type PracticeText, told } from './text';
import { type Clash, useSavedText } from './useSavedText';
import classes from './Form.module.css';

/** Writes a practice; what is written keeps itself. */
export default function WritePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('bank');
  const { data } = useSuspenseQuery(practiceQuery(id));
  const back = { to: `/bank/${id}`, label: data.value.title || t('noTitle') };
  return (
    <Page title={t('write.title')} lead={data.value.institutionName} width="narrow" back={back}>
      {data.value.may.includes('write') ? (
        <Writing key={id} practice={data} />
      ) : (
        <Empty
          icon={IconLock}
          title={t('write.closed')}
          text={t('write.closedText')}
          action={
            <Button component={Link} to={back.to} variant="light">
              {t('write.toCard')}
            </Button>
          }
        />
      )}
    </Page>
  );
}

type FormOf = { form: UseFormReturnType<PracticeText>; remarks: Judgement['remarks'] };

function Writing({ practice }: { practice: Versioned<Practice> }) {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const { id, published, work } = practice.value;
  const text = useSavedText(practice);
  const submit = useSubmit(id);
  const fields = useRef<HTMLFormElement>(null);
  const { form } = text;
  const remarks = (work?.stage === 'returned' && work.judged?.judgement.remarks) || [];
  const parts = { form, remarks };

  async function send() {
    const etag = await text.save();
    if (etag) {
      submit.mutate(etag, {
        onSuccess: ({ work: sent }) => {
          void toast(t(sent && sent.similar.length > 0 ? 'write.sentAlike' : 'write.sent'));
          void navigate(`/bank/${id}`);
        },
        onError: (problem) => {
          text.showProblem(problem);
          requestAnimationFrame(() =>
            fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
          );
        },
      });
    }
  }

  return (
    <>
      {text.clash ? <Clashes clash={text.clash} settle={text.settle} /> : <DraftNote draft={text.draft} />}
      {published && (
        <Alert color="blue" mb="lg">
          {t('write.nextEdition', { number: published.number })}
        </Alert>
      )}
      <form
        ref={fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="lg">
          <About {...parts} />
          <How {...parts} />
          <Under {...parts} />
          <Outcome {...parts} />
          <Finding {...parts} />
          <Whose {...parts} invited={work?.invited ?? []} />
        </Stack>
        <Stack mt="md" gap="sm">
          {text.problem && (
            <ProblemNote problem={text.problem} kept={t('write.kept')} onRetry={() => void text.save()} />
          )}
          {submit.isError && <ProblemNote problem={submit.error} onRetry={() => void send()} />}
        </Stack>
        <FormActions send={t('write.send')} sending={submit.isPending} other={<Saved text={text} />} />
      </form>
    </>
  );
}

function Saved({ text }: { text: ReturnType<typeof useSavedText> }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  return (
    <p role="status" className={classes.saved}>
      {text.problem
        ? t('write.notSaved')
        : text.saving
          ? t('write.saving')
          : text.savedAt && t('write.saved', { time: format.time(text.savedAt) })}
    </p>
  );
}

function Clashes({
  clash: { fields, theirs },
  settle,
}: {
  clash: Clash;
  settle: (field: Clash['fields'][number], whose: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation('bank');
  return (
    <Alert role="alert" color="honey" icon={<IconUsers aria-hidden />} title={t('clash.title')} mb="lg">
      {t('clash.text')}
      {fields.map((field) => (
        <section key={field} aria-label={t(`field.${field}`)}>
          <Title order={3} mt="md">
            {t(`field.${field}`)}
          </Title>
          {told(theirs, field) && <div className={classes.theirs}>{told(theirs, field)}</div>}
          <Group gap="sm" mt="xs">
            <Button variant="default" onClick={() => settle(field, 'theirs')}>
              {t('clash.theirs')}
            </Button>
            <Button variant="default" onClick={() => settle(field, 'mine')}>
              {t('clash.mine')}
            </Button>
          </Group>
        </section>
      ))}
    </Alert>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{title}</Title>
      {children}
    </fieldset>
  );
}

type LongField = {
  [Key in keyof CardFields]: CardFields[Key] extends string ? Key : never;
}[keyof CardFields];

function Long({
  form,
  remarks,
  field,
  most,
  required,
}: FormOf & { field: LongField; most: number; required?: boolean }) {
  const { t } = useTranslation('bank');
  return (
    <div>
      <Remarks remarks={remarks} field={field} />
      <Textarea
        label={t(`field.${field}`)}
        description={t(`help.${field as 'summary'}`)}
        required={required}
        maxLength={most}
        {...form.getInputProps(`card.${field}`)}
      />
    </div>
  );
}

/** What the expert wrote to this field. */
function Remarks({ remarks, field }: { remarks: Judgement['remarks']; field: string }) {
  const { t } = useTranslation('bank');
  return remarks
    .filter((remark) => remark.field === field)
    .map((remark) => (
      <p key={remark.text} className={classes.remark}>
        <strong>{t('judged.remark')}</strong> {remark.text}
      </p>
    ));
}

function About(parts: FormOf) {
  const { t } = useTranslation('bank');
  return (
    <Part title={t('write.about')}>
      <div>
        <Remarks remarks={parts.remarks} field="title" />
        <TextInput
          label={t('field.title')}
          required
          maxLength={200}
          {...parts.form.getInputProps('card.title')}
        />
      </div>
      <Long {...parts} field="summary" most={1500} required />
      <Long {...parts} field="problem" most={8000} required />
      <Long {...parts} field="goal" most={4000} required />
    </Part>
  );
}

function How(parts: FormOf) {
  const { t } = useTranslation('bank');
  return (
    <Part title={t('write.how')}>
      <Long {...parts} field="methods" most={16_000} required />
      <div>
        <Remarks remarks={parts.remarks} field="steps" />
        <Steps form={parts.form} />
      </div>
      <Long {...parts} field="resources" most={4000} />
    </Part>
  );
}

function Under({ form, remarks }: FormOf) {
  const { t } = useTranslation('bank');
  return (
    <Part title={t('field.conditions')}>
      <Remarks remarks={remarks} field="conditions" />
      <p className={classes.saved}>{t('help.conditions')}</p>
      <ConditionsForm
        field={(name) => form.getInputProps(`card.conditions.${name}`)}
        error={form.errors['card.conditions']}
      />
    </Part>
  );
}

function Outcome(parts: FormOf) {
  const { t } = useTranslation('bank');
  return (
    <Part title={t('write.outcome')}>
      <Long {...parts} field="result" most={8000} required />
      <Long {...parts} field="evidence" most={8000} />
      <Long {...parts} field="effect" most={4000} required />
      <Long {...parts} field="risks" most={4000} />
    </Part>
  );
}

function Finding({ form }: FormOf) {
  const { t } = useTranslation('bank');
  const competences = useChoices('competence', form.values.card.competences);
  const shows = useChoices('form-of-work', [form.values.card.showing ?? '']);
  return (
    <Part title={t('write.finding')}>
      <TagsInput
        label={t('field.topics')}
        description={t('write.enterEach')}
        maxTags={20}
        maxLength={60}
        acceptValueOnBlur
        {...form.getInputProps('card.topics')}
      />
      <MultiSelect
        label={t('field.competences')}
        data={competences}
        maxValues={20}
        searchable
        nothingFoundMessage={t('write.nothingSuch')}
        {...form.getInputProps('card.competences')}
      />
      <TextInput
        label={t('field.campaign')}
        description={t('help.campaign')}
        maxLength={100}
        {...form.getInputProps('card.campaign')}
      />
      <Select
        label={t('field.showing')}
        description={t('help.showing')}
        data={shows}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('write.clear') }}
        nothingFoundMessage={t('write.nothingSuch')}
        {...form.getInputProps('card.showing')}
      />
    </Part>
  );
}

/** What may be chosen today, and what stands on the card already. */
function useChoices(catalogue: 'competence' | 'form-of-work', chosen: string[]) {
  const { language } = useLanguage();
  const entries = useQuery(catalogueQuery(catalogue)).data ?? [];
  const shown = (entry: CatalogueEntry) => entry.current || chosen.includes(entry.code);
  return entries.filter(shown).map((entry) => ({ value: entry.code, label: entry[language] }));
}

function Whose({ form, invited }: FormOf & { invited: Invited[] }) {
  const { t } = useTranslation('bank');
  const { authors, kind, chosen } = form.values;
  const names = useInstitutionNames(chosen.map(({ id }) => id));
  const note = (author: string) => {
    const asked = invited.find(({ person }) => person === author);
    return asked && t(asked.declined ? 'authorship.declined' : 'authorship.waits');
  };
  const named = chosen.map((each) => ({ ...each, name: each.name || (names.get(each.id) ?? '…') }));
  return (
    <Part title={t('write.whose')}>
      <div>
        <PickedList
          label={t('field.authors')}
          picked={authors.map((author) => ({ ...author, note: note(author.id) }))}
          onChange={(left) => form.setFieldValue('authors', left)}
        />
        <AsyncPicker
          label={t('write.addAuthor')}
          description={t('authorship.addHelp')}
          value={null}
          onChange={(one) => one && form.setFieldValue('authors', withOne(authors, one))}
          queryKey={['bank-people']}
          search={searchPeople}
          letters={{ fewest: FEWEST_LETTERS, ask: t('write.authorLetters') }}
          error={form.errors.authors}
        />
      </div>
      <Radio.Group label={t('field.visibility')} {...form.getInputProps('kind')}>
        <Radio value="network" label={t('visibility.network')} />
        <Radio value="institution" label={t('visibility.institution')} />
        <Radio value="chosen" label={t('visibility.chosen')} />
      </Radio.Group>
      {kind === 'chosen' && (
        <div>
          <PickedList
            label={t('visibility.chosen')}
            picked={named}
            onChange={(left) => form.setFieldValue('chosen', left)}
          />
          <InstitutionPicker
            label={t('write.addInstitution')}
            value={null}
            onChange={(one) => one && form.setFieldValue('chosen', withOne(chosen, one))}
          />
        </div>
      )}
      <Checkbox
        label={t('field.noChildKnown')}
        description={t('help.noChildKnown')}
        {...form.getInputProps('card.noChildKnown', { type: 'checkbox' })}
      />
      <p className={classes.saved}>{t('write.licence', { licence: form.values.card.licence })}</p>
    </Part>
  );
}

const withOne = (all: Picked[], one: Picked): Picked[] =>
  all.some(({ id }) => id === one.id) ? all : [...all, one];
