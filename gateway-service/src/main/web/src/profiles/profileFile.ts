import type { ImportProfileFile } from '../api/types';
import type { MessageKey } from '../messages/en';

/** A layout of 200 columns and a sample of 64 k characters, the most that are kept, are well below it. */
export const fileBytesMax = 1_000_000;

const kind = 'finance-report-import-profile-1';

export type ReadFile = { is: 'profile'; file: ImportProfileFile } | { is: 'refused'; why: MessageKey };

function refused(why: MessageKey): ReadFile {
  return { is: 'refused', why };
}

/** The rest is for the server to say, which knows what a layout needs. */
function isProfileFile(value: unknown): value is ImportProfileFile {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'name' in value && 'layout' in value;
}

/** An exported profile, or why the file is none. */
export async function readProfileFile(file: Pick<File, 'size' | 'text'>): Promise<ReadFile> {
  if (file.size > fileBytesMax) return refused('profiles.tooLarge');
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refused('profiles.unreadable');
  }
  try {
    const value: unknown = JSON.parse(text);
    return isProfileFile(value) ? { is: 'profile', file: value } : refused('profiles.otherKind');
  } catch {
    return refused('profiles.notJson');
  }
}
