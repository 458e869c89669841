import { defineConfig } from '@playwright/test';
import walks from './playwright.config.ts';

/** Takes the pictures of the README from the demo district that is up: `npm run pictures`. */
export default defineConfig({ ...walks, testDir: 'pictures', projects: [{ name: 'pictures' }] });
