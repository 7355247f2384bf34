import { describe, expect, it } from 'vitest';
import { excerpt } from './original';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the original of a row', () => {
  it('is cut by bytes, not by characters', () => {
    const file = bytes('Day;Text\n1;Café\n2;Müller\n3;Tea\n');
    const from = bytes('Day;Text\n1;Café\n').length;

    expect(excerpt(file, from, from + bytes('2;Müller').length)).toEqual({
      before: 'Day;Text\n1;Café\n',
      row: '2;Müller',
      after: '\n3;Tea\n',
    });
  });

  it('shows some lines around in a long file', () => {
    const file = bytes(Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join(''));
    const from = bytes(Array.from({ length: 50 }, (_, i) => `line ${i}\n`).join('')).length;

    const cut = excerpt(file, from, from + 'line 50'.length);

    expect(cut.before.startsWith('line 38\n')).toBe(true);
    expect(cut.row).toBe('line 50');
    expect(cut.after.endsWith('line 62\n')).toBe(true);
  });

  it('reads Windows-1252 where the bytes are no UTF-8', () => {
    const file = new Uint8Array([0x4d, 0xfc, 0x6c, 0x0a]);

    expect(excerpt(file, 0, 3).row).toBe('Mül');
  });
});
