// After `vite build`: writes .gz and .br beside every text file, and refuses a first page that is too heavy.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const FIRST_PAGE_LIMIT = 200 * 1024;
const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;
const FIRST_PAGE = ['index.html', 'src/home/HomePage.tsx'];
const FIRST_WORDS = ['shared', 'app', 'home'];
const LANGUAGES = ['ru', 'kk', 'en'];

const out = process.env.KOPILKA_WEB_OUT ?? 'dist';
const manifest = JSON.parse(readFileSync(path.join(out, '.vite/manifest.json'), 'utf8'));

for (const file of readdirSync(out, { recursive: true }).filter((name) => TEXT.test(name))) {
  const content = readFileSync(path.join(out, file));
  writeFileSync(path.join(out, `${file}.gz`), gzipSync(content, { level: 9 }));
  writeFileSync(
    path.join(out, `${file}.br`),
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
}

// The library's styles come component by component (mantine-css.ts): none that the scripts name may be missing.
const classesIn = (text) => new Set(text.match(/\bm_[0-9a-f]{8}\b/g));
const contentOf = (ending) =>
  readdirSync(path.join(out, 'assets'))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(path.join(out, 'assets', name), 'utf8'))
    .join('\n');
const styled = classesIn(readFileSync('node_modules/@mantine/core/styles.css', 'utf8'));
const present = classesIn(contentOf('.css'));
const missing = [...classesIn(contentOf('.js'))].filter((name) => styled.has(name) && !present.has(name));
if (missing.length > 0) {
  throw new Error(`The build uses components without their styles: ${missing.join(', ')}`);
}

/** The files that a browser must have before it can show these parts of the manifest. */
function filesOf(names, kind) {
  const seen = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk) {
      throw new Error(`The build has no ${name}: build/pack.js measures the first page by it`);
    }
    if (!seen.has(name)) {
      seen.add(name);
      chunk.imports?.forEach(visit);
    }
  };
  names.forEach(visit);
  const files = [...seen].flatMap((name) =>
    kind === 'css' ? (manifest[name].css ?? []) : [manifest[name].file],
  );
  return [...new Set(files)];
}

const weight = (files, suffix) =>
  files.reduce((sum, file) => sum + readFileSync(path.join(out, file + suffix)).length, 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

let tooHeavy = false;
for (const language of LANGUAGES) {
  const parts = [...FIRST_PAGE, ...FIRST_WORDS.map((folder) => `src/${folder}/i18n/${language}.json`)];
  const script = filesOf(parts, 'js');
  const style = filesOf(parts, 'css');
  const bytes = weight(script, '.gz');
  tooHeavy ||= bytes > FIRST_PAGE_LIMIT;
  console.log(
    `First page in ${language}: script ${kib(bytes)} gzip, ${kib(weight(script, '.br'))} brotli; ` +
      `style ${kib(weight(style, '.gz'))} gzip, ${kib(weight(style, '.br'))} brotli`,
  );
}

const routes = Object.keys(manifest).filter(
  (name) => manifest[name].isDynamicEntry && /Page\.tsx$/.test(name),
);
const first = new Set(filesOf(FIRST_PAGE, 'js'));
for (const route of routes.filter((name) => !FIRST_PAGE.includes(name))) {
  const more = filesOf([route], 'js').filter((file) => !first.has(file));
  console.log(`${route}: ${kib(weight(more, '.gz'))} gzip on top of it`);
}

if (tooHeavy) {
  console.error(
    `The first page may have ${kib(FIRST_PAGE_LIMIT)} of compressed script. Load what is new on its route.`,
  );
  process.exit(1);
}
