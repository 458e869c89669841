import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { pageBoundaries } from './build/page-boundaries.js';

const BY_WIDTH = '/^(base|xs|sm|md|lg|xl)$/';

export default defineConfig(
  globalIgnores(['dist/', 'target/', 'src/shared/api/types/', 'public/']),
  js.configs.recommended,
  tseslint.configs.strict,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
    plugins: { kopilka: { rules: { 'page-boundaries': pageBoundaries } } },
    rules: {
      'kopilka/page-boundaries': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['AppShell', 'Grid', 'SimpleGrid', 'ColorSchemeScript', 'ActionBar'],
              message:
                "It injects a <style>, which style-src 'self' refuses. Use shared/ui/Columns or a CSS module.",
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Text of people is never HTML.',
        },
        {
          selector: `JSXAttribute > JSXExpressionContainer > ObjectExpression > Property[key.name=${BY_WIDTH}]`,
          message: "A value by width injects a <style>, which style-src 'self' refuses. Use a CSS module.",
        },
      ],
    },
  },
);
