import { type Page } from '@playwright/test';
import { logIn } from '../support/login.ts';
import { type Member, Network } from '../support/network.ts';
import { call } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { PHONE, fitsKazakhAndEnglish, wellMade } from '../support/wellMade.ts';

const TITLE = 'Утренний круг без слёз';

test('The record writes itself: portfolio, counts, the table of the quarter', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const network = await Network.made();
  const garden = await network.kindergarten('Детский сад № 28 «Ромашка»');
  const methodist = await network.member(
    network.district,
    'methodist',
    'Никитина',
    'Ольга',
    'district-methodist',
  );
  const anna = await network.member(garden, 'educator', 'Белова', 'Анна');
  await network.leave();
  await logIn(page, methodist);
  const event = await held(page, network.district, methodist, anna);

  await expect.poll(() => hours(page, anna)).toBe(3);

  await test.step('whoever came finds it in their portfolio, and goes to where it was recorded', async () => {
    const phone = await (await browser.newContext(PHONE)).newPage();
    await logIn(phone, anna);
    await expect(phone.getByText('В этом учебном году 1 запись, часов учёбы: 3.')).toBeVisible();
    await wellMade(phone);
    await phone.getByRole('link', { name: 'Открыть портфолио' }).click();
    const portfolio = phone.getByRole('region', { name: 'Моё портфолио' });
    await expect(portfolio.getByText(/участие · .+ · уровень: Район · часов: 3/)).toBeVisible();
    await wellMade(phone);
    await phone.emulateMedia({ media: 'print' });
    await expect(phone.getByLabel('Что показать')).toBeHidden();
    await expect(portfolio.getByRole('link', { name: TITLE })).toBeVisible();
    await phone.emulateMedia({ media: 'screen' });
    await portfolio.getByRole('link', { name: TITLE }).click();
    expect(new URL(phone.url()).pathname).toBe(`/events/${event}`);
    await phone.context().close();
  });

  await test.step('the district shows who did how much, as a picture, a table and a file', async () => {
    await page.goto(`/reports?below=${network.district}`);
    const counts = page.getByRole('table', { name: /^Итоги по учреждениям/ });
    const row = counts.getByRole('row').filter({ hasText: 'Ромашка' });
    await expect(row.getByRole('cell').nth(3)).toHaveText('1');
    await expect(row.getByRole('cell').nth(4)).toHaveText('3');
    await wellMade(page);
    if (page.viewportSize()!.width < 400) {
      await page.getByRole('button', { name: 'Отобрать и упорядочить' }).click();
    }
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'XLSX' }).click();
    expect((await file).suggestedFilename()).toMatch(/^counts-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.xlsx$/);
  });

  await test.step('the table of the quarter is there to print and to hand in', async () => {
    await page.getByRole('link', { name: 'Таблица за квартал' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Ромашка' });
    await expect(row.getByRole('cell').first()).toHaveText('1');
    await wellMade(page);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать XLSX' }).click();
    expect((await file).suggestedFilename()).toMatch(/^quarter-\d{4}-\d\.xlsx$/);
  });

  await test.step('all of it reads in Kazakh and English', async () => {
    const reports = `/reports?below=${network.district}`;
    await fitsKazakhAndEnglish(page, ['/', `/people/${anna.id}`, reports, '/reports/quarter']);
  });
});

/** A seminar of today that the educator came to. */
async function held(page: Page, owner: string, organiser: Member, came: Member): Promise<string> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const { body: planned } = await call<{ id: string; version: number }>(page, 'POST', '/api/events/events', {
    title: TITLE,
    form: 'problem-seminar',
    problem: 'Дети плачут по утрам.',
    level: 'district',
    hours: 3,
    owner,
    organiser: organiser.id,
    zone: 'Europe/Moscow',
    startsAt: `${today}T00:00:00`,
    endsAt: `${today}T02:00:00`,
    visibility: { kind: 'network', chosen: [] },
  });
  const at = `/api/events/events/${planned.id}`;
  await call(page, 'PUT', `${at}/publication`, undefined, { 'If-Match': `"${planned.version}"` });
  await call(page, 'POST', `${at}/seats`, { people: [came.id] });
  await call(page, 'PATCH', `${at}/attendance`, { marks: [{ person: came.id, came: true }] });
  return planned.id;
}

/** What the record has of a person by now. */
async function hours(page: Page, { id }: Member): Promise<number> {
  const { body } = await call<Record<string, { hours: number }>>(
    page,
    'GET',
    `/api/staff/people/${id}/portfolio/totals`,
  );
  return Object.values(body).reduce((sum, year) => sum + year.hours, 0);
}
