import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { BASE_URL } from './support/login.ts';
import { PHONE } from './support/wellMade.ts';

/** The system's own; the one without windows is a third quicker. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Walks the running portal at `KOPILKA_PORTAL` with the system's Chromium, at a desk and on a phone. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './support/administrator.ts',
  // One browser leaves a fifth of two processors idle.
  workers: 2,
  // Who stumbles over a busy machine walks once more; the list says «flaky», so that it is seen.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: BASE_URL,
    browserName: 'chromium',
    locale: 'ru-RU',
    timezoneId: 'Asia/Almaty',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Pictures and copies of every moment would cost half of what two processors have.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.KOPILKA_CHROMIUM ?? BROWSERS.find(existsSync),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'desk', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', use: PHONE },
  ],
});
