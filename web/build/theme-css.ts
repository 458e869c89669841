import {
  convertCssVariables,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  DEFAULT_THEME,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { colours, theme } from '../src/shared/theme/theme.ts';

const ID = 'virtual:theme.css';

/**
 * Writes the theme's variables and visibility classes to a stylesheet at build time, so that the provider
 * has no `<style>` to inject and the portal runs under `style-src 'self'`.
 */
export function themeCss(): Plugin {
  return {
    name: 'kopilka-theme-css',
    resolveId: (id) => (id === ID ? ID : null),
    load: (id) => (id === ID ? variables() + visibility() : null),
  };
}

function variables() {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const own = defaultCssVariablesResolver(merged);
  const standard = defaultCssVariablesResolver(DEFAULT_THEME);
  const changed = (scope: keyof typeof own) => {
    const before: Record<string, string> = { ...standard[scope] };
    return Object.fromEntries(Object.entries(own[scope]).filter(([name, value]) => before[name] !== value));
  };
  return convertCssVariables({
    variables: changed('variables'),
    light: { ...changed('light'), ...colours.light },
    dark: { ...changed('dark'), ...colours.dark },
  });
}

function visibility() {
  return Object.entries(mergeMantineTheme(DEFAULT_THEME, theme).breakpoints)
    .map(([name, width]) => {
      const below = `${parseFloat(width) - 0.00625}em`;
      return (
        `@media (max-width: ${below}) {.mantine-visible-from-${name} {display: none !important}}` +
        `@media (min-width: ${width}) {.mantine-hidden-from-${name} {display: none !important}}`
      );
    })
    .join('');
}
