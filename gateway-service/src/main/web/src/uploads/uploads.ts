import type { Problem } from '../api/problem';

/** Where the file of one upload is. What follows `received` is the statement's own status, asked from the server. */
export type UploadState =
  | { at: 'waiting' }
  | { at: 'sending'; percent: number }
  | { at: 'received'; statementId: string }
  | { at: 'refused'; problem: Problem; existingId: string | null };

export interface Upload {
  id: number;
  file: File;
  options: UploadOptions;
  state: UploadState;
}

export interface UploadOptions {
  institution?: string;
  accountId?: string;
  currency?: string;
}

export interface Uploads {
  nextId: number;
  all: readonly Upload[];
}

export type UploadAction =
  | { do: 'add'; files: readonly File[]; options: UploadOptions }
  | { do: 'start'; id: number }
  | { do: 'progress'; id: number; percent: number }
  | { do: 'receive'; id: number; statementId: string }
  | { do: 'refuse'; id: number; problem: Problem }
  | { do: 'retry'; id: number }
  | { do: 'dismiss'; id: number }
  | { do: 'dismissDone' };

export const noUploads: Uploads = { nextId: 1, all: [] };

export const sendingMax = 2;

export function uploadsReducer(uploads: Uploads, action: UploadAction): Uploads {
  switch (action.do) {
    case 'add':
      return {
        nextId: uploads.nextId + action.files.length,
        all: [
          ...uploads.all,
          ...action.files.map((file, i) => ({
            id: uploads.nextId + i,
            file,
            options: action.options,
            state: { at: 'waiting' } as const,
          })),
        ],
      };
    case 'start':
      return move(uploads, action.id, 'waiting', { at: 'sending', percent: 0 });
    case 'progress':
      return move(uploads, action.id, 'sending', { at: 'sending', percent: action.percent });
    case 'receive':
      return move(uploads, action.id, 'sending', { at: 'received', statementId: action.statementId });
    case 'refuse': {
      const existing = action.problem.members.existingId;
      const existingId = typeof existing === 'string' ? existing : null;
      return move(uploads, action.id, 'sending', { at: 'refused', problem: action.problem, existingId });
    }
    case 'retry':
      return move(uploads, action.id, 'refused', { at: 'waiting' });
    case 'dismiss':
      return { ...uploads, all: uploads.all.filter(({ id, state }) => id !== action.id || state.at === 'sending') };
    case 'dismissDone':
      return { ...uploads, all: uploads.all.filter(({ state }) => state.at === 'waiting' || state.at === 'sending') };
  }
}

/** A late answer for an upload that is no longer where it was changes nothing. */
function move(uploads: Uploads, id: number, from: UploadState['at'], to: UploadState): Uploads {
  return { ...uploads, all: uploads.all.map((each) => (each.id === id && each.state.at === from ? { ...each, state: to } : each)) };
}

/** The uploads to begin now, first come first served. */
export function startable(uploads: Uploads): readonly Upload[] {
  const sending = uploads.all.filter(({ state }) => state.at === 'sending').length;
  return uploads.all.filter(({ state }) => state.at === 'waiting').slice(0, Math.max(0, sendingMax - sending));
}
