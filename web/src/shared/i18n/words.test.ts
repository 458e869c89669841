import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from './languages';

type Tree = { [key: string]: string | Tree };

const src = path.resolve(import.meta.dirname, '../..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

const folders = readdirSync(src).filter((name) => {
  const words = path.join(src, name, 'i18n');
  return statSync(path.join(src, name)).isDirectory() && readdirSync(path.dirname(words)).includes('i18n');
});

function wordsOf(folder: string, language: Language): Map<string, string> {
  const file = path.join(src, folder, 'i18n', `${language}.json`);
  const flat = new Map<string, string>();
  const visit = (tree: Tree, prefix: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') {
        flat.set(prefix + key, value);
      } else {
        visit(value, `${prefix}${key}.`);
      }
    }
  };
  visit(JSON.parse(readFileSync(file, 'utf8')) as Tree, '');
  return flat;
}

const base = (key: string) => key.replace(PLURAL, '');
const keysOf = (words: Map<string, string>) => [...new Set([...words.keys()].map(base))].sort();
const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((gap) => gap[1]).sort();

function sourceBelow(folder: string): string {
  return readdirSync(path.join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(src, folder, name), 'utf8'))
    .join('\n');
}

describe.each(folders)('the words of %s', (folder) => {
  const russian = wordsOf(folder, 'ru');

  it.each(languages)('say in %s the same things as in Russian', (language) => {
    expect(keysOf(wordsOf(folder, language))).toEqual(keysOf(russian));
  });

  it.each(languages)('have in %s every plural form that the language has', (language) => {
    const words = wordsOf(folder, language);
    const needed = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const counted = new Set([...words.keys()].filter((key) => PLURAL.test(key)).map(base));
    for (const key of counted) {
      const forms = [...words.keys()].filter((other) => PLURAL.test(other) && base(other) === key);
      expect(forms.map((form) => form.slice(key.length + 1)).sort(), key).toEqual(needed);
    }
  });

  it.each(languages)('leave in %s the same gaps for values as in Russian', (language) => {
    for (const [key, text] of wordsOf(folder, language)) {
      const model = russian.get(key) ?? russian.get(`${base(key)}_other`) ?? '';
      expect(gapsOf(text), key).toEqual(gapsOf(model));
    }
  });

  it('are all used', () => {
    // Words of `shared` serve every page, under `shared:` or not; a key may be built: t(`role.${role}`).
    const source = folder === 'shared' ? folders.map(sourceBelow).join('\n') : sourceBelow(folder);
    const built = [...source.matchAll(/`(?:\w+:)?([\w.-]+)\$\{[^}]*\}([\w.-]*)`/g)];
    const patterns = built.map(
      ([, start = '', end = '']) => new RegExp(`^${quoted(start)}[\\w-]+${quoted(end)}$`),
    );
    const unused = keysOf(russian).filter(
      (key) =>
        !new RegExp(`['"\`](?:\\w+:)?${quoted(key)}['"\`]`).test(source) &&
        !patterns.some((p) => p.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

it('leaves no Latin letter in Russian words', () => {
  const foreign = folders.flatMap((folder) =>
    [...wordsOf(folder, 'ru')]
      .filter(([, text]) =>
        /[a-z]{2,}/i.test(text.replace(/\{\{\w+\}\}/g, '').replace(/\b(CSV|XLSX|JavaScript)\b/g, '')),
      )
      .map(([key]) => `${folder}:${key}`),
  );
  expect(foreign).toEqual([]);
});

function quoted(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
