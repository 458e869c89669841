// What Maven runs: `node build/maven.js build|check`. Does nothing when nothing has changed since it last succeeded.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'src',
  'public',
  'build',
  '../contracts/http',
  'index.html',
  'package.json',
  'package-lock.json',
  '.npmrc',
  '.prettierrc.json',
  '.prettierignore',
  'eslint.config.js',
  'tsconfig.json',
  'vite.config.ts',
];
const OUT = 'target/classes/static';

const job = process.argv[2];
const jobs = {
  build: { made: OUT, run: build },
  check: { made: 'target', run: check },
};

function build() {
  run('npx vite build --logLevel warn', { KOPILKA_WEB_OUT: OUT });
  run('node build/pack.js', { KOPILKA_WEB_OUT: OUT });
  rmSync(path.join(OUT, '.vite'), { recursive: true });
}

function check() {
  run('npm run --silent lint');
  run('npm run --silent types');
  run('npm run --silent test');
}

function run(command, env = {}) {
  execSync(command, { stdio: 'inherit', env: { ...process.env, ...env } });
}

function filesBelow(place) {
  if (!existsSync(place)) {
    return [];
  }
  return statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true })
        .map((name) => path.join(place, name))
        .filter((name) => statSync(name).isFile() && !name.includes(path.join('api', 'types')));
}

function fingerprint(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesBelow).sort()) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs the work unless its stamp says that it was done for the same sources. */
function once(stamp, sources, made, work) {
  const now = fingerprint(sources);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    return;
  }
  rmSync(stamp, { force: true });
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

try {
  once('node_modules/.kopilka-lock', ['package-lock.json', 'package.json'], 'node_modules', () =>
    run('npm ci --no-audit --no-fund --loglevel=error'),
  );
  once(`target/${job}.stamp`, SOURCES, jobs[job].made, jobs[job].run);
} catch (failure) {
  // The command has said why; a stack trace of this script would bury it.
  process.exit(failure.status ?? 1);
}
