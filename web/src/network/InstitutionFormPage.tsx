import { NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Picked } from '../shared/form/AsyncPicker';
import { DateField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FormActions } from '../shared/form/FormActions';
import { useDraftForm } from '../shared/form/useDraftForm';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { type Institution, NETWORK, institutionQuery } from '../shared/staff/institutions';
import { Page } from '../shared/ui/Page';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { toast } from '../shared/ui/toast';
import { type EditedInstitution, type Kind, kinds, useSaveInstitution } from './queries';
import classes from './Form.module.css';

/** Adds an institution, a district or a region, or corrects one. */
export default function InstitutionFormPage() {
  const { id } = useParams();
  return id ? <Edit id={id} /> : <New />;
}

interface Values {
  name: string;
  kind: Kind;
  parent: Picked | null;
  address: string;
  postcode: string;
  phone: string;
  latitude: number | string;
  longitude: number | string;
  closedOn: string | null;
}

function New() {
  const [params] = useSearchParams();
  const { data } = useSuspenseQuery(institutionQuery(params.get('parent') ?? NETWORK));
  const { id, name, kind } = data.value;
  return (
    <InstitutionForm
      initial={{
        name: '',
        kind: kind === 'district' ? 'kindergarten' : 'district',
        parent: { id, name },
        address: '',
        postcode: '',
        phone: '',
        latitude: '',
        longitude: '',
        closedOn: null,
      }}
    />
  );
}

function Edit({ id }: { id: string }) {
  const { data, refetch } = useSuspenseQuery(institutionQuery(id));
  return (
    <InstitutionForm
      known={{ id, etag: data.etag }}
      initial={valuesOf(data.value)}
      onReload={() => void refetch()}
    />
  );
}

function valuesOf(it: Institution): Values {
  return {
    name: it.name,
    kind: it.kind,
    parent: it.parent ? { id: it.parent, name: it.parentName ?? '' } : null,
    address: it.address ?? '',
    postcode: it.postcode ?? '',
    phone: it.phone ?? '',
    latitude: it.latitude ?? '',
    longitude: it.longitude ?? '',
    closedOn: it.closedOn ?? null,
  };
}

function edited(values: Values): EditedInstitution {
  const degrees = (value: number | string) => (value === '' ? undefined : Number(value));
  return {
    name: values.name.trim(),
    kind: values.kind,
    // The root has no parent; the service keeps it so.
    parent: values.parent?.id ?? NETWORK,
    address: values.address.trim() || undefined,
    postcode: values.postcode.trim() || undefined,
    phone: values.phone.trim() || undefined,
    latitude: degrees(values.latitude),
    longitude: degrees(values.longitude),
    closedOn: values.closedOn ?? undefined,
  };
}

interface InstitutionFormProps {
  known?: { id: string; etag: string };
  initial: Values;
  onReload?: () => void;
}

function InstitutionForm({ known, initial, onReload }: InstitutionFormProps) {
  const { t } = useTranslation('network');
  const go = useNavigate();
  const isRoot = known?.id === NETWORK;
  const name = known ? `institution-${known.id}` : `institution-new-${initial.parent?.id ?? ''}`;
  const { form, draft, showProblem } = useDraftForm<Values>(name, {
    initialValues: initial,
    version: known?.etag,
    validate: {
      name: (name) => (name.trim() ? null : t('form.noName')),
      parent: (parent) => (parent || isRoot ? null : t('form.noParent')),
    },
  });
  const saving = useSaveInstitution();
  const up = known ? `/network/${known.id}` : `/network/${initial.parent?.id ?? ''}`;

  const save = (values: Values) =>
    saving.mutate(
      { known: known && { ...known, etag: draft.version() }, intent: draft.intent(), edited: edited(values) },
      {
        onSuccess: ({ id }) => {
          draft.sent();
          void toast(t('form.saved'));
          void go(`/network/${id}`, { replace: true });
        },
        onError: showProblem,
      },
    );

  return (
    <Page
      title={t(known ? 'form.edit' : 'form.new')}
      back={{ to: up, label: known ? initial.name : (initial.parent?.name ?? t('title')) }}
      width="narrow"
    >
      <DraftNote draft={draft} />
      <form noValidate className={classes.form} onSubmit={form.onSubmit(save)}>
        <TextInput label={t('field.name')} required maxLength={300} {...form.getInputProps('name')} />
        {!isRoot && (
          <>
            <NativeSelect
              label={t('field.kind')}
              data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              {...form.getInputProps('kind')}
            />
            <InstitutionPicker
              label={t('field.parent')}
              description={t('form.parentHelp')}
              required
              value={form.values.parent}
              onChange={(picked) => form.setFieldValue('parent', picked)}
              error={form.errors.parent}
            />
          </>
        )}
        <Textarea label={t('field.address')} autosize maxLength={300} {...form.getInputProps('address')} />
        <div className={classes.pair}>
          <TextInput label={t('field.postcode')} maxLength={20} {...form.getInputProps('postcode')} />
          <TextInput label={t('field.phone')} maxLength={100} {...form.getInputProps('phone')} />
        </div>
        <div className={classes.pair}>
          <NumberInput
            label={t('field.latitude')}
            min={-90}
            max={90}
            hideControls
            {...form.getInputProps('latitude')}
          />
          <NumberInput
            label={t('field.longitude')}
            min={-180}
            max={180}
            hideControls
            {...form.getInputProps('longitude')}
          />
        </div>
        {known && !isRoot && (
          <DateField
            label={t('field.closedOn')}
            description={t('form.closedHelp')}
            {...form.getInputProps('closedOn')}
          />
        )}
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
