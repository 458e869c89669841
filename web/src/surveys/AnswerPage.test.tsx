import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import AnswerPage from './AnswerPage';
import type { MyWave, Question } from './queries';
import { show } from '../shared/testing/show';

const question = (name: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  identity: name,
  name,
  kind,
  label: { ru: name },
  hint: {},
  required: true,
  constraintMessage: {},
  look: 'plain',
  choices: [],
  ...more,
});

const choices = (...names: string[]) => names.map((name) => ({ name, label: { ru: name } }));

const form = {
  title: { ru: 'Опрос' },
  instrument: 'i',
  edition: '1',
  language: 'ru',
  languages: ['ru'],
  groups: [],
  questions: [
    question('Готовы?', 'one', { choices: choices('да', 'нет') }),
    question('Как?', 'text', { relevant: "({Готовы?} = 'да')" }),
    question('Что нужнее?', 'rank', { choices: choices('Семинары', 'Мастер-классы') }),
  ],
};

const wave: MyWave = {
  id: 'w',
  title: 'Что вам нужно',
  questions: 3,
  opens: '2026-11-01',
  closes: '2026-12-01',
  anonymous: true,
  open: true,
  answered: false,
  reminded: false,
};

let sent: unknown[];

function serve(shown: Partial<MyWave>, answer: () => Response) {
  sent = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = input as Request;
    if (request.method === 'PUT') {
      sent.push(await request.json());
      return answer();
    }
    return Response.json({ wave: { ...wave, ...shown }, form });
  });
}

async function open() {
  await show(
    <Suspense>
      <Routes>
        <Route path="/surveys/:id/answer" element={<AnswerPage />} />
      </Routes>
    </Suspense>,
    { at: '/surveys/w/answer' },
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const at = (name: string) => screen.findByRole('heading', { level: 2, name });

describe('answering a survey', () => {
  beforeEach(() => {
    vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
  });

  it('goes question by question and sends only what was asked', async () => {
    serve({}, () => Response.json({ repeated: false }, { status: 201 }));
    await open();
    expect(await screen.findByText('Ответ без имени')).toBeVisible();
    await press('Дальше');
    expect(screen.getByText('На этот вопрос нужен ответ.')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'нет' }));
    await press('Дальше');
    await at('Что нужнее?');
    await press('Мастер-классы');
    await press('Дальше');
    expect(screen.getByText('Расставьте все варианты: пока 1 из 2.')).toBeVisible();
    await press('Семинары');
    await press('Дальше');
    await at('Всё верно?');
    await press('Отправить ответ');
    expect(await screen.findByText('Спасибо, ответ принят')).toBeVisible();
    expect(sent).toEqual([{ values: { 'Готовы?': 'нет', 'Что нужнее?': ['Мастер-классы', 'Семинары'] } }]);
    expect(Object.keys(localStorage).filter((key) => key.includes('survey-w'))).toEqual([]);
  });

  it('says who will see what, and before free text that it is read word for word', async () => {
    serve({}, () => Response.json({ repeated: false }, { status: 201 }));
    await open();
    expect(await screen.findByText(/^Имя не хранится: методисты и руководители увидят/)).toBeVisible();
    expect(screen.queryByText(/прочтут дословно/)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'да' }));
    await press('Дальше');
    await at('Как?');
    expect(screen.getByText(/прочтут дословно/)).toBeVisible();
  });

  it('goes back to the question that the service refuses, and keeps the rest', async () => {
    serve({}, () =>
      Response.json(
        {
          status: 422,
          title: 'Проверьте ответы',
          errors: [{ pointer: '/values/Готовы?', message: 'Такой ответ не подходит' }],
        },
        { status: 422 },
      ),
    );
    await open();
    await userEvent.click(await screen.findByRole('radio', { name: 'нет' }));
    await press('Дальше');
    await at('Что нужнее?');
    await press('Семинары');
    await press('Мастер-классы');
    await press('Дальше');
    await press('Отправить ответ');
    await at('Готовы?');
    expect(screen.getByText('Такой ответ не подходит')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'нет' })).toBeChecked();
  });

  it('says plainly that a survey is over, or answered', async () => {
    serve({ open: false }, () => new Response());
    await open();
    expect(await screen.findByText('Сейчас этот опрос закрыт')).toBeVisible();
  });
});
