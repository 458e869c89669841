import { axe } from '../support/axe.ts';
import { fits } from '../support/fits.ts';
import { accountFromEnvironment, logIn } from '../support/login.ts';
import { expect, test } from '../support/test.ts';
import { readable, wellMade } from '../support/wellMade.ts';

const onPhone = () => test.info().project.name === 'phone';

test.describe('The door', () => {
  test('offers one way in, at every address', async ({ page }) => {
    await page.goto('/anything/at/all');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход в «Копилку»');
    await expect(page.getByRole('link', { name: 'Войти' })).toBeVisible();
    await fits(page);
    await axe(page);
  });

  test('speaks Kazakh and English, and remembers it', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Қазақша' }).click();
    await expect(page.getByRole('link', { name: 'Кіру' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
    await page.reload();
    await expect(page.getByRole('link', { name: 'Кіру' })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible();
    await axe(page);
  });

  test('opens on a page of Keycloak that reads as well, also when a password is wrong or forgotten', async ({
    page,
  }) => {
    for (const [language, way] of [
      ['Қазақша', 'Кіру'],
      ['English', 'Log in'],
      ['Русский', 'Войти'],
    ] as const) {
      await page.goto('/');
      await page.getByRole('button', { name: language }).click();
      await page.getByRole('link', { name: way }).click();
      await expect(page.locator('#username')).toBeVisible();
      await readable(page);
    }
    await page.locator('#username').fill('nobody');
    await page.locator('#password').fill('nothing');
    await page.locator('#kc-login').click();
    await expect(page.locator('#input-error-username, #input-error')).toBeVisible();
    await readable(page);
    await page.getByRole('link', { name: /пароль/ }).click();
    await expect(page.locator('#password')).toHaveCount(0);
    await readable(page);
  });

  test('is readable in the dark', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await axe(page);
  });
});

test.describe('Inside', () => {
  test('opens the page that was asked for before the login', async ({ page }) => {
    await logIn(page, accountFromEnvironment(), '/no-such-page');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');
    expect(new URL(page.url()).pathname).toBe('/no-such-page');
    await axe(page);
  });

  test('shows who one is and where one can go', async ({ page }) => {
    await logIn(page, accountFromEnvironment());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сегодня');
    await expect(page).toHaveTitle('Сегодня — Копилка');
    const places = page.getByRole('navigation', { name: 'Разделы' }).filter({ visible: true });
    await expect(places.getByRole('link', { name: 'Сегодня' })).toHaveAttribute('aria-current', 'page');
    await wellMade(page);
  });

  test('writes dates in Kazakh, which the browser itself cannot', async ({ page }) => {
    await logIn(page, accountFromEnvironment());
    if (onPhone()) {
      await page.getByRole('button', { name: /настройки и выход/ }).click();
    }
    await page.getByRole('button', { name: 'Қазақша' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/(сенбі|жұма), \d+ \p{L}+/u)).toBeVisible();
    await axe(page);
  });

  test('lets the keyboard jump to the content', async ({ page }) => {
    await logIn(page, accountFromEnvironment());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сегодня');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Сразу к содержанию' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('#main')).toBeFocused();
  });

  test('keeps the scheme that one chose', async ({ page }) => {
    await logIn(page, accountFromEnvironment());
    await page.getByRole('button', { name: /настройки и выход/ }).click();
    await axe(page);
    await page.getByRole('button', { name: 'Тёмное' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сегодня');
    await axe(page);
  });

  test('stays usable at 200 % zoom', async ({ page }) => {
    test.skip(onPhone(), 'a phone zooms by itself');
    await page.setViewportSize({ width: 640, height: 400 });
    await logIn(page, accountFromEnvironment());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await fits(page);
  });

  test('says that the line is lost, and goes on by itself', async ({ page, context }) => {
    await logIn(page, accountFromEnvironment());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сегодня');
    await context.setOffline(true);
    await expect(page.getByText('Нет связи')).toBeVisible();
    await axe(page);
    await context.setOffline(false);
    await expect(page.getByText('Нет связи')).toBeHidden();
  });

  test('lets one out', async ({ page }) => {
    await logIn(page, accountFromEnvironment());
    await page.getByRole('button', { name: /настройки и выход/ }).click();
    await page.getByRole('button', { name: 'Выйти' }).click();
    await expect(page.getByRole('link', { name: 'Войти' })).toBeVisible();
  });
});
