// What pdf.js fetches while it draws: the maps of CJK fonts, fonts that PDFs need not bring along, and the decoder of JPEG 2000.
import { cpSync, rmSync } from 'node:fs';

const from = new URL('../node_modules/pdfjs-dist/', import.meta.url);
const to = new URL('../public/pdfjs/', import.meta.url);
rmSync(to, { recursive: true, force: true });
for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
  cpSync(new URL(folder, from), new URL(folder, to), { recursive: true, filter: (file) => !file.endsWith('.wasm') });
}
