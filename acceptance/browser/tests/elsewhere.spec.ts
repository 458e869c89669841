import { type Browser } from '@playwright/test';
import { logIn } from '../support/login.ts';
import { type Member, Network } from '../support/network.ts';
import { call } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { PHONE, fitsKazakhAndEnglish, wellMade } from '../support/wellMade.ts';

test('Who works elsewhere too, and who wrote together, is asked first', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const network = await Network.made();
  const here = await network.kindergarten('Детский сад № 28 «Ромашка»');
  const there = await network.kindergarten('Детский сад № 7 «Кораблик»');
  const keeper = await network.member(here, 'senior-educator', 'Никитина', 'Ольга');
  const anna = await network.member(here, 'educator', 'Белова', 'Анна');
  const newcomer = await network.member(there, 'senior-educator', 'Ахметова', 'Айгүл');
  await network.leave();
  const path = `/people/${anna.id}`;

  await test.step('a methodist of another kindergarten asks, and goes on seeing what anybody sees', async () => {
    await logIn(page, newcomer);
    await page.goto(path);
    await expect(page.getByText('Портфолио')).toBeHidden();
    await page.getByRole('button', { name: 'Работает и у нас' }).click();
    const dialog = page.getByRole('dialog', { name: 'Работает и у нас' });
    await dialog.getByLabel('Должность').selectOption({ label: 'Педагог-психолог' });
    await wellMade(page);
    await dialog.getByRole('button', { name: 'Спросить' }).click();
    await expect(page.getByText(/ждёт; с .+ решит и район/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Исправить' })).toBeHidden();
    await wellMade(page);
    await page.goto('/people/claims');
    await expect(page.getByRole('button', { name: 'Отозвать' })).toBeVisible();
    await wellMade(page);
    await fitsKazakhAndEnglish(page, [path, '/people/claims']);
  });

  await test.step('where she works it stands on «Сегодня», and is confirmed', async () => {
    const phone = await onPhone(browser, keeper);
    await expect(phone.getByRole('heading', { name: 'Ждёт вас: 1 место работы' })).toBeVisible();
    await wellMade(phone);
    await fitsKazakhAndEnglish(phone, ['/']);
    await phone.getByRole('button', { name: 'Подтвердить' }).click();
    const dialog = phone.getByRole('dialog', { name: 'Человек работает и там?' });
    await dialog.getByRole('button', { name: 'Подтвердить' }).click();
    await expect(phone.getByRole('heading', { name: /Ждёт вас/ })).toBeHidden();
    await phone.context().close();

    await page.goto(path);
    await expect(page.getByRole('region', { name: 'Место работы' }).getByText('Кораблик')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Исправить' })).toBeVisible();
    await wellMade(page);
  });

  await test.step('a colleague elsewhere is an author once she agrees', async () => {
    const author = await onPhone(browser, anna);
    const { body } = await call<{ id: string }>(author, 'POST', '/api/bank/practices', {
      institution: here,
      visibility: { kind: 'institution', chosen: [] },
      authors: [anna.id, newcomer.id],
      card: { title: 'Утренний круг вдвоём', noChildKnown: false },
    });
    await author.context().close();

    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Вас назвали автором' })).toBeVisible();
    await wellMade(page);
    await page.getByRole('link', { name: 'Утренний круг вдвоём' }).click();
    await wellMade(page);
    await page.getByRole('button', { name: 'Я автор' }).click();
    await expect(page.getByText('Теперь вы среди авторов')).toBeVisible();
    await fitsKazakhAndEnglish(page, [`/bank/${body.id}`]);
  });
});

async function onPhone(browser: Browser, as: Member) {
  const phone = await (await browser.newContext(PHONE)).newPage();
  await logIn(phone, as);
  return phone;
}
