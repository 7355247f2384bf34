import { describe, expect, it } from 'vitest';
import { fileBytesMax, readProfileFile } from './profileFile';

const profile = { kind: 'finance-report-import-profile-1', name: 'Giro', layout: { columns: [] } };

function file(text: string, size = text.length) {
  return { size, text: () => Promise.resolve(text) };
}

describe('a file of an import profile', () => {
  it('is taken as it was exported', async () => {
    expect(await readProfileFile(file(JSON.stringify(profile)))).toEqual({ is: 'profile', file: profile });
  });

  it.each([
    ['Date;Amount', 'profiles.notJson'],
    ['', 'profiles.notJson'],
    ['null', 'profiles.otherKind'],
    ['[1]', 'profiles.otherKind'],
    [JSON.stringify({ ...profile, kind: 'finance-report-import-profile-2' }), 'profiles.otherKind'],
    [JSON.stringify({ kind: profile.kind }), 'profiles.otherKind'],
  ])('is refused when it is none: %s', async (text, why) => {
    expect(await readProfileFile(file(text))).toEqual({ is: 'refused', why });
  });

  it('is not read when it is too large to be one', async () => {
    const large = { size: fileBytesMax + 1, text: () => expect.fail('it was read') };
    expect(await readProfileFile(large)).toEqual({ is: 'refused', why: 'profiles.tooLarge' });
  });

  it('that has gone away meanwhile is said to be unreadable', async () => {
    const gone = { size: 10, text: () => Promise.reject(new DOMException('', 'NotReadableError')) };
    expect(await readProfileFile(gone)).toEqual({ is: 'refused', why: 'profiles.unreadable' });
  });
});
