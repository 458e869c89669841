import type { Browser, Page } from '@playwright/test';
import { type Told, schoolOfYoungTeachers, workInPairs } from '../support/experience.ts';
import { logIn } from '../support/login.ts';
import { type Member, Network } from '../support/network.ts';
import { expect, test } from '../support/test.ts';
import { fitsKazakhAndEnglish, wellMade } from '../support/wellMade.ts';

async function as(browser: Browser, member: Member, path: string): Promise<Page> {
  const { baseURL, viewport, hasTouch, isMobile, locale, timezoneId } = test.info().project.use;
  const context = await browser.newContext({ baseURL, viewport, hasTouch, isMobile, locale, timezoneId });
  const page = await context.newPage();
  await logIn(page, member);
  await page.goto(path);
  return page;
}

/** From the name alone to the expert; answers the address of the card. */
async function tell(page: Page, { title, fields }: Told): Promise<string> {
  await page.getByLabel('Название').fill(title);
  await page.getByRole('button', { name: 'Начать писать' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Описание опыта');
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: false }).first().fill(text);
  }
  await page.getByLabel('Ни одного ребёнка нельзя узнать').check();
  await expect(page.getByText(/^Сохранено в/)).toBeVisible();
  await page.getByRole('button', { name: 'Отправить эксперту' }).click();
  await expect(page.getByText('Ждёт эксперта')).toBeVisible();
  return new URL(page.url()).pathname;
}

async function take(page: Page, title: string) {
  await page.goto('/bank/review');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Взять на проверку' }).click();
  await expect(page.getByRole('heading', { name: 'Оценка' })).toBeVisible();
}

async function score(page: Page, points: number) {
  for (const button of await page.getByRole('button', { name: `${points} из 4` }).all()) {
    await button.click();
  }
}

test.describe('Experience shared', () => {
  test.describe.configure({ mode: 'serial', timeout: 300_000 });

  let network: Network;
  let author: Member;
  let methodist: Member;
  let expert: Member;
  let adopter: Member;
  let pairs: Told;
  let school: Told;
  let card: string;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    network = await Network.made();
    const [here, there, third] = [
      await network.kindergarten('Детский сад № 53'),
      await network.kindergarten('Детский сад № 28'),
      await network.kindergarten('Детский сад № 7'),
    ];
    author = await network.member(here, 'educator', 'Оконешникова', 'Саргылана');
    methodist = await network.member(third, 'senior-educator', 'Ахметова', 'Айгүл');
    expert = await network.member(there, 'educator', 'Дмитриева', 'Ольга', 'expert');
    adopter = await network.member(there, 'educator', 'Гусева', 'Лидия');
    pairs = workInPairs(network.mark);
    school = schoolOfYoungTeachers(network.mark);
  });

  test.afterAll(() => network.leave());

  test('is written by its authors, and nothing of it is lost', async ({ browser }) => {
    const page = await as(browser, author, '/bank');
    await wellMade(page);
    await page.getByRole('link', { name: 'Рассказать о своём опыте' }).first().click();
    await wellMade(page);
    card = await tell(page, pairs);
    await wellMade(page);
    await page.goto('/bank/mine');
    await expect(page.getByText(pairs.title)).toBeVisible();
    await wellMade(page);

    const other = await as(browser, methodist, '/bank/new');
    await other.getByLabel('Название').fill('Начатое');
    await other.reload();
    await expect(other.getByLabel('Название')).toHaveValue('Начатое');
    await tell(other, school);
    await page.context().close();
    await other.context().close();
  });

  test('is returned with remarks, mended, and accepted by an expert of another institution', async ({
    browser,
  }) => {
    const desk = await as(browser, expert, '/bank/review');
    await expect(desk.getByText(pairs.title)).toBeVisible();
    await wellMade(desk);
    await take(desk, pairs.title);
    await desk.getByRole('button', { name: 'Замечание: Методы и приёмы' }).click();
    await desk.getByLabel('Замечание: Методы и приёмы').fill('Скажите, как часто встречается пара.');
    await wellMade(desk);
    const reviewed = new URL(desk.url()).pathname;
    await fitsKazakhAndEnglish(desk, ['/bank/review', reviewed]);
    await desk.getByRole('button', { name: 'Вернуть на доработку' }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Проверка');
    await desk.goto('/bank/review?view=judged');
    await wellMade(desk);
    await desk.getByRole('link', { name: pairs.title }).click();
    await expect(desk.getByText('Скажите, как часто встречается пара.')).toBeVisible();
    await expect(desk.getByText(pairs.fields['Коротко']!)).toHaveCount(0);
    await wellMade(desk);

    const page = await as(browser, author, `${card}/edit`);
    await expect(page.getByText('Скажите, как часто встречается пара.')).toBeVisible();
    await wellMade(page);
    await fitsKazakhAndEnglish(page, ['/bank/mine', '/bank/new', `${card}/edit`]);
    const methods = page.getByLabel('Методы и приёмы');
    await methods.fill(`${await methods.inputValue()} Пара встречается раз в неделю на час.`);
    await page.getByRole('button', { name: 'Отправить эксперту' }).click();
    await expect(page.getByText('Ждёт эксперта')).toBeVisible();
    await page.context().close();

    for (const { title } of [pairs, school]) {
      await take(desk, title);
      await score(desk, 4);
      await desk.getByLabel('Общий вывод').fill('Описано так, что коллега повторит.');
      await desk.getByRole('button', { name: 'Принять и опубликовать' }).click();
      await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Проверка');
    }
    await desk.context().close();
  });

  test('is found by another form of a word, adopted elsewhere, and shows its lineage', async ({
    browser,
  }) => {
    const page = await as(browser, adopter, '/bank');
    const words = encodeURIComponent(`микрогруппами ${network.mark}`);
    await expect(async () => {
      await page.goto(`/bank?q=${words}`);
      await expect(page.getByRole('link', { name: pairs.title })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(page.locator('mark', { hasText: 'микрогруппы' })).toBeVisible();
    await wellMade(page);
    await page.getByRole('link', { name: pairs.title }).click();
    await expect(page.getByText('Пока никто не перенял.')).toBeVisible();
    await wellMade(page);

    await page.getByRole('link', { name: 'Взять к себе' }).first().click();
    await page.getByLabel('Что меняем').fill('В паре воспитатель и логопед: у нас нет второго воспитателя.');
    await page.getByLabel('Другие условия').fill('Малокомплектный сад, две группы.');
    await wellMade(page);
    await page.getByRole('button', { name: 'Записать решение' }).click();
    await expect(page.getByText('пробуют', { exact: true })).toBeVisible();
    await wellMade(page);
    const adoption = new URL(page.url()).pathname;
    await page.goto(`${adoption}/plan`);
    await expect(page.getByLabel('Другие условия')).toHaveValue('Малокомплектный сад, две группы.');
    await wellMade(page);
    await page.goto(adoption);

    await page.getByRole('link', { name: 'Рассказать, что вышло' }).click();
    await page.getByLabel('Получилось отчасти').check();
    await page.getByLabel('Продолжаем').check();
    await page.getByLabel('Что получилось').fill('Логопед освоил доску, воспитатель пока нет.');
    await page.getByLabel('Ни одного ребёнка нельзя узнать').check();
    await wellMade(page);
    await page.getByRole('button', { name: 'Записать результат' }).click();
    await expect(page.getByText('Логопед освоил доску, воспитатель пока нет.')).toBeVisible();
    await wellMade(page);

    await page.goto(card);
    const lineage = page.getByRole('region', { name: 'От кого взято и кто перенял' });
    await expect(lineage.getByRole('link', { name: /Детский сад № 28/ })).toBeVisible();
    await expect(lineage).toContainText('Получилось отчасти');
    await wellMade(page);
    await fitsKazakhAndEnglish(page, ['/bank', card, adoption, `${adoption}/plan`, `${adoption}/result`]);
    await page.context().close();

    const theirs = await as(browser, author, '/bank/mine?whose=of-my-practices');
    await expect(theirs.getByText(/Детский сад № 28/)).toBeVisible();
    await wellMade(theirs);
    await theirs.context().close();
  });
});
