// @vitest-environment jsdom
import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showPage } from '../test-page';
import { LiveProvider } from '../live/LiveProvider';
import { DropAnywhere } from './DropAnywhere';
import { UploadsProvider } from './UploadsProvider';
import { UploadTray } from './UploadTray';
import { UploadZone } from './UploadZone';

/** What the browser sends a file with. */
class FakeRequest {
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly headers = new Map<string, string>();
  onload = () => undefined;
  onerror = () => undefined;
  status = 0;
  responseText = '';
  question = '';
  form = new FormData();

  open(method: string, path: string) {
    this.question = `${method} ${path}`;
  }

  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }

  send(form: FormData) {
    this.form = form;
    sent.push(this);
  }

  get fileName() {
    return (this.form.get('file') as File).name;
  }

  progress(loaded: number, total: number) {
    act(() => this.upload.onprogress?.({ loaded, total }));
  }

  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    return act(async () => this.onload());
  }

  fail() {
    return act(async () => this.onerror());
  }
}

let sent: FakeRequest[];

const statement = { id: 's1', fileName: 'a.csv', status: 'approved', proof: 'proven', problems: [], newTransactionCount: 3 };

function show(statements: unknown[] = []) {
  return showPage(
    <UploadsProvider>
      <UploadZone />
      <UploadTray />
      <DropAnywhere />
    </UploadsProvider>,
    { 'GET /api/statements': { body: { items: statements, next: null } } },
  );
}

const file = (name: string) => new File(['x'], name);
const choose = (...names: string[]) => userEvent.upload(screen.getByLabelText('Choose files', { selector: 'input' }), names.map(file));
const tray = () => screen.getByRole('complementary', { name: 'Uploads' });
const line = (name: string) => within(within(tray()).getByText(name).closest('li')!);

describe('uploading', () => {
  beforeEach(() => {
    sent = [];
    vi.stubGlobal('XMLHttpRequest', FakeRequest);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('sends a file with what the person said of it', async () => {
    show();
    await userEvent.click(screen.getByText('The file does not name its bank or currency?'));
    await userEvent.type(screen.getByLabelText('Bank'), ' Bank of Examples ');
    await userEvent.type(screen.getByLabelText('Currency'), 'eur');

    await choose('a.csv');

    const [request] = sent;
    expect(request!.question).toBe('POST /api/statements');
    expect(request!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(request!.fileName).toBe('a.csv');
    expect([request!.form.get('institution'), request!.form.get('currency'), request!.form.get('accountId')]).toEqual([
      'Bank of Examples',
      'EUR',
      null,
    ]);
  });

  it('shows how much has gone out, and then what became of the file', async () => {
    show([statement]);
    await choose('a.csv');
    expect(line('a.csv').getByRole('progressbar', { name: 'Sending, 0 %' })).toBeVisible();

    sent[0]!.progress(2, 3);
    expect(line('a.csv').getByRole('progressbar', { name: 'Sending, 66 %' })).toHaveAttribute('value', '66');
    sent[0]!.progress(2, 0);
    expect(line('a.csv').getByRole('progressbar', { name: 'Sending, 0 %' }), 'of a size that nobody knows').toBeVisible();

    await sent[0]!.answer(202, { id: 's1' });
    expect(await line('a.csv').findByText('3 new transactions')).toBeVisible();
    expect(line('a.csv').getByText('Proven')).toBeVisible();
    expect(line('a.csv').getByRole('link', { name: 'a.csv' })).toHaveAttribute('href', '/statements/s1');
  });

  it('says what to look at where a statement is not approved', async () => {
    show([{ ...statement, status: 'review', proof: null, problems: [{ code: 'account-needed', detail: 'Say whose account it is.' }] }]);
    await choose('a.csv');
    await sent[0]!.answer(202, { id: 's1' });

    expect(await line('a.csv').findByText('Say whose account it is.')).toBeVisible();
    expect(line('a.csv').getByText('Needs review')).toBeVisible();
  });

  it.each([
    ['reading', 'Reading'],
    ['received', 'Received'],
  ])('shows that a file is %s', async (status, said) => {
    show([{ ...statement, status }]);
    await choose('a.csv');
    await sent[0]!.answer(202, { id: 's1' });

    expect(await line('a.csv').findByRole('progressbar', { name: said })).not.toHaveAttribute('value');
  });

  it('shows how far a file is read, when the server says so', async () => {
    const streams: { onmessage?: (event: { data: string }) => void }[] = [];
    const stream = class {
      onmessage?: (event: { data: string }) => void;
      constructor() {
        streams.push(this);
      }
      addEventListener() {}
      close() {}
    };
    vi.stubGlobal('EventSource', stream);
    showPage(
      <LiveProvider>
        <UploadsProvider>
          <UploadZone />
          <UploadTray />
        </UploadsProvider>
      </LiveProvider>,
      { 'GET /api/statements': { body: { items: [{ ...statement, status: 'reading' }], next: null } } },
    );
    await choose('a.csv');
    await sent[0]!.answer(202, { id: 's1' });
    const bar = await line('a.csv').findByRole('progressbar', { name: 'Reading' });

    const say = (hint: object) => act(() => streams[0]!.onmessage?.({ data: JSON.stringify(hint) }));
    say({ kind: 'statement', id: 'another', progress: 90 });
    expect(bar).not.toHaveAttribute('value');
    say({ kind: 'statement', id: 's1', progress: 40 });
    expect(bar).toHaveAttribute('value', '40');
  });

  it('sends two at a time', async () => {
    show();
    await choose('a.csv', 'b.csv', 'c.csv');
    expect(sent.map(({ fileName }) => fileName)).toEqual(['a.csv', 'b.csv']);
    expect(line('c.csv').getByText('Waiting')).toBeVisible();

    await sent[1]!.answer(202, { id: 's2' });

    expect(sent.map(({ fileName }) => fileName)).toEqual(['a.csv', 'b.csv', 'c.csv']);
  });

  it('leads to the statement that has the same bytes', async () => {
    show();
    await choose('a.csv');
    await sent[0]!.answer(409, { code: 'statement-exists', title: 'Uploaded before', detail: 'On March 4.', existingId: 's9' });

    expect(line('a.csv').getByRole('alert')).toHaveTextContent('Uploaded before On March 4.');
    expect(line('a.csv').getByRole('link', { name: /^Open the statement/ })).toHaveAttribute('href', '/statements/s9');
    expect(line('a.csv').queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('does not offer again what is refused for the file’s sake', async () => {
    show();
    await choose('a.exe');
    await sent[0]!.answer(415, { code: 'format-unknown', title: 'No format that is known' });

    expect(line('a.exe').getByRole('alert')).toHaveTextContent('No format that is known');
    expect(line('a.exe').queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('tries again when asked to after the server was away', async () => {
    show();
    await choose('a.csv');
    await sent[0]!.fail();
    expect(line('a.csv').getByRole('alert')).toHaveTextContent('The server cannot be reached');

    await userEvent.click(line('a.csv').getByRole('button', { name: 'Try again' }));

    expect(line('a.csv').queryByRole('alert')).toBeNull();
    await waitFor(() => expect(sent).toHaveLength(2));
    await sent[1]!.answer(202, { id: 's1' });
    expect(line('a.csv').getByRole('link', { name: 'a.csv' })).toBeVisible();
  });

  it('keeps a list that a person clears, but for what is under way', async () => {
    show([statement]);
    await choose('a.csv', 'b.csv');
    await sent[0]!.answer(500, {});
    await choose('c.csv');
    expect(line('b.csv').queryByRole('button')).toBeNull();

    await userEvent.click(line('a.csv').getByRole('button', { name: 'Remove a.csv from the list' }));
    expect(within(tray()).queryByText('a.csv')).toBeNull();

    await sent[2]!.answer(202, { id: 's1' });
    await userEvent.click(within(tray()).getByRole('button', { name: 'Clear finished' }));
    expect(within(tray()).getAllByRole('listitem')).toHaveLength(1);
    expect(line('b.csv').getByText('Sending, 0 %')).toBeVisible();
  });

  it('warns who leaves the page while a file is going out, and not after', async () => {
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    show();
    expect(leave()).toBe(false);
    await choose('a.csv');
    expect(leave()).toBe(true);

    await sent[0]!.answer(202, { id: 's1' });
    expect(leave()).toBe(false);
  });

  it('takes files that are dropped anywhere, and says so while they hover', () => {
    show();
    const leave = (to: Element | null) => fireEvent(document.body, new MouseEvent('dragleave', { bubbles: true, relatedTarget: to }));
    const files = { types: ['Files'], files: [file('a.csv'), file('b.csv')] };

    const over = createEvent.dragOver(document.body, { dataTransfer: files });
    fireEvent(document.body, over);
    expect(over.defaultPrevented, 'else the browser opens the file').toBe(true);
    expect(screen.getByText('Drop to upload')).toBeVisible();
    leave(document.body);
    expect(screen.getByText('Drop to upload'), 'from one element to the next').toBeVisible();
    leave(null);
    expect(screen.queryByText('Drop to upload')).toBeNull();

    fireEvent.dragOver(document.body, { dataTransfer: files });
    fireEvent.drop(document.body, { dataTransfer: files });
    expect(screen.queryByText('Drop to upload')).toBeNull();
    expect(sent.map(({ fileName }) => fileName)).toEqual(['a.csv', 'b.csv']);
  });

  it('leaves alone what is dragged and is no file', () => {
    show();
    const text = { types: ['text/plain'], files: [] };

    const drop = createEvent.drop(document.body, { dataTransfer: text });
    fireEvent.dragOver(document.body, { dataTransfer: text });
    expect(screen.queryByText('Drop to upload')).toBeNull();
    fireEvent(document.body, drop);

    expect(drop.defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
  });

  it('opens the browser’s choice of files', async () => {
    show();
    const input = screen.getByLabelText('Choose files', { selector: 'input' });
    const clicked = vi.fn();
    input.addEventListener('click', clicked);

    await userEvent.click(screen.getByRole('button', { name: 'Choose files' }));

    expect(clicked).toHaveBeenCalledOnce();
  });
});
