import { type Browser, type Page } from '@playwright/test';
import { axe } from '../support/axe.ts';
import { logIn } from '../support/login.ts';
import { type Member, Network } from '../support/network.ts';
import { call } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { PHONE, fitsKazakhAndEnglish, wellMade } from '../support/wellMade.ts';

async function onPhone(browser: Browser, member: Member, path: string): Promise<Page> {
  const page = await (await browser.newContext(PHONE)).newPage();
  await logIn(page, member);
  await page.goto(path);
  return page;
}

/** The day at the place of the event, so many days from now, as one types it. */
function day(fromNow: number): string {
  const date = new Date(Date.now() + fromNow * 24 * 60 * 60_000);
  return date
    .toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow', dateStyle: 'short' })
    .padStart(10, '0');
}

test('An event is planned, seats run out, and whoever came has the hours', async ({ page, browser }) => {
  test.setTimeout(420_000);
  const network = await Network.made();
  const title = `Как разговорить молчащего ребёнка (${network.mark})`;
  const romashka = await network.kindergarten('Детский сад № 28 «Ромашка»');
  const korablik = await network.kindergarten('Детский сад № 7 «Кораблик»');
  const methodist = await network.member(
    network.district,
    'methodist',
    'Никитина',
    'Ольга',
    'district-methodist',
  );
  const anna = await network.member(romashka, 'educator', 'Белова', 'Анна');
  const gulnar = await network.member(korablik, 'speech-therapist', 'Әбішева', 'Гүлнар');
  const eva = await network.member(korablik, 'educator', 'Ким', 'Ева');
  await network.leave();

  await test.step('nothing is planned, and the page says what will be here', async () => {
    await logIn(page, methodist);
    await page.goto('/events?whose=mine');
    await expect(page.getByText('У вас пока нет мероприятий')).toBeVisible();
    await wellMade(page);
  });

  await test.step('a plan that lacks something says where', async () => {
    await page.getByRole('link', { name: 'Запланировать мероприятие' }).click();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await expect(page.getByLabel('Название')).toBeFocused();
    await wellMade(page);
  });

  await test.step('a problem seminar for two is planned and published', async () => {
    await page.getByLabel('Название').fill(title);
    await choose(page, 'Форма работы', 'Проблемный семинар');
    await page.getByLabel('Проблема').fill('Половина детей старших групп молчит на занятиях.');
    await choose(page, 'Уровень', 'Район');
    await page.getByLabel('Начало: день').fill(day(2));
    await page.getByLabel('Начало: время').fill('13:30');
    await expect(page.getByLabel('Конец: время')).toHaveValue('15:30');
    await page.getByRole('textbox', { name: 'Академических часов' }).fill('3');
    await page.getByLabel('Место', { exact: false }).first().fill('Музыкальный зал');
    await page.getByRole('textbox', { name: 'Мест', exact: true }).fill('2');
    await wellMade(page);
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByText('Осталось 2 места из 2')).toBeVisible();
    await wellMade(page);
  });

  const path = new URL(page.url()).pathname;

  await test.step('two educators take the seats on their phones', async () => {
    for (const member of [anna, gulnar]) {
      const phone = await onPhone(browser, member, '/events');
      await phone.getByRole('link', { name: title }).first().click();
      expect(new URL(phone.url()).pathname).toBe(path);
      await phone.getByRole('button', { name: 'Записаться' }).click();
      await expect(phone.getByRole('button', { name: 'Отменить запись' })).toBeVisible();
      await wellMade(phone);
      await phone.goto('/');
      await expect(phone.getByRole('link', { name: title })).toBeVisible();
      await wellMade(phone);
      await phone.context().close();
    }
  });

  await test.step('the third waits, and is seated when somebody gives a seat back', async () => {
    const third = await onPhone(browser, eva, path);
    await expect(third.getByText('Мест нет, все 2 заняты')).toBeVisible();
    await third.getByRole('button', { name: 'Встать в очередь' }).click();
    await expect(third.getByText('Мест нет. Вы в очереди, место 1').first()).toBeVisible();
    await wellMade(third);

    const second = await onPhone(browser, gulnar, path);
    await second.getByRole('button', { name: 'Отменить запись' }).click();
    const question = second.getByRole('dialog');
    await expect(question.getByText('В очереди 1 человек')).toBeVisible();
    await axe(second);
    await question.getByRole('button', { name: 'Отменить запись' }).click();
    await expect(second.getByRole('button', { name: 'Встать в очередь' })).toBeVisible();

    await expect(third.getByRole('button', { name: 'Отменить запись' })).toBeVisible();
    await third.context().close();
    await second.context().close();
  });

  await test.step('the day comes', async () => {
    await page.goto(`${path}/attendance`);
    await expect(page.getByText('Отмечать присутствие можно с утра')).toBeVisible();
    await wellMade(page);
    await page.goto(`${path}/edit`);
    await page.getByLabel('Начало: день').fill(day(0));
    await page.getByLabel('Начало: время').fill('00:00');
    await wellMade(page);
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByText('00:00–02:00')).toBeVisible();
  });

  await test.step('who came is marked at the door', async () => {
    await page.getByRole('link', { name: 'Отметить присутствие' }).click();
    await expect(page.getByText('Пришли: 0 из 2.')).toBeVisible();
    await page.getByRole('button', { name: anna.name }).click();
    await expect(page.getByText('Пришли: 1 из 2.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Остальные не пришли' }).click();
    await expect(page.getByRole('button', { name: eva.name })).toContainText('не пришёл');
    await wellMade(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Подпись')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.reload();
    await expect(page.getByText('Пришли: 1 из 2.', { exact: true })).toBeVisible();
  });

  await test.step('it ends with a decision', async () => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Закрыть мероприятие' }).click();
    const closing = page.getByRole('dialog');
    await closing.getByLabel('Решение и рекомендации').fill('Пять минут вольной речи в начале занятия.');
    await axe(page);
    await closing.getByRole('button', { name: 'Закрыть мероприятие' }).click();
    await expect(page.getByText('Проведено')).toBeVisible();
    await wellMade(page);
  });

  await test.step('the hours are in the portfolio of whoever came, and of nobody else', async () => {
    await expect.poll(() => portfolio(page, methodist)).toEqual(['ORGANISED: 3']);
    await expect.poll(() => portfolio(page, anna)).toEqual(['ATTENDED: 3']);
    for (const absent of [gulnar, eva]) {
      expect(await portfolio(page, absent)).toEqual([]);
    }
  });

  await test.step('the calendar and the year show it', async () => {
    await page.goto('/events/plan');
    await expect(page.getByText('Проведено 1 из 1 запланированных')).toBeVisible();
    await wellMade(page);
    await page.goto('/events?when=past&whose=mine');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    await wellMade(page);
    await page.getByRole('button', { name: 'Мой календарь' }).click();
    await page.getByRole('button', { name: 'Получить ссылку' }).click();
    const link = await page.getByRole('textbox', { name: 'Ссылка' }).inputValue();
    await axe(page);
    const calendar = await (await page.request.get(link)).text();
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar.replaceAll('\r\n ', '')).toContain(title);
    await page.getByRole('button', { name: 'Закрыть' }).last().click();
    if (page.viewportSize()!.width > 1000) {
      await page.goto('/events?view=month');
      await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
      await wellMade(page);
    }
  });

  await test.step('all of it reads in Kazakh and English', async () => {
    await fitsKazakhAndEnglish(page, [
      '/events?when=past',
      path,
      `${path}/attendance`,
      '/events/new',
      '/events/plan',
    ]);
  });
});

async function choose(page: Page, field: string, option: string) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

interface Portfolio {
  items: { kind: string; hours?: number }[];
}

/** The lines that the record has of a person, each with its hours. */
async function portfolio(page: Page, { id }: Member): Promise<string[]> {
  const { body } = await call<Portfolio>(page, 'GET', `/api/staff/people/${id}/portfolio`);
  return body.items.map(({ kind, hours }) => `${kind}: ${hours}`);
}
