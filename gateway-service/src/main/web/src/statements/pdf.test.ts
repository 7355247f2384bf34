// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

const getDocument = vi.hoisted(() => vi.fn());
vi.mock('pdfjs-dist', () => ({ getDocument, GlobalWorkerOptions: {} }));
vi.mock('pdfjs-dist/build/pdf.worker.min.mjs?url', () => ({ default: '/worker.mjs' }));

/** A document of pages of this size; what is drawn stays under way until it is cancelled or done. */
function documentOf(width: number, height: number) {
  const drawing = { promise: Promise.resolve(), cancel: vi.fn() };
  const render = vi.fn(() => drawing);
  const getPage = vi.fn(async () => ({
    getViewport: ({ scale }: { scale: number }) => ({ width: width * scale, height: height * scale }),
    render,
  }));
  return { task: { promise: Promise.resolve({ getPage }), destroy: vi.fn(async () => undefined) }, getPage, render, drawing };
}

function canvasOf(clientWidth: number) {
  const canvas = document.createElement('canvas');
  Object.defineProperty(canvas, 'clientWidth', { value: clientWidth });
  return canvas;
}

describe('a page of a PDF', () => {
  let draw: typeof import('./pdf').draw;
  beforeEach(async () => {
    getDocument.mockReset();
    vi.resetModules();
    ({ draw } = await import('./pdf'));
  });

  it('is drawn as wide as it is shown, and tells its size in points', async () => {
    const { task, getPage, render } = documentOf(600, 800);
    getDocument.mockReturnValue(task);
    const canvas = canvasOf(300);

    expect(await draw(canvas, '/a.pdf', 3, new AbortController().signal)).toEqual({ width: 600, height: 800 });

    expect(getPage).toHaveBeenCalledWith(3);
    expect([canvas.width, canvas.height]).toEqual([300, 400]);
    expect(render).toHaveBeenCalledWith({ canvas, viewport: { width: 300, height: 400 } });
  });

  it('has as many pixels as the screen, and never more than a tab can hold', async () => {
    getDocument.mockReturnValue(documentOf(600, 800).task);
    vi.stubGlobal('devicePixelRatio', 2);
    const sharp = canvasOf(300);
    await draw(sharp, '/a.pdf', 1, new AbortController().signal);
    expect([sharp.width, sharp.height]).toEqual([600, 800]);

    const vast = canvasOf(100_000);
    await draw(vast, '/a.pdf', 1, new AbortController().signal);
    vi.unstubAllGlobals();
    expect(vast.width * vast.height).toBeLessThanOrEqual(16_000_000);
    expect(vast.width / vast.height).toBeCloseTo(0.75, 3);
  });

  it('of the same document does not load it twice, and of another closes the first', async () => {
    const first = documentOf(600, 800);
    const second = documentOf(600, 800);
    getDocument.mockReturnValueOnce(first.task).mockReturnValueOnce(second.task);
    const { signal } = new AbortController();

    await draw(canvasOf(300), '/a.pdf', 1, signal);
    await draw(canvasOf(300), '/a.pdf', 2, signal);
    expect(getDocument).toHaveBeenCalledOnce();
    expect(first.task.destroy).not.toHaveBeenCalled();

    await draw(canvasOf(300), '/b.pdf', 1, signal);
    expect(first.task.destroy).toHaveBeenCalledOnce();
    expect(second.getPage).toHaveBeenCalledWith(1);
  });

  it('whose document could not be had is asked for again', async () => {
    const good = documentOf(600, 800);
    getDocument.mockReturnValueOnce({ promise: Promise.reject(new Error('gone')), destroy: vi.fn() }).mockReturnValueOnce(good.task);
    const { signal } = new AbortController();

    await expect(draw(canvasOf(300), '/a.pdf', 1, signal)).rejects.toThrow('gone');
    await draw(canvasOf(300), '/a.pdf', 1, signal);

    expect(good.render).toHaveBeenCalledOnce();
  });

  it('that nobody looks at any more is not drawn, and drawing it ends', async () => {
    const { task, render, drawing } = documentOf(600, 800);
    getDocument.mockReturnValue(task);
    const gone = new AbortController();
    gone.abort();
    await expect(draw(canvasOf(300), '/a.pdf', 1, gone.signal)).rejects.toThrow();
    expect(render).not.toHaveBeenCalled();

    const going = new AbortController();
    await draw(canvasOf(300), '/a.pdf', 1, going.signal);
    going.abort();
    expect(drawing.cancel).toHaveBeenCalledOnce();
  });
});
