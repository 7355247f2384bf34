/** Bytes of a text file around one row, as text: what stands before, the row itself, what stands after. */
export interface Excerpt {
  before: string;
  row: string;
  after: string;
}

const linesAround = 12;

/** Cuts the stretch `from` to `to` out of a file together with some lines around it. */
export function excerpt(file: Uint8Array, from: number, to: number): Excerpt {
  const start = lineStart(file, from, linesAround);
  const end = lineEnd(file, to, linesAround);
  const decode = decoderOf(file);
  return {
    before: decode(file.subarray(start, from)),
    row: decode(file.subarray(from, to)),
    after: decode(file.subarray(to, end)),
  };
}

const newline = 0x0a;

function lineStart(file: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let line = 0; line <= lines && at > 0; line++) at = file.lastIndexOf(newline, at - 1);
  return at <= 0 ? 0 : at + 1;
}

function lineEnd(file: Uint8Array, to: number, lines: number): number {
  let at = to;
  for (let line = 0; line <= lines; line++) {
    const next = file.indexOf(newline, at);
    if (next < 0) return file.length;
    at = next + 1;
  }
  return at;
}

/** Banks write UTF-8, or Windows-1252 and say nothing. */
function decoderOf(file: Uint8Array): (bytes: Uint8Array) => string {
  const sample = file.subarray(0, 65_536);
  const isUtf8 = !new TextDecoder().decode(sample, { stream: true }).includes('\uFFFD');
  const decoder = new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252');
  return (bytes) => decoder.decode(bytes);
}
