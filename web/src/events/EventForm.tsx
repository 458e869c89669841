import { Button, Input, NumberInput, Radio, Select, Stack, TextInput, Textarea, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AsyncPicker, type Picked } from '../shared/form/AsyncPicker';
import { DateTimeField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { useInstitutionNames } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { PickedList } from './PickedList';
import { PROBLEM_SEMINAR, type PlanValues, endAfter, toSend } from './plan';
import { formsQuery, levelsQuery, searchPeople, useSaveEvent } from './queries';
import classes from './EventForm.module.css';

interface EventFormProps {
  /** Undefined for a new event. */
  known?: { id: string; etag: string; status: string; zone: string };
  initial: PlanValues;
  onReload?: () => void;
}

const TRADITIONS = ['traditional', 'innovative', 'other'] as const;

/** What, when, where, for whom; what is begun is kept on this device. */
export function EventForm({ known, initial, onReload }: EventFormProps) {
  const { t } = useTranslation('events');
  const navigate = useNavigate();
  const save = useSaveEvent();
  const { form, draft, showProblem } = useDraftForm<PlanValues>(known ? `event-${known.id}` : 'event-new', {
    initialValues: initial,
    version: known?.etag,
    validate: {
      owner: (owner) => (owner ? null : t('form.fill')),
      title: (title) => (title.trim() ? null : t('form.fill')),
      form: (chosen) => (chosen ? null : t('form.fill')),
      level: (level) => (level ? null : t('form.fill')),
      startsAt: (start) => (start ? null : t('form.fill')),
      endsAt: (end, { startsAt }) =>
        !end ? t('form.fill') : startsAt && end <= startsAt ? t('form.endsLater') : null,
      problem: (problem, values) =>
        values.form === PROBLEM_SEMINAR && !problem.trim() ? t('form.problemNeeded') : null,
      chosen: (chosen, { kind }) => (kind === 'chosen' && chosen.length === 0 ? t('form.chooseOne') : null),
    },
  });
  const isDraft = !known || known.status === 'draft';

  const send = (publish: boolean) => (values: PlanValues) =>
    save.mutate(
      {
        known: known && { ...known, etag: draft.version() },
        intent: draft.intent(),
        plan: toSend(values, known?.zone),
        publish,
      },
      {
        onSuccess: (id) => {
          draft.sent();
          void toast(t(publish ? 'form.published' : isDraft ? 'form.draftSaved' : 'form.saved'));
          void navigate(`/events/${id}`);
        },
        onError: (problem) => {
          showProblem(problem);
          showWrong();
        },
      },
    );

  return (
    <Page
      title={t(known ? 'edit' : 'plan')}
      width="narrow"
      back={
        known ? { to: `/events/${known.id}`, label: initial.title } : { to: '/events', label: t('title') }
      }
    >
      <DraftNote draft={draft} />
      <form onSubmit={form.onSubmit(send(isDraft), showWrong)} noValidate>
        <Stack gap="lg">
          <What form={form} />
          <When form={form} />
          <Who form={form} />
          <ForWhom form={form} />
        </Stack>
        {save.isError && (
          <div className={classes.problem}>
            <ProblemNote problem={save.error} kept={t('form.kept')} onReload={onReload} />
          </div>
        )}
        <FormActions
          send={t(isDraft ? 'publish' : 'form.save')}
          sending={save.isPending}
          other={
            isDraft && (
              <Button
                variant="default"
                disabled={save.isPending}
                onClick={() => form.onSubmit(send(false), showWrong)()}
              >
                {t('form.saveDraft')}
              </Button>
            )
          }
        />
      </form>
    </Page>
  );
}

/** Whoever fills in a long form on a phone is taken to what is wrong, once it has been marked. */
function showWrong() {
  setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}

type FormOf = { form: ReturnType<typeof useDraftForm<PlanValues>>['form'] };

function What({ form }: FormOf) {
  const { t } = useTranslation('events');
  const { data: forms } = useSuspenseQuery(formsQuery);
  const { data: levels } = useSuspenseQuery(levelsQuery);
  const chosen = forms.find(({ code }) => code === form.values.form);
  const groups = TRADITIONS.map((tradition) => ({
    group: t(`tradition.${tradition}`),
    items: forms
      .filter((each) => (each.tradition ?? 'other') === tradition)
      .map(({ code, name }) => ({ value: code, label: name })),
  })).filter(({ items }) => items.length > 0);
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{t('form.what')}</Title>
      <TextInput label={t('field.title')} required maxLength={200} {...form.getInputProps('title')} />
      <Select
        label={t('field.form')}
        required
        searchable
        nothingFoundMessage={t('form.noSuchForm')}
        description={
          chosen?.character ? t(`character.${chosen.character as 'reproductive'}`) : t('form.formHelp')
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={groups}
        {...form.getInputProps('form')}
      />
      {form.values.form === PROBLEM_SEMINAR && (
        <Textarea
          label={t('field.problem')}
          description={t('form.problemHelp')}
          required
          maxLength={2000}
          {...form.getInputProps('problem')}
        />
      )}
      <Select
        label={t('field.level')}
        required
        data={levels.map(({ code, name }) => ({ value: code, label: name }))}
        {...form.getInputProps('level')}
      />
      <Textarea label={t('field.description')} maxLength={10_000} {...form.getInputProps('description')} />
    </fieldset>
  );
}

function When({ form }: FormOf) {
  const { t } = useTranslation('events');
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{t('form.when')}</Title>
      <div className={classes.pair}>
        <DateTimeField
          label={t('field.startsAt')}
          required
          {...form.getInputProps('startsAt')}
          onChange={(value) => {
            if (value) {
              form.setFieldValue('endsAt', endAfter(value, form.values));
            }
            form.setFieldValue('startsAt', value);
          }}
        />
        <DateTimeField label={t('field.endsAt')} required {...form.getInputProps('endsAt')} />
      </div>
      <NumberInput
        label={t('field.hours')}
        description={t('form.hoursHelp')}
        required
        min={0}
        max={500}
        step={0.5}
        decimalScale={1}
        decimalSeparator=","
        {...form.getInputProps('hours')}
      />
      <TextInput
        label={t('field.place')}
        description={t('form.placeHelp')}
        maxLength={300}
        {...form.getInputProps('place')}
      />
    </fieldset>
  );
}

function Who({ form }: FormOf) {
  const { t } = useTranslation('events');
  const { presenters, organiser, owner } = form.values;
  // A new plan knows only the id of the institution one acts for.
  const ownerName = useInstitutionNames(owner ? [owner.id] : []).get(owner?.id ?? '');
  const wrong = Object.keys(form.errors).find((field) => field.startsWith('presenters.'));
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{t('form.who')}</Title>
      <InstitutionPicker
        label={t('field.owner')}
        required
        value={owner && { ...owner, name: owner.name || (ownerName ?? '…') }}
        onChange={(picked) => form.setFieldValue('owner', picked)}
        error={form.errors.owner}
      />
      <AsyncPicker
        label={t('field.organiser')}
        description={t('form.organiserHelp')}
        value={organiser}
        onChange={(picked) => form.setFieldValue('organiser', picked)}
        queryKey={['events-people', undefined]}
        search={(text, signal) => searchPeople(text, signal)}
        error={form.errors.organiser}
      />
      <div>
        <PickedList
          label={t('field.presenters')}
          picked={presenters}
          onChange={(left) => form.setFieldValue('presenters', left)}
        />
        <AsyncPicker
          label={t(presenters.length > 0 ? 'form.anotherPresenter' : 'field.presenters')}
          value={null}
          onChange={(one) => one && form.setFieldValue('presenters', withOne(presenters, one))}
          queryKey={['events-people', undefined]}
          search={(text, signal) => searchPeople(text, signal)}
          error={wrong && form.errors[wrong]}
        />
      </div>
    </fieldset>
  );
}

function ForWhom({ form }: FormOf) {
  const { t } = useTranslation('events');
  const { kind, chosen } = form.values;
  const names = useInstitutionNames(chosen.map(({ id }) => id));
  const named = chosen.map((each) => ({ ...each, name: each.name || (names.get(each.id) ?? '…') }));
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{t('form.forWhom')}</Title>
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
            label={t('form.addInstitution')}
            value={null}
            onChange={(one) => one && form.setFieldValue('chosen', withOne(chosen, one))}
          />
          {form.errors.chosen && <Input.Error>{form.errors.chosen}</Input.Error>}
        </div>
      )}
      <div className={classes.pair}>
        <NumberInput
          label={t('field.seats')}
          description={t('form.seatsHelp')}
          min={1}
          max={5000}
          allowDecimal={false}
          {...form.getInputProps('seats')}
        />
        <NumberInput
          label={t('field.perInstitution')}
          description={t('form.perInstitutionHelp')}
          min={1}
          max={5000}
          allowDecimal={false}
          {...form.getInputProps('perInstitution')}
        />
      </div>
      <DateTimeField
        label={t('field.registerUntil')}
        description={t('form.registerUntilHelp')}
        usualHour="18:00"
        {...form.getInputProps('registerUntil')}
      />
    </fieldset>
  );
}

function withOne(all: Picked[], one: Picked): Picked[] {
  return all.some(({ id }) => id === one.id) ? all : [...all, one];
}
