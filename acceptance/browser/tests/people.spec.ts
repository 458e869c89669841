import { type Page } from '@playwright/test';
import { ADMINISTRATOR } from '../support/administrator.ts';
import { logIn, logInFirst } from '../support/login.ts';
import { Network } from '../support/network.ts';
import { call } from '../support/portal.ts';
import { sharedData } from '../support/sharedData.ts';
import { expect, test } from '../support/test.ts';
import { PHONE, fitsKazakhAndEnglish, readable, wellMade } from '../support/wellMade.ts';

test('People come in from a staff table as it is kept, and are invited', async ({ page, browser }) => {
  test.setTimeout(420_000);
  const gardens = sharedData('data/institutions/ulyanovsk_kindergartens.csv');
  const staff = sharedData('data/staff/ulyanovsk-messy.xlsx');
  test.skip(!gardens || !staff, 'The real tables are not beside the checkout');
  const network = await Network.made();
  const methodist = await network.member(
    network.district,
    'methodist',
    'Никитина',
    'Ольга',
    'district-methodist',
  );
  await network.leave();

  const admin = await (await browser.newContext({ storageState: ADMINISTRATOR })).newPage();
  await admin.goto(`/network/import?into=${network.district}`);
  await upload(admin, gardens!);
  await admin.getByRole('button', { name: 'Дальше' }).click();
  await admin.getByRole('button', { name: 'Для всех: Это отдельное учреждение' }).click();
  await admin.getByRole('button', { name: 'Записать 151 строку' }).click();
  await expect(admin.getByText('Записана 151 строка.')).toBeVisible({ timeout: 60_000 });
  await admin.context().close();

  await logIn(page, methodist, `/people/import?into=${network.district}`);

  await test.step('the row of the headings is found and can be corrected', async () => {
    await wellMade(page);
    await upload(page, staff!);
    const row = page.getByLabel('В какой строке заголовки');
    await expect(row).toHaveValue('4');
    await expect(page.getByLabel('Что значит столбец «ФИО (полностью)»')).toHaveValue('name');
    await row.fill('5');
    await page.getByRole('button', { name: 'Прочитать заново' }).click();
    await expect(page.getByText(/^Не хватает столбцов/)).toBeVisible();
    await page.getByLabel('В какой строке заголовки').fill('4');
    await page.getByRole('button', { name: 'Прочитать заново' }).click();
    await expect(page.getByLabel('Что значит столбец «ФИО (полностью)»')).toHaveValue('name');
    await wellMade(page);
  });

  await test.step('spellings are understood, those in question are asked about', async () => {
    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(page.getByText(/написани\S+ непонятн/)).toBeVisible();
    await wellMade(page);
    for (const text of ['д/с № 16', 'детский сад №16']) {
      await page.getByLabel(`Что значит «${text}»`).selectOption({ index: 1 });
      await expect(page.getByLabel(`Что значит «${text}»`)).not.toHaveValue('');
    }
    await page.getByRole('button', { name: 'Проверить строки' }).click();
  });

  await test.step('what is wrong is told by row and column, and can be had as a file', async () => {
    const wrong = page.getByRole('button', { name: /с ошибкой/ });
    await expect(wrong).toBeVisible();
    if ((await wrong.getAttribute('aria-pressed')) !== 'true') {
      // Namesakes whom another walk brought into another district are asked about first.
      await page.getByRole('button', { name: 'Для всех: Это другой человек' }).click();
      await wrong.click();
    }
    await expect(page.getByText(/^Непонятно, какое учреждение/).first()).toBeVisible();
    await wellMade(page);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать список замечаний' }).click();
    expect((await file).suggestedFilename()).toBe('problems.xlsx');
  });

  await test.step('the good rows are written, and the same file again changes nothing', async () => {
    await page.getByRole('button', { name: /^Записать/ }).click();
    await expect(page.getByText(/^Записан\S+ .+ строк/)).toBeVisible({ timeout: 90_000 });
    await wellMade(page);
    const again = `/people/import?into=${network.district}`;
    await page.goto(again);
    await upload(page, staff!);
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByRole('button', { name: 'Проверить строки' }).click();
    await expect(page.getByRole('button', { name: /уже есть/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /новых/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Нового нет' })).toBeDisabled();
  });

  await test.step('a person is found by the beginning of a name', async () => {
    await page.goto(`/people?institution=${network.district}`);
    await expect(page.getByRole('link', { name: /^\S+ \S+/ }).first()).toBeVisible();
    await wellMade(page);
    await page.getByLabel('Имя').fill('Ваникевич');
    await page.getByRole('link', { name: 'Ваникевич Маргита Исхаковна' }).click();
    await expect(page.getByText('17.01.1992')).toBeVisible();
    await expect(page.getByText('Портфолио пока пусто')).toBeVisible();
    await wellMade(page);
    await page.getByRole('link', { name: 'Исправить' }).click();
    await expect(page.getByLabel('Фамилия')).toHaveValue('Ваникевич');
    await wellMade(page);
    for (const at of ['/people/new', '/people/invite']) {
      await page.goto(at);
      await wellMade(page);
    }
  });

  await test.step('whoever is invited sees by whom, and logs in with a password of their own', async () => {
    const { body: found } = await call<{ items: { id: string }[] }>(
      page,
      'GET',
      `/api/staff/people?institution=${network.district}&position=educator&limit=1`,
    );
    await page.goto(`/people/${found.items[0]!.id}`);
    await page.getByRole('button', { name: 'Пригласить' }).click();
    const link = await page.getByLabel('Ссылка').inputValue();
    await wellMade(page);

    const phone = await (await browser.newContext(PHONE)).newPage();
    await phone.goto(new URL(link).pathname);
    await expect(phone.getByText(/^Вас приглашает .*Никитина/)).toBeVisible();
    await wellMade(phone);
    await expect(async () => {
      await phone
        .getByRole('button', { name: /Получить пароль|Повторить/ })
        .first()
        .click();
      await expect(phone.getByText('Первый пароль')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await wellMade(phone);
    const [username = '', password = ''] = await phone.locator('dd').allTextContents();
    await logInFirst(phone, { username, password }, `my own ${network.mark} password`, readable);
    await phone.goto('/people/me');
    await expect(phone.getByText('Портфолио пока пусто')).toBeVisible();
    await wellMade(phone);
    await phone.context().close();
  });

  await test.step('all of it reads in Kazakh and English', async () => {
    await fitsKazakhAndEnglish(page, [
      '/people',
      '/people/new',
      '/people/import',
      '/people/invite',
      '/network',
      '/reports',
    ]);
  });
});

async function upload(page: Page, file: string) {
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText('Что в каком столбце')).toBeVisible({ timeout: 30_000 });
}
