// What a first visit loads: the entry and what it imports statically, gzip. Fails above the budget of design/ui.md.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgetKilobytes = 200;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const first = new Set();
function visit(key) {
  if (first.has(key)) return;
  first.add(key);
  for (const next of manifest[key].imports ?? []) visit(next);
}
visit(Object.keys(manifest).find((key) => manifest[key].isEntry));

const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const total = [...first]
  .map((key) => manifest[key].file)
  .filter((file) => file.endsWith('.js'))
  .reduce((sum, file) => sum + kilobytes(file), 0);
console.log(`first load: ${total.toFixed(1)} kB compressed JavaScript in ${first.size} files (at most ${budgetKilobytes} kB)`);
if (total > budgetKilobytes) process.exit(1);
