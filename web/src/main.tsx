import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import 'virtual:theme.css';
import './shared/theme/base.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { cache } from './app/cache';
import { preloadPage } from './app/routes';
import { dropOldDrafts } from './shared/form/drafts';
import { startWords } from './shared/i18n/i18n';
import { meQuery } from './shared/me/me';

async function start() {
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('index.html has no #root');
  }
  void cache.prefetchQuery(meQuery);
  preloadPage();
  dropOldDrafts();
  await startWords();
  if (import.meta.env.DEV) {
    // The build gives each component its own styles: build/mantine-css.ts.
    await import('@mantine/core/styles.layer.css');
  }
  // In small steps: a slow phone stays open to taps while the first page is built.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}

void start();
