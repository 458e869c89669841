import { Button, Group, Stack, Title } from '@mantine/core';
import { IconBook, IconCalendarEvent, IconCalendarPlus, IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Problem } from '../shared/api/problem';
import { Empty } from '../shared/ui/Empty';
import { Page } from '../shared/ui/Page';
import { LinesSkeleton } from '../shared/ui/PageSkeleton';
import { ProblemNote } from '../shared/ui/ProblemNote';
import { StatusBadge } from '../shared/ui/StatusBadge';
import { Timeline } from '../shared/ui/Timeline';
import { toast, useToastWithUndo } from '../shared/ui/toast';
import { useConfirm } from '../shared/ui/useConfirm';
import { WorkProgress } from '../shared/ui/WorkProgress';

const refusal = new Problem({
  status: 409,
  title: 'Мест больше нет',
  detail: 'Все 30 мест заняты. Вас можно записать в очередь.',
});

export default function GalleryPage() {
  const [confirm, question] = useConfirm();
  const toastWithUndo = useToastWithUndo();
  const [answer, setAnswer] = useState('');
  return (
    <Page
      title="Образцы"
      lead="Всё, из чего складываются страницы."
      action={
        <Button leftSection={<IconCalendarPlus size={20} aria-hidden />}>Запланировать мероприятие</Button>
      }
    >
      <Stack gap="xl">
        <Group component="nav" aria-label="Образцы">
          {['table', 'form', 'chart', 'broken'].map((name) => (
            <Button key={name} variant="default" component={Link} to={`/gallery/${name}`}>
              {name}
            </Button>
          ))}
        </Group>

        <section>
          <Title order={2} mb="sm">
            Состояния
          </Title>
          <Group gap="xs">
            <StatusBadge tone="good">опубликовано</StatusBadge>
            <StatusBadge tone="warning">мало мест</StatusBadge>
            <StatusBadge tone="bad">отменено</StatusBadge>
            <StatusBadge tone="info">идёт набор</StatusBadge>
            <StatusBadge tone="plain">черновик</StatusBadge>
          </Group>
        </section>

        <section>
          <Title order={2} mb="sm">
            Действия
          </Title>
          <Group>
            <Button onClick={() => void toast('Приглашение отправлено')}>Сообщить</Button>
            <Button
              variant="default"
              onClick={() => void toastWithUndo('Запись отменена', () => void toast('Вы снова записаны'))}
            >
              Сделать и вернуть
            </Button>
            <Button
              variant="outline"
              color="red"
              onClick={async () => {
                const yes = await confirm({
                  title: 'Отменить семинар?',
                  text: 'Все 24 записавшихся получат письмо. Вернуть будет нельзя.',
                  yes: 'Отменить семинар',
                  grave: true,
                });
                setAnswer(yes ? 'Отменили' : 'Оставили');
              }}
            >
              Спросить
            </Button>
            <Button variant="light">Лёгкая</Button>
            <Button disabled>Нельзя</Button>
            <span role="status">{answer}</span>
          </Group>
          {question}
        </section>

        <section>
          <Title order={2} mb="sm">
            Ход работы
          </Title>
          <WorkProgress label="Загружаем педагогов" done={1230} total={5000} leaveable />
        </section>

        <section>
          <Title order={2} mb="sm">
            Когда что-то не так
          </Title>
          <Stack>
            <ProblemNote problem={refusal} />
            <ProblemNote
              problem={new Problem({ status: 412 })}
              onReload={() => void toast('Загрузили новое')}
            />
            <ProblemNote problem={new Problem({ status: 503 })} onRetry={() => void toast('Повторили')} />
            <ProblemNote
              problem={Problem.lost('')}
              kept="Ваш текст остался на странице."
              onRetry={() => undefined}
            />
          </Stack>
        </section>

        <section>
          <Title order={2} mb="sm">
            Пока пусто
          </Title>
          <Empty
            icon={IconCalendarEvent}
            title="Здесь будут ваши мероприятия"
            text="Выберите семинар или мастер-класс, и он появится здесь с датой, местом и заданиями."
            action={<Button>Посмотреть мероприятия</Button>}
          />
        </section>

        <section>
          <Title order={2} mb="sm">
            Ещё загружается
          </Title>
          <LinesSkeleton lines={2} />
        </section>

        <section>
          <Title order={2} mb="sm">
            Лента
          </Title>
          <Timeline
            items={[
              {
                key: '1',
                date: '2026-11-18',
                title: 'Проблемный семинар «Речь через игру»',
                to: '/gallery',
                note: 'Участие, 4 часа · районный уровень',
                icon: IconCalendarEvent,
              },
              {
                key: '2',
                date: '2026-11-03',
                title: 'Выступление «Қазақ тілін ойын арқылы үйрету»',
                to: '/gallery',
                note: 'Педагогический совет',
                icon: IconMicrophone,
              },
              {
                key: '3',
                date: '2026-10-12',
                title: 'Практика опубликована: «Сенсорный сад своими руками»',
                to: '/gallery',
                icon: IconBook,
              },
            ]}
          />
        </section>
      </Stack>
    </Page>
  );
}
