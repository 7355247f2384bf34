// What Maven runs for the web UI, in one of two words:
//   build  npm ci and vite build, out of which target/classes/web becomes part of the jar
//   test   Vitest, which also writes what its tests reach to target/web-coverage unless --unmeasured=true is given; with --shard=1/4 a part of it
// Neither runs again while nothing it reads has changed; -Dmaven.test.skip=true or -DskipTests leaves out the tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [what, ...skips] = process.argv.slice(2);
const service = dirname(fileURLToPath(import.meta.url));
const web = join(service, 'src/main/web');
const target = join(service, 'target');
const served = join(target, 'classes/web');
const contracts = join(service, '../platform-bom/platform-contracts/openapi');
const notSources = new Set(['node_modules', 'dist', 'test-results', 'playwright-report', 'coverage']);

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notSources.has(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Changes when any of the files does, or Node itself. */
function fingerprint(...paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function isStamped(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

function npm(...words) {
  const { status, error } = spawnSync('npm', words, { cwd: web, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs what the lockfile says, unless exactly that is installed. */
function install() {
  const stamp = join(web, 'node_modules/.installed');
  const wanted = fingerprint(join(web, 'package.json'), join(web, 'package-lock.json'));
  if (isStamped(stamp, wanted)) return;
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline');
  writeFileSync(stamp, wanted);
}

const measured = what === 'test' && !skips.includes('--unmeasured=true');
const shard = skips.find((word) => /^--shard=\d+\/\d+$/.test(word));
const sources = fingerprint(...files(web), ...files(contracts)) + (measured ? ' measured' : '') + (shard ?? '');
const stamp = join(target, `web-${what}.stamp`);
const result = what === 'build' ? join(served, 'index.html') : measured ? join(target, 'web-coverage/lcov.info') : service;
const isDone = isStamped(stamp, sources) && existsSync(result);
if (!isDone && !skips.includes('true')) {
  install();
  if (what === 'build') {
    npm('run', 'build');
    rmSync(served, { recursive: true, force: true });
    cpSync(join(web, 'dist'), served, { recursive: true });
  } else {
    npm('test', '--', ...(measured ? ['--coverage'] : []), ...(shard ? [shard] : []));
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, sources);
}
