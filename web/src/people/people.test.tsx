import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { Suspense } from 'react';
import { Link, Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { startWords } from '../shared/i18n/i18n';
import { server } from '../shared/testing/server';
import { show } from '../shared/testing/show';
import { bodyOf, emptyPerson, filledOf } from './filled';
import InvitationPage from './InvitationPage';
import InvitePage from './InvitePage';
import PersonFormPage from './PersonFormPage';
import PersonPage from './PersonPage';
import type { Person, Post } from './queries';
import TodayClaims from './TodayClaims';

const GARDEN = '11111111-0000-4000-8000-000000000001';

const post: Post = {
  institution: GARDEN,
  institutionName: 'Детский сад № 28',
  position: 'educator',
  role: 'educator',
  category: 'first',
  categorySince: '2024-03-01',
  partTime: false,
  changeable: true,
};

const anna: Person = {
  id: 'anna',
  version: 3,
  family: 'Белова',
  given: 'Анна',
  posts: [post],
  claims: [],
  duties: [],
  born: '1985',
  experienceYears: 12.5,
  invited: false,
  full: true,
  may: ['edit', 'invite'],
  claimable: false,
};

const reference = () => [
  {
    id: 'r',
    catalogue: 'position',
    code: 'educator',
    names: { ru: 'Воспитатель', kk: 'Тәрбиеші', en: 'Educator' },
  },
];

const page = (path: string, at: string, element: React.ReactNode) =>
  show(
    <Suspense>
      <Routes>
        <Route path={path} element={element} />
      </Routes>
    </Suspense>,
    { at },
  );

beforeEach(async () => {
  if (!i18next.isInitialized) {
    await startWords('ru');
  }
  await i18next.loadNamespaces('people');
});

describe('the page of a person', () => {
  it('shows the portfolio in time order, each line leading to its source', async () => {
    server({
      'GET /api/staff/people/anna': () => anna,
      'GET /api/staff/reference': reference,
      'GET /api/staff/people/anna/portfolio': () => ({
        items: [
          {
            id: 'e2',
            kind: 'WAS_ADOPTED',
            title: 'Утренний круг',
            date: '2026-10-05',
            page: '/bank/p1',
            otherName: 'Детский сад № 7',
          },
          {
            id: 'e1',
            kind: 'ATTENDED',
            title: 'Школа молодого педагога',
            date: '2026-09-14',
            page: '/events/v1',
            hours: 2.5,
            level: 'district',
          },
        ],
      }),
      'GET /api/staff/people/anna/portfolio/totals': () => ({
        2026: { hours: 2.5, byKind: { ATTENDED: 1, WAS_ADOPTED: 1 } },
      }),
    });
    await page('/people/:id', '/people/anna', <PersonPage />);
    const portfolio = await screen.findByRole('region', { name: 'Портфолио' });
    const links = await within(portfolio).findAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Утренний круг', '/bank/p1'],
      ['Школа молодого педагога', '/events/v1'],
    ]);
    expect(within(portfolio).getByText('2026/2027 учебный год')).toBeVisible();
    expect(within(portfolio).getByText(/участие · уровень: district · часов: 2,5/)).toBeVisible();
    expect(within(portfolio).getByText(/практику взяли другие · где: Детский сад № 7/)).toBeVisible();
    expect(screen.getByText('Воспитатель')).toBeVisible();
  });

  it('keeps the portfolio from those who may not see it', async () => {
    const asked = server({
      'GET /api/staff/people/anna': () => ({ ...anna, full: false, may: [] }),
      'GET /api/staff/reference': reference,
    });
    await page('/people/:id', '/people/anna', <PersonPage />);
    expect(
      await screen.findByText('Портфолио видят сам педагог, его методисты и руководители.'),
    ).toBeVisible();
    expect(asked.filter(({ what }) => what.includes('portfolio'))).toEqual([]);
  });

  it('asks those who keep somebody whether they work at a second institution too', async () => {
    const claim = {
      id: 'c',
      person: 'anna',
      name: 'Белова Анна',
      institution: 'there',
      institutionName: 'Школа № 2',
      position: 'educator',
      partTime: true,
      askedBy: 'Ким Ева',
      askedOn: '2026-11-02',
      silentFrom: '2026-11-16',
      may: ['decide'],
    };
    const asked = server({
      'GET /api/staff/claims': () => ({ items: [claim] }),
      'GET /api/staff/reference': reference,
      'POST /api/staff/people/anna/claims/c/answer': () => new Response(null, { status: 204 }),
    });
    await page('/', '/', <TodayClaims />);
    const waiting = await screen.findByRole('region', { name: 'Ждёт вас: 1 место работы' });
    expect(within(waiting).getByText('Школа № 2')).toBeVisible();
    await userEvent.click(within(waiting).getByRole('button', { name: 'Подтвердить' }));
    const sure = await screen.findByRole('dialog', { name: 'Человек работает и там?' });
    await userEvent.click(within(sure).getByRole('button', { name: 'Подтвердить' }));
    await waitFor(() =>
      expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toBe('{"confirmed":true}'),
    );
  });

  it('shows a claim of ones own as waiting, with no more of the person than everybody sees', async () => {
    const claim = {
      id: 'c',
      person: 'anna',
      name: 'Белова Анна',
      institution: 'there',
      institutionName: 'Школа № 2',
      position: 'educator',
      partTime: false,
      askedBy: 'Ким Ева',
      askedOn: '2026-11-02',
      silentFrom: '2026-11-16',
      may: ['withdraw'],
    };
    server({
      'GET /api/staff/people/anna': () => ({
        ...anna,
        claims: [claim],
        full: false,
        may: [],
        claimable: true,
      }),
      'GET /api/staff/reference': reference,
    });
    await page('/people/:id', '/people/anna', <PersonPage />);
    expect(await screen.findByText(/ждёт; с .* решит и район/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Отозвать' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Подтвердить' })).toBeNull();
    expect(screen.getByText('Портфолио видят сам педагог, его методисты и руководители.')).toBeVisible();
  });

  it('takes the second factor of a lost device from an account, and tells its owner on «Сегодня»', async () => {
    const asked = server({
      'GET /api/staff/people/anna': () => ({ ...anna, may: ['edit', 'invite', 'forget-device'] }),
      'GET /api/staff/reference': reference,
      'GET /api/staff/people/anna/portfolio': () => ({ items: [] }),
      'GET /api/staff/people/anna/portfolio/totals': () => ({}),
      'DELETE /api/staff/people/anna/second-factor': () => new Response(null, { status: 204 }),
    });
    await page('/people/:id', '/people/anna', <PersonPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Потеряно устройство' }));
    const sure = await screen.findByRole('dialog', { name: 'Снять второй фактор?' });
    expect(within(sure).getByText(/Белова Анна: приложение с кодами/)).toBeVisible();
    await userEvent.click(within(sure).getByRole('button', { name: 'Снять' }));
    await waitFor(() => expect(asked.some(({ what }) => what.startsWith('DELETE'))).toBe(true));
  });

  it('hands out an invitation once', async () => {
    const link = 'http://localhost:8080/invitation/abc';
    const asked = server({
      'GET /api/staff/people/anna': () => anna,
      'GET /api/staff/reference': reference,
      'GET /api/staff/people/anna/portfolio': () => ({ items: [] }),
      'GET /api/staff/people/anna/portfolio/totals': () => ({}),
      'POST /api/staff/invitations': () => [{ person: 'anna', name: 'Белова Анна', login: 'belova.a', link }],
    });
    await page('/people/:id', '/people/anna', <PersonPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Пригласить' }));
    expect(await screen.findByLabelText('Ссылка')).toHaveValue(link);
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toBe('{"people":["anna"]}');
  });
});

function asksBeforeClosing() {
  const closing = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closing);
  return closing.defaultPrevented;
}

describe('inviting many', () => {
  it('keeps every link that was made, and names whom it could not invite', async () => {
    const listed = (id: string, name: string) => ({
      id,
      name,
      posts: anna.posts,
      claims: [],
      invited: false,
    });
    server({
      'GET /api/staff/people': () => ({ items: [listed('a', 'Белова Анна'), listed('b', 'Ким Ева')] }),
      'GET /api/staff/reference': reference,
      [`GET /api/staff/institutions/${GARDEN}`]: () => ({ id: GARDEN, name: 'Детский сад № 28' }),
      'POST /api/staff/invitations': async (request) => {
        const { people } = (await request.json()) as { people: string[] };
        if (people[0] === 'b') {
          return [];
        }
        return [{ person: 'a', name: 'Белова Анна', login: 'belova.a', link: 'http://x/invitation/1' }];
      },
    });
    await page('/people/invite', `/people/invite?institution=${GARDEN}`, <InvitePage />);
    await userEvent.click(await screen.findByLabelText(/Выбрать всех: 2/));
    await userEvent.click(screen.getByRole('button', { name: 'Пригласить 2 человек' }));
    expect(await screen.findByText('Готово 1 приглашение')).toBeVisible();
    expect(screen.getByText('http://x/invitation/1')).toBeVisible();
    expect(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('Ким Ева')).not.toBeChecked();
  });

  it('keeps the links of every institution, on whichever page one is, until they are taken', async () => {
    const listed = (id: string, name: string) => ({
      id,
      name,
      posts: anna.posts,
      claims: [],
      invited: false,
    });
    let links = 0;
    server({
      'GET /api/staff/people': ({ url }) => ({
        items: url.includes(GARDEN) ? [listed('a', 'Белова Анна')] : [listed('b', 'Ким Ева')],
      }),
      'GET /api/staff/reference': reference,
      'POST /api/staff/invitations': async (request) => {
        const { people } = (await request.json()) as { people: string[] };
        links += 1;
        return [{ person: people[0], name: people[0], login: 'x', link: `http://x/invitation/${links}` }];
      },
    });
    await show(
      <Routes>
        <Route path="/people/invite" element={<InvitePage />} />
        <Route path="/people" element={<Link to="/people/invite?institution=other">Другой сад</Link>} />
      </Routes>,
      { at: `/people/invite?institution=${GARDEN}` },
    );
    await userEvent.click(await screen.findByLabelText('Белова Анна'));
    await userEvent.click(screen.getByRole('button', { name: 'Пригласить 1 человека' }));
    expect(await screen.findByText('http://x/invitation/1')).toBeVisible();
    expect(asksBeforeClosing()).toBe(true);

    await userEvent.click(screen.getByRole('link', { name: 'Педагоги' }));
    expect(asksBeforeClosing()).toBe(true);
    await userEvent.click(screen.getByRole('link', { name: 'Другой сад' }));
    await userEvent.click(await screen.findByLabelText('Ким Ева'));
    await userEvent.click(screen.getByRole('button', { name: 'Пригласить 1 человека' }));
    expect(await screen.findByText('http://x/invitation/2')).toBeVisible();
    expect(screen.getByText('http://x/invitation/1')).toBeVisible();

    fireEvent(window, new Event('afterprint'));
    expect(asksBeforeClosing()).toBe(false);
    await userEvent.click(await screen.findByRole('button', { name: 'Убрать со страницы' }));
    const question = await screen.findByRole('dialog');
    await userEvent.click(within(question).getByRole('button', { name: 'Убрать со страницы' }));
    await waitFor(() => expect(screen.queryByText('http://x/invitation/1')).not.toBeInTheDocument());
  });
});

describe('an invitation', () => {
  it('says who invites, and gives the first password on asking', async () => {
    server({
      'GET /api/staff/public/invitations/abc': () => ({
        name: 'Белова Анна',
        inviter: 'Ким Нина',
        institution: 'Детский сад № 28',
        login: 'belova.a',
        until: '2026-12-06',
      }),
      'POST /api/staff/public/invitations/abc': () => ({ login: 'belova.a', password: 'abcd-efgh-2345' }),
    });
    await page('/invitation/:token', '/invitation/abc', <InvitationPage />);
    expect(await screen.findByText('Вас приглашает Ким Нина. Место работы: Детский сад № 28.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Получить пароль' }));
    expect(await screen.findByText('abcd-efgh-2345')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Войти' })).toHaveAttribute('href', '/login?return=%2F&lang=ru');
  });
});

describe('the form of a person', () => {
  it('sends back what it was given, and nothing for what is empty', () => {
    expect(bodyOf(filledOf(anna), [])).toMatchObject({
      family: 'Белова',
      born: '1985',
      experienceYears: 12.5,
      posts: [{ institution: GARDEN, position: 'educator', category: 'first', categorySince: '2024-03-01' }],
    });
    const empty = bodyOf(emptyPerson(null), []);
    expect(empty.email).toBeUndefined();
    expect(empty.experienceYears).toBeUndefined();
  });

  it('shows what another institution keeps to be read only, and sends it back as it came', async () => {
    const foreign = {
      ...post,
      institution: 'other',
      institutionName: 'Детский сад № 7',
      remark: 'с  пробелами ',
      changeable: false,
    };
    const person = { ...anna, posts: [foreign, ...anna.posts] };
    const asked = server({
      'GET /api/staff/people/anna': () => person,
      'GET /api/staff/reference': reference,
      'PUT /api/staff/people/anna': () => person,
    });
    await page('/people/:id/edit', '/people/anna/edit', <PersonFormPage />);
    const others = await screen.findByRole('region', { name: 'Другие места работы' });
    expect(within(others).getByRole('link', { name: 'Детский сад № 7' })).toBeVisible();
    expect(within(others).queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getAllByRole('combobox', { name: 'Должность' })).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'Убрать место работы 1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));
    await waitFor(() => expect(asked.at(-1)?.what).toMatch(/^(PUT|GET)/));
    const sent = asked.find(({ what }) => what.startsWith('PUT'));
    expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({ posts: [foreign] });
  });
});
