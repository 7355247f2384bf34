import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { noUploads, startable, uploadsReducer, type UploadAction, type Uploads } from './uploads';

const file = (name: string) => new File(['x'], name);
const after = (...actions: UploadAction[]): Uploads => actions.reduce(uploadsReducer, noUploads);
const added = (...names: string[]): UploadAction => ({ do: 'add', files: names.map(file), options: {} });
const state = (uploads: Uploads, id: number) => uploads.all.find((each) => each.id === id)?.state;

describe('uploads', () => {
  it('wait in the order they were dropped', () => {
    const uploads = after(added('a.csv', 'b.csv'), added('c.csv'));

    expect(uploads.all.map(({ id, file: { name } }) => [id, name])).toEqual([
      [1, 'a.csv'],
      [2, 'b.csv'],
      [3, 'c.csv'],
    ]);
    expect(uploads.all.every((each) => each.state.at === 'waiting')).toBe(true);
  });

  it('send two at a time and the next when one has arrived', () => {
    const dropped = after(added('a.csv', 'b.csv', 'c.csv'));
    expect(startable(dropped).map(({ id }) => id)).toEqual([1, 2]);

    const sending = [
      { do: 'start', id: 1 },
      { do: 'start', id: 2 },
    ].reduce((all, action) => uploadsReducer(all, action as UploadAction), dropped);
    expect(startable(sending)).toEqual([]);

    const arrived = uploadsReducer(sending, { do: 'receive', id: 1, statementId: 's1' });
    expect(startable(arrived).map(({ id }) => id)).toEqual([3]);
    expect(state(arrived, 1)).toEqual({ at: 'received', statementId: 's1' });
  });

  it('say how much has gone out', () => {
    expect(state(after(added('a.csv'), { do: 'start', id: 1 }, { do: 'progress', id: 1, percent: 40 }), 1)).toEqual({
      at: 'sending',
      percent: 40,
    });
  });

  it('keep the reason of a refusal and the statement that has the same bytes', () => {
    const problem = Problem.from(409, { code: 'statement-exists', title: 'Uploaded before', existingId: 's9' });
    const refused = after(added('a.csv'), { do: 'start', id: 1 }, { do: 'refuse', id: 1, problem });

    expect(state(refused, 1)).toEqual({ at: 'refused', problem, existingId: 's9' });
  });

  it('can be tried again after a refusal', () => {
    const refused = after(added('a.csv'), { do: 'start', id: 1 }, { do: 'refuse', id: 1, problem: Problem.unreachable() });

    expect(state(uploadsReducer(refused, { do: 'retry', id: 1 }), 1)).toEqual({ at: 'waiting' });
  });

  it('ignore what comes late', () => {
    const received = after(added('a.csv'), { do: 'start', id: 1 }, { do: 'receive', id: 1, statementId: 's1' });

    expect(uploadsReducer(received, { do: 'progress', id: 1, percent: 99 })).toEqual(received);
    expect(uploadsReducer(received, { do: 'refuse', id: 1, problem: Problem.unreachable() })).toEqual(received);
  });

  it('are dismissed only when nothing of them is underway', () => {
    const sending = after(added('a.csv', 'b.csv'), { do: 'start', id: 1 });

    expect(uploadsReducer(sending, { do: 'dismiss', id: 1 }).all).toHaveLength(2);
    expect(uploadsReducer(sending, { do: 'dismiss', id: 2 }).all).toHaveLength(1);
    expect(
      uploadsReducer(uploadsReducer(sending, { do: 'receive', id: 1, statementId: 's' }), { do: 'dismissDone' }).all.map(({ id }) => id),
    ).toEqual([2]);
  });
});
