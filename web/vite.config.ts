import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mantineCss } from './build/mantine-css.ts';
import { themeCss } from './build/theme-css.ts';

const gateway = process.env.KOPILKA_PORTAL ?? 'http://localhost:8080';
const port = Number(process.env.KOPILKA_WEB_PORT ?? 5173);

export default defineConfig({
  plugins: [react(), themeCss(), mantineCss()],
  build: {
    outDir: process.env.KOPILKA_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    manifest: true,
    // Everything is a file of our own host: a data: address would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/login', '/logout', '/oauth2'].map((path) => [path, { target: gateway }]),
    ),
  },
  preview: { port, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    setupFiles: ['src/shared/testing/setup.ts'],
    restoreMocks: true,
    isolate: false,
    // Beside builds on two processors a tap takes seconds.
    testTimeout: 30_000,
  },
});
