import { Checkbox, NumberInput, Select, Stack, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../shared/api/problem';
import { type Picked } from '../shared/form/AsyncPicker';
import { DateField, DateTimeField } from '../shared/form/DateField';
import { DraftNote } from '../shared/form/DraftNote';
import { FileDrop } from '../shared/form/FileDrop';
import { FormActions } from '../shared/form/FormActions';
import { Ranking } from '../shared/form/Ranking';
import { useDraftForm } from '../shared/form/useDraftForm';
import { PersonPicker } from '../shared/staff/PersonPicker';
import { InstitutionPicker } from '../shared/staff/InstitutionPicker';
import { Page } from '../shared/ui/Page';
import { toast } from '../shared/ui/toast';

const forms = [
  'Проблемные семинары',
  'Семинары-практикумы',
  'Дни открытых дверей',
  'Наставничество',
  'Мастер-классы',
  'Творческие микрогруппы',
];

interface Values {
  title: string;
  about: string;
  form: string | null;
  seats: number | string;
  day: string | null;
  start: string | null;
  open: boolean;
}

export default function FormPage() {
  const [person, setPerson] = useState<Picked | null>(null);
  const [place, setPlace] = useState<Picked | null>(null);
  const [order, setOrder] = useState<string[]>(['2', '4']);
  const { form, draft, showProblem } = useDraftForm<Values>('gallery', {
    initialValues: { title: '', about: '', form: null, seats: 30, day: null, start: null, open: true },
    validate: { title: (title) => (title.trim() ? null : 'Назовите мероприятие') },
  });
  return (
    <Page title="Запланировать мероприятие" width="narrow" back={{ to: '/gallery', label: 'Образцы' }}>
      <DraftNote draft={draft} />
      <form
        onSubmit={form.onSubmit(() => {
          showProblem(
            new Problem({
              status: 422,
              errors: [{ pointer: '/seats', message: 'В зале помещается 24 человека' }],
            }),
          );
        })}
      >
        <Stack>
          <TextInput label="Название" required {...form.getInputProps('title')} />
          <Select
            label="Форма работы"
            description="Из каталога форм"
            data={forms}
            searchable
            {...form.getInputProps('form')}
          />
          <Textarea label="О чём" {...form.getInputProps('about')} />
          <NumberInput label="Сколько мест" min={1} {...form.getInputProps('seats')} />
          <DateField label="День" {...form.getInputProps('day')} />
          <DateTimeField label="Начало" {...form.getInputProps('start')} />
          <PersonPicker label="Ведущий" value={person} onChange={setPerson} />
          <InstitutionPicker label="Где проходит" value={place} onChange={setPlace} />
          <Checkbox
            label="Открыто для всех учреждений района"
            {...form.getInputProps('open', { type: 'checkbox' })}
          />
          <FileDrop
            label="Программа мероприятия"
            accept={['.xlsx', '.csv']}
            maxBytes={10 * 1024 * 1024}
            onFile={({ name }) => void toast(`Взяли ${name}`)}
          />
        </Stack>
        <FormActions send="Опубликовать" sending={false} onCancel={draft.discard} />
      </form>
      <Title order={2} mt="xl" mb="sm">
        Какие формы работы вам нужнее?
      </Title>
      <Ranking
        label="Какие формы работы вам нужнее?"
        items={forms.map((label, key) => ({ key: String(key), label }))}
        value={order}
        onChange={setOrder}
        places={4}
      />
    </Page>
  );
}
