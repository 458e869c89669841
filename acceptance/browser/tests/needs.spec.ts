import type { Browser, Page } from '@playwright/test';
import { logIn, logInQuietly } from '../support/login.ts';
import { type Member, Network } from '../support/network.ts';
import { call } from '../support/portal.ts';
import { sharedData } from '../support/sharedData.ts';
import { expect, test } from '../support/test.ts';
import { PHONE, fitsKazakhAndEnglish, wellMade } from '../support/wellMade.ts';

const file = (path: string) => sharedData(`data/${path}`)!;
const FEWEST = 5;

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe.serial('Needs are asked', () => {
  test.skip(!sharedData('data/surveys/demand-of-forms.xlsx'), 'the real inputs lie beside the checkout');
  // Several people log in for the first time, one after the other.
  test.describe.configure({ timeout: 240_000 });

  let network: Network;
  let methodist: Member;
  const educators: Member[] = [];
  let desk: Page;
  let questionnaire = '';
  let wave = '';
  let name = '';

  test.beforeAll(async ({ browser }, { project }) => {
    test.setTimeout(300_000);
    network = await Network.made();
    const kindergarten = await network.kindergarten('Детский сад № 28');
    methodist = await network.member(
      network.district,
      'methodist',
      'Никитина',
      'Ольга',
      'district-methodist',
    );
    for (const given of ['Анна', 'Гүлнар', 'Марина', 'Вера', 'Роза']) {
      educators.push(await network.member(kindergarten, 'educator', 'Белова', given));
    }
    name = `Что нужнее (${network.mark})`;
    desk = await (await browser.newContext(project.use)).newPage();
    await logIn(desk, methodist);
  });

  test.afterAll(async () => {
    await network.leave();
    await desk.context().close();
  });

  test('a questionnaire comes out of a workbook', async () => {
    await desk.goto('/surveys/questionnaires/import');
    await wellMade(desk);
    await desk.locator('input[type="file"]').setInputFiles(file('surveys/duplicate_columns.xlsx'));
    await expect(desk.getByText(/Нашли \d+ ошиб/).first()).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Сохранить анкету' })).toBeHidden();
    await wellMade(desk);

    await desk.locator('input[type="file"]').setInputFiles(file('surveys/demand-of-forms.xlsx'));
    await expect(desk.getByText('всё понятно')).toBeVisible();
    await expect(desk.getByText('Ваша должность')).toBeVisible();
    await wellMade(desk);
    await desk.getByRole('button', { name: 'Сохранить анкету' }).click();
    await expect(title(desk)).toHaveText('Востребованность форм методической работы');
    questionnaire = new URL(desk.url()).pathname;
    await wellMade(desk);
  });

  test('a wave is opened for chosen institutions', async () => {
    await desk.getByRole('link', { name: 'Провести опрос' }).click();
    await expect(title(desk)).toHaveText('Провести опрос');
    await desk.getByLabel('Название').fill(name);
    await wellMade(desk);
    await desk.getByRole('button', { name: 'Открыть опрос' }).click();
    await expect(title(desk)).toHaveText(name);
    wave = new URL(desk.url()).pathname.split('/')[2] ?? '';
    await expect(desk.getByText(/: 0 из [1-9]/)).toBeVisible({ timeout: 30_000 });
    await wellMade(desk);
    for (const at of ['/surveys', `/surveys/${wave}/edit`, '/surveys/questionnaires']) {
      await desk.goto(at);
      await expect(title(desk)).not.toHaveText(name);
      await wellMade(desk);
    }
  });

  test('nothing is shown while people answer without their names', async () => {
    await desk.goto(`/surveys/${wave}/results`);
    await expect(desk.getByText('Итоги будут, когда опрос закроют')).toBeVisible();
    await wellMade(desk);
  });

  test('educators answer on a phone, without their names', async ({ browser }) => {
    const [first, second, ...others] = educators;
    await answers(browser, first!, 0);
    await answers(browser, second!, 1);
    for (const educator of others) {
      await answersByCall(educator);
    }
  });

  /** Pages show the same to everybody; that those who come next are counted as well needs no page. */
  async function answersByCall(educator: Member) {
    const caller = await logInQuietly(educator);
    const { body } = await call<{ form: { questions: { name: string; choices?: { name: string }[] }[] } }>(
      caller,
      'GET',
      `/api/surveys/mine/${wave}`,
    );
    const forms = body.form.questions.find(({ name }) => name === 'demand')!.choices!.map(({ name }) => name);
    await call(caller, 'PUT', `/api/surveys/waves/${wave}/answers/mine`, {
      values: {
        position: 'educator',
        experience: 12,
        took_part: ['master_class'],
        demand: ['master_class', ...forms.filter((name) => name !== 'master_class')],
        usefulness: '5',
        wants_to_show: 'no',
        ask: 'Как увлечь родителей?',
      },
    });
    await caller.dispose();
  }

  async function answers(browser: Browser, educator: Member, turn: number) {
    const page = await (await browser.newContext({ ...PHONE, locale: 'ru-RU' })).newPage();
    await logIn(page, educator);
    await page.goto('/');
    await page.getByRole('link', { name }).click();
    await expect(page.getByText('Имя не хранится: методисты и руководители увидят')).toBeVisible();
    const look = turn === 0 ? wellMade : () => Promise.resolve();
    await look(page);

    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(page.getByText('На этот вопрос нужен ответ.')).toBeVisible();
    await page.getByRole('radio', { name: 'Воспитатель', exact: true }).check();
    await next(page, 'Педагогический стаж');
    await page.getByRole('textbox').fill('61');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(page.getByText('Стаж от 0 до 60 лет')).toBeVisible();
    await look(page);
    await page.getByRole('textbox').fill(String(3 + turn));
    await next(page, 'В каких формах');

    await page.getByRole('checkbox', { name: 'Мастер-классы' }).check();
    if (turn === 0) {
      // What was begun is still there in a new page.
      await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('master_class');
      await page.reload();
      await expect(page.getByText('Мы сохранили то, что вы начали писать')).toBeVisible();
      await expect(page.getByRole('checkbox', { name: 'Мастер-классы' })).toBeChecked();
      await look(page);
    }
    await next(page, 'Расположите формы');
    await ranks(page, turn);
    await look(page);
    await next(page, 'Насколько методическая работа');
    await page.getByRole('radio', { name: 'Очень помогает' }).check();
    await next(page, 'Готовы ли вы показать');
    await page.getByRole('radio', { name: turn % 2 ? 'Нет' : 'Да' }).check();
    await next(page, turn % 2 ? 'О чём вы хотели бы' : 'В какой форме?');
    if (turn % 2 === 0) {
      await next(page, 'О чём вы хотели бы');
    }
    await page.getByRole('textbox').fill('Как увлечь родителей?');
    await next(page, 'Всё верно?');
    await look(page);
    await page.getByRole('button', { name: 'Отправить ответ' }).click();
    await expect(page.getByText('Спасибо, ответ принят')).toBeVisible();
    await look(page);
    await page.goto('/');
    await expect(title(page)).toHaveText('Сегодня');
    await expect(page.getByRole('link', { name })).toHaveCount(0);
    await page.context().close();
  }

  const places = (page: Page) => page.getByRole('button', { name: /: место \d+, перенести/ });

  /** By tap; the first educator changes places by the keyboard and by dragging as well. */
  async function ranks(page: Page, turn: number) {
    await page.getByRole('button', { name: 'Мастер-классы', exact: true }).click();
    await page.getByRole('button', { name: 'Наставничество', exact: true }).click();
    if (turn === 0) {
      const [first, second] = [places(page).nth(0), places(page).nth(1)];
      await expect(first).toHaveAccessibleName(/^Мастер-классы/);
      await second.focus();
      const said = page.locator('[id^="DndLiveRegion"]');
      await page.keyboard.press('Space');
      await expect(said).toContainText('Наставничество');
      await page.keyboard.press('ArrowUp');
      await expect(said).toContainText(/мест\S* 1/);
      await page.keyboard.press('Space');
      await expect(first).toHaveAccessibleName(/^Наставничество/);
      const [from, to] = [await second.boundingBox(), await first.boundingBox()];
      if (!from || !to) {
        throw new Error('The places of the ranking cannot be seen');
      }
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + from.width / 2, from.y - 10, { steps: 5 });
      await page.mouse.move(to.x + to.width / 2, to.y + 4, { steps: 10 });
      await page.mouse.up();
      await expect(first).toHaveAccessibleName(/^Мастер-классы/);
    }
    const left = page.getByRole('group', { name: /^Расположите/ }).locator('ul button');
    while ((await left.count()) > 0) {
      await left.first().click();
    }
    await expect(places(page)).toHaveCount(17);
  }

  async function next(page: Page, question: string) {
    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(page.getByRole('heading', { level: 2, name: question })).toBeFocused();
  }

  test('results are ranked bars with a table and a download', async () => {
    await desk.goto(`/surveys/${wave}`);
    await desk.getByRole('button', { name: 'Закрыть опрос' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Закрыть опрос' }).click();
    await expect(desk.getByText('закрыт', { exact: true }).first()).toBeVisible();
    await expect(desk.getByText(`: ${FEWEST} из`)).toBeVisible({ timeout: 90_000 });

    await desk.getByRole('link', { name: 'Итоги' }).click();
    const ranking = desk.getByRole('figure', { name: 'Нужнее всего: Мастер-классы' });
    await expect(ranking).toBeVisible({ timeout: 90_000 });
    await expect(ranking.getByRole('listitem')).toHaveCount(17);
    await expect(ranking.getByRole('listitem').first()).toContainText('Мастер-классы');
    await wellMade(desk);

    await ranking.getByRole('button', { name: 'Таблица' }).click();
    await expect(ranking.getByRole('cell', { name: 'Мастер-классы' })).toBeVisible();
    await wellMade(desk);
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      ranking.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('results-demand.csv');
    // One was asked in which form they would show their experience, and did not say.
    await expect(desk.getByText('Не показываем: по этому вопросу').first()).toBeVisible();
  });

  for (const [year, answers, questions] of [
    ['2018', 'waves/wave2018_en.tsv', 'waves/wave2018_questions.csv'],
    ['2019', 'waves/wave2019_combined_en_es.tsv', 'waves/wave2019_questions_en.csv'],
  ] as const) {
    test(`a wave of ${year} comes out of a table`, async () => {
      await desk.goto('/surveys/load');
      await wellMade(desk);
      const files = desk.locator('input[type="file"]');
      await files.nth(0).setInputFiles(file(answers));
      await files.nth(1).setInputFiles(file(questions));
      await desk.getByRole('button', { name: 'Прочитать таблицу' }).click();
      await expect(desk.getByRole('heading', { name: /столб.* что .* знач/ })).toBeVisible({
        timeout: 30_000,
      });
      await desk.getByLabel('Название').fill(`${year} (${network.mark})`);
      await wellMade(desk);
      await desk.getByRole('button', { name: 'Проверить' }).click();
      await expect(desk.getByRole('status').filter({ hasText: 'Посмотрите, что мы поняли по-своему.' })).toBeVisible({
        timeout: 30_000,
      });
      await wellMade(desk);
      await desk.getByRole('button', { name: /^Записать/ }).click();
      await expect(title(desk)).toHaveText(`${year} (${network.mark})`, { timeout: 60_000 });
      await wellMade(desk);
    });
  }

  test('two waves are compared question by question', async () => {
    await desk.goto('/surveys/comparisons');
    await wellMade(desk);
    await desk.getByRole('button', { name: 'Сравнить два опроса' }).click();
    await desk.getByLabel('Один опрос').first().click();
    await desk.getByRole('option', { name: new RegExp(`^2019 \\(${network.mark}`) }).click();
    await desk.getByLabel('Другой опрос').first().click();
    await desk.getByRole('option', { name: new RegExp(`^2018 \\(${network.mark}`) }).click();
    await expect(desk.getByText('сначала «2018')).toBeVisible();
    await wellMade(desk);
    await desk.getByRole('button', { name: 'Сравнить', exact: true }).click();
    await expect(title(desk)).toHaveText('Было и стало: 2018 и 2019', { timeout: 60_000 });
    await expect(desk.getByText(/^нельзя сказать: \d+/)).toBeVisible();
    await expect(desk.getByText(/^(выросло|снизилось): \d+/).first()).toBeVisible();
    await wellMade(desk);

    const figure = desk.getByRole('figure').first();
    await figure.getByRole('button', { name: 'Таблица' }).click();
    for (const column of ['Вывод', 'Проверка', 'Величина перемены']) {
      await expect(figure.getByRole('columnheader', { name: column })).toBeVisible();
    }
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Скачать сравнение' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);

    await desk.getByRole('link', { name: 'Какой вопрос какому соответствует' }).click();
    await expect(title(desk)).toHaveText('Какой вопрос какому соответствует');
    await wellMade(desk);
  });

  test('all of it reads in Kazakh and English', async () => {
    const comparison = new URL(desk.url()).pathname.replace(/\/pairs$/, '');
    await fitsKazakhAndEnglish(desk, [
      '/surveys',
      '/surveys/new',
      '/surveys/load',
      '/surveys/questionnaires',
      '/surveys/questionnaires/import',
      questionnaire,
      `/surveys/${wave}`,
      `/surveys/${wave}/results`,
      '/surveys/comparisons',
      comparison,
      `${comparison}/pairs`,
    ]);
  });
});
