import { describe, expect, it } from 'vitest';
import { en, type MessageKey } from '../messages/en';
import { zh } from '../messages/zh';
import { fill } from './messages';

describe('messages', () => {
  it('fills values in and leaves unknown ones visible', () => {
    expect(fill('{a} and {b}', { a: 'x' }, 'en')).toBe('x and {b}');
  });

  it.each([
    [0, 'nothing'],
    [1, '1 row'],
    [1200, '1,200 rows'],
  ])('chooses the plural for %i', (count, said) => {
    expect(fill('{count, plural, =0 {nothing} one {# row} other {# rows}}', { count }, 'en')).toBe(said);
  });

  it('keeps words around a plural', () => {
    expect(fill('Done. {n, plural, one {# file} other {# files}} of {who}.', { n: 2, who: 'Ada' }, 'en')).toBe('Done. 2 files of Ada.');
  });

  it('has the same values in each language', () => {
    const names = (message: string) => [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();
    for (const key of Object.keys(en) as MessageKey[]) expect([key, names(zh[key])]).toEqual([key, names(en[key])]);
  });

  it('leaves no placeholder open in any message', () => {
    for (const messages of [en, zh])
      for (const message of Object.values(messages)) {
        const values = Object.fromEntries([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]));
        expect(fill(message, values, 'en')).not.toMatch(/[{}]/);
      }
  });
});
