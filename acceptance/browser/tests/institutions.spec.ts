import { type Page } from '@playwright/test';
import { ADMINISTRATOR } from '../support/administrator.ts';
import { Network } from '../support/network.ts';
import { sharedData } from '../support/sharedData.ts';
import { expect, test } from '../support/test.ts';
import { wellMade } from '../support/wellMade.ts';

const ULYANOVSK = 'data/institutions/ulyanovsk_kindergartens.csv';
const NYURBA = ['data/institutions/nyurba_kindergartens.csv', 'data/institutions/nyurba_schools.csv'];

test.use({ storageState: ADMINISTRATOR });

test('Institutions come in from tables, twins are asked about, and nothing comes in twice', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const [ulyanovsk, ...nyurba] = [ULYANOVSK, ...NYURBA].map(sharedData);
  test.skip(!ulyanovsk || nyurba.includes(undefined), 'The real tables are not beside the checkout');
  const network = await Network.made();
  await network.leave();
  await page.goto(`/network/${network.district}`);

  await test.step('an empty district says what will be here', async () => {
    await expect(page.getByText('Здесь пока нет учреждений')).toBeVisible();
    await wellMade(page);
  });

  await test.step('a single institution is added, a known one corrected', async () => {
    for (const at of [`/network/new?parent=${network.district}`, `/network/${network.district}/edit`]) {
      await page.goto(at);
      await wellMade(page);
    }
    await page.goto(`/network/${network.district}`);
  });

  await test.step('the columns of a table are recognised and can be changed', async () => {
    await page.getByRole('link', { name: 'Загрузить из файла' }).first().click();
    await wellMade(page);
    await upload(page, ulyanovsk!);
    await expect(page.getByLabel('Что значит столбец «name»')).toHaveValue('name');
    await expect(page.getByLabel('Что значит столбец «postal_code»')).toHaveValue('postcode');
    await page.getByLabel('Что значит столбец «phone»').selectOption('Не загружать');
    await expect(page.getByLabel('Что значит столбец «phone»')).toHaveValue('');
    await page.getByLabel('Что значит столбец «phone»').selectOption('Телефон');
    await expect(page.getByLabel('Что значит столбец «phone»')).toHaveValue('phone');
    await wellMade(page);
  });

  await test.step('likely twins wait for a decision, the list of remarks can be had as a file', async () => {
    await page.getByRole('button', { name: 'Дальше' }).click();
    const twin = page.getByRole('listitem').filter({ hasText: 'ДЕТСКИЙ САД № 2 РЯБИНКА' });
    await expect(twin.getByText('Похоже на «Детский сад № 2 Рябинушка»')).toBeVisible();
    await wellMade(page);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать список замечаний' }).click();
    expect((await file).suggestedFilename()).toBe('problems.xlsx');
    await twin.getByLabel(/^Детский сад № 2 Рябинушка, /).check();
    await expect(twin.getByText('решено')).toBeVisible();
    await page.getByRole('button', { name: 'Для всех: Это отдельное учреждение' }).click();
    await expect(page.getByText(/жд[её]т решения|ждут решения/)).toHaveCount(0);
  });

  await test.step('only what was confirmed is written, with its progress shown', async () => {
    await page.getByRole('button', { name: /^Записать 15\d строк/ }).click();
    await expect(page.getByText(/^Записан\S+ 15\d строк/)).toBeVisible({ timeout: 60_000 });
    await wellMade(page);
    await page.getByRole('link', { name: 'Посмотреть учреждения' }).click();
    await expect(page.getByRole('link', { name: 'Детский сад № 2 Рябинушка' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'ДЕТСКИЙ САД № 2 РЯБИНКА' })).toHaveCount(0);
    await wellMade(page);
  });

  await test.step('the same file again changes nothing', async () => {
    await page.getByRole('link', { name: 'Загрузить из файла' }).first().click();
    await upload(page, ulyanovsk!);
    await page.getByRole('button', { name: 'Дальше' }).click();
    await expect(page.getByRole('button', { name: 'Нового нет' })).toBeDisabled();
    await wellMade(page);
  });

  await test.step('lists of names alone come in as well', async () => {
    for (const file of nyurba) {
      await page.goto(`/network/import?into=${network.district}`);
      await upload(page, file!);
      await page.getByRole('button', { name: 'Дальше' }).click();
      const separate = page.getByRole('button', { name: 'Для всех: Это отдельное учреждение' });
      const one = page.getByLabel('Это отдельное учреждение');
      await expect(page.getByRole('button', { name: /^Записать/ })).toBeVisible();
      if ((await page.getByText(/жд[её]т решения|ждут решения/).count()) > 0) {
        await expect(one.first()).toBeVisible();
        await ((await separate.isVisible()) ? separate.click() : one.check());
      }
      await page.getByRole('button', { name: /^Записать/ }).click();
      await expect(page.getByText(/^Записан\S+ \d+ строк/)).toBeVisible({ timeout: 60_000 });
    }
    await page.goto(`/network/${network.district}?q=Аленушка`);
    await page.getByRole('link', { name: /«Аленушка»/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('«Аленушка»');
    await expect(page.getByText('детский сад', { exact: true })).toBeVisible();
    await wellMade(page);
  });
});

async function upload(page: Page, file: string) {
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText('Что в каком столбце')).toBeVisible({ timeout: 30_000 });
}
