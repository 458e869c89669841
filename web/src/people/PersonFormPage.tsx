import { Button, Checkbox, NativeSelect, NumberInput, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { type DraftForm, useDraftForm } from '../shared/form/useDraftForm';
import { usePresence } from '../shared/me/me';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { NETWORK, useInstitutionName } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { readDay } from './days';
import { type FilledPerson, bodyOf, emptyPerson, emptyPost, filledOf, foreignPosts } from './filled';
import { PostList } from './PostList';
import { type Post, personQuery, useCatalogue, useSavePerson } from './queries';
import classes from './PersonForm.module.css';

/** Adds a person, or corrects what is known of one. */
export default function PersonFormPage() {
  const { id } = useParams();
  return id ? <Edit id={id} /> : <New />;
}

function New() {
  const { acting } = usePresence();
  const institution = acting?.institution ?? NETWORK;
  const name = useInstitutionName(institution);
  // A person works at an institution, not at the district that a methodist looks after.
  const at = acting?.role === 'methodist' ? { id: institution, name: name ?? '…' } : null;
  return <PersonForm key={name} initial={emptyPerson(at)} />;
}

function Edit({ id }: { id: string }) {
  const { data, refetch } = useSuspenseQuery(personQuery(id));
  return (
    <PersonForm
      known={{ id, etag: data.etag }}
      initial={filledOf(data.value)}
      foreign={foreignPosts(data.value)}
      onReload={() => void refetch()}
    />
  );
}

interface PersonFormProps {
  known?: { id: string; etag: string };
  initial: FilledPerson;
  /** What other institutions keep of the person. */
  foreign?: Post[];
  onReload?: () => void;
}

function PersonForm({ known, initial, foreign = [], onReload }: PersonFormProps) {
  const { t } = useTranslation('people');
  const go = useNavigate();
  const day = (text: string) => (!text.trim() || readDay(text) ? null : t('form.noDay'));
  const { form, draft, showProblem } = useDraftForm<FilledPerson>(`person-${known?.id ?? 'new'}`, {
    initialValues: initial,
    version: known?.etag,
    validate: {
      family: (family) => (family.trim() ? null : t('form.noFamily')),
      given: (given) => (given.trim() ? null : t('form.noGiven')),
      born: day,
      email: (email) => (!email.trim() || /^[^@\s]+@[^@\s]+$/.test(email.trim()) ? null : t('form.noEmail')),
      posts: {
        institution: (institution) => (institution ? null : t('form.noInstitution')),
        position: (position) => (position ? null : t('form.noPosition')),
        categorySince: day,
      },
    },
  });
  const saving = useSavePerson();
  const educations = useCatalogue('education');
  const up = known ? `/people/${known.id}` : '/people';

  const save = (values: FilledPerson) =>
    saving.mutate(
      {
        known: known && { ...known, etag: draft.version() },
        intent: draft.intent(),
        body: bodyOf(values, foreign),
      },
      {
        onSuccess: ({ id }) => {
          draft.sent();
          void toast(t('form.saved'));
          void go(`/people/${id}`, { replace: true });
        },
        onError: showProblem,
      },
    );

  return (
    <Page
      title={t(known ? 'form.edit' : 'form.new')}
      back={{ to: up, label: known ? `${initial.family} ${initial.given}` : t('title') }}
      width="narrow"
    >
      <DraftNote draft={draft} />
      <form noValidate className={classes.form} onSubmit={form.onSubmit(save)}>
        <TextInput label={t('field.family')} required maxLength={100} {...form.getInputProps('family')} />
        <TextInput label={t('field.given')} required maxLength={100} {...form.getInputProps('given')} />
        <TextInput label={t('field.patronymic')} maxLength={100} {...form.getInputProps('patronymic')} />
        {form.values.posts.map((post, place) => (
          <PostFields
            key={post.key}
            form={form}
            place={place}
            onRemove={
              form.values.posts.length + foreign.length > 1
                ? () => form.removeListItem('posts', place)
                : undefined
            }
          />
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => form.insertListItem('posts', emptyPost(null))}
          >
            {t('form.anotherPost')}
          </Button>
        </div>
        {foreign.length > 0 && (
          <section className={classes.part} aria-labelledby="foreign">
            <Title order={2} id="foreign">
              {t('form.foreign')}
            </Title>
            <Text c="dimmed">{t('form.foreignWhy')}</Text>
            <PostList posts={foreign} />
          </section>
        )}
        <fieldset className={classes.part}>
          <Title order={2}>{t('form.about')}</Title>
          <div className={classes.pair}>
            <TextInput
              label={t('field.born')}
              description={t('form.dayHelp')}
              inputMode="numeric"
              {...form.getInputProps('born')}
            />
            <NumberInput
              label={t('field.experience')}
              description={t('form.experienceHelp')}
              min={0}
              max={80}
              decimalScale={1}
              decimalSeparator=","
              {...form.getInputProps('experienceYears')}
            />
          </div>
          <NativeSelect
            label={t('field.education')}
            data={[{ value: '', label: t('form.unknown') }, ...educations.options]}
            {...form.getInputProps('education')}
          />
          <div className={classes.pair}>
            <TextInput
              label={t('field.email')}
              description={t('form.emailHelp')}
              type="email"
              maxLength={200}
              {...form.getInputProps('email')}
            />
            <TextInput
              label={t('field.phone')}
              description={t('form.phoneHelp')}
              type="tel"
              maxLength={30}
              {...form.getInputProps('phone')}
            />
          </div>
        </fieldset>
        {saving.isError && <ProblemNote problem={saving.error} kept={t('form.kept')} onReload={onReload} />}
        <FormActions
          send={t('form.save')}
          sending={saving.isPending}
          onCancel={() => {
            draft.discard();
            void go(up);
          }}
        />
      </form>
    </Page>
  );
}

interface PostFieldsProps {
  form: DraftForm<FilledPerson>['form'];
  place: number;
  onRemove: (() => void) | undefined;
}

function PostFields({ form, place, onRemove }: PostFieldsProps) {
  const { t } = useTranslation('people');
  const positions = useCatalogue('position');
  const categories = useCatalogue('category');
  const at = `posts.${place}`;
  return (
    <fieldset className={classes.part}>
      <Title order={2}>{t('form.post', { place: place + 1 })}</Title>
      <InstitutionPicker
        label={t('field.institution')}
        required
        value={form.values.posts[place]?.institution ?? null}
        onChange={(picked) => form.setFieldValue(`${at}.institution`, picked)}
        error={form.errors[`${at}.institution`]}
      />
      <NativeSelect
        label={t('field.position')}
        required
        data={[{ value: '', label: t('form.choose') }, ...positions.options]}
        {...form.getInputProps(`${at}.position`)}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('field.category')}
          data={[{ value: '', label: t('form.unknown') }, ...categories.options]}
          {...form.getInputProps(`${at}.category`)}
        />
        <TextInput
          label={t('field.categorySince')}
          description={t('form.dayHelp')}
          {...form.getInputProps(`${at}.categorySince`)}
        />
      </div>
      <div className={classes.pair}>
        <DateField label={t('field.from')} {...form.getInputProps(`${at}.from`)} />
        <DateField label={t('field.until')} {...form.getInputProps(`${at}.until`)} />
      </div>
      <Checkbox label={t('partTime')} {...form.getInputProps(`${at}.partTime`, { type: 'checkbox' })} />
      <TextInput label={t('field.note')} maxLength={300} {...form.getInputProps(`${at}.remark`)} />
      {onRemove && (
        <div>
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('form.removePost', { place: place + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
