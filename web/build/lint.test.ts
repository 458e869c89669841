import { ESLint } from 'eslint';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const web = path.resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: web });

async function faultsOf(code: string, file: string) {
  const [result] = await eslint.lintText(code, { filePath: path.join(web, 'src', file) });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

/** Every rule of our own is seen to bite on a planted violation, and to leave the right way alone. */
describe('linting', { timeout: 30_000 }, () => {
  it('keeps pages from knowing each other', async () => {
    expect(await faultsOf("import '../events/queries';", 'bank/BankPage.tsx')).toEqual([
      'kopilka/page-boundaries',
    ]);
    expect(await faultsOf("void import('../../events/queries');", 'bank/cards/Card.tsx')).toEqual([
      'kopilka/page-boundaries',
    ]);
    expect(await faultsOf("import './queries'; import '../shared/area';", 'bank/BankPage.tsx')).toEqual([]);
  });

  it('keeps shared from knowing a page or the app', async () => {
    expect(await faultsOf("import '../../home/HomePage';", 'shared/ui/Page.tsx')).toEqual([
      'kopilka/page-boundaries',
    ]);
    expect(await faultsOf("export * from '../app/cache';", 'shared/area.ts')).toEqual([
      'kopilka/page-boundaries',
    ]);
  });

  it('lets the app put everything together', async () => {
    expect(await faultsOf("import '../home/page'; import '../shared/area';", 'app/App.tsx')).toEqual([]);
  });

  it('refuses what would need an inline style sheet', async () => {
    expect(
      await faultsOf(
        "import { SimpleGrid } from '@mantine/core'; export const x = SimpleGrid;",
        'bank/A.tsx',
      ),
    ).toEqual(['no-restricted-imports']);
    expect(
      await faultsOf('export const x = (Box: "div") => <Box hidden={{ base: 1 }} />;', 'bank/A.tsx'),
    ).toEqual(['no-restricted-syntax']);
  });

  it('refuses text as HTML', async () => {
    expect(
      await faultsOf('export const x = <p dangerouslySetInnerHTML={{ __html: "" }} />;', 'bank/A.tsx'),
    ).toEqual(['no-restricted-syntax']);
  });
});
