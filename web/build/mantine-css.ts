import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const COMPONENT = /@mantine\/core\/esm\/.*\/(\w+)\.mjs$/;

/**
 * Gives every component of the library its own stylesheet, so that a page loads the styles of what it shows and no
 * more. What a component builds on is loaded before it, which is the order that the styles rely on. The development
 * server takes the whole sheet instead, in `main.tsx`.
 */
export function mantineCss(): Plugin {
  return {
    name: 'kopilka-mantine-css',
    apply: 'build',
    transform(code, id) {
      const [, component] = COMPONENT.exec(id) ?? [];
      const styles = path.join(id.slice(0, id.indexOf('/esm/')), 'styles', `${component}.layer.css`);
      return component && existsSync(styles)
        ? { code: `import '@mantine/core/styles/${component}.layer.css';\n${code}`, map: null }
        : undefined;
    },
  };
}
