import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask, type PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** An A4 page at twice the pixels of a wide panel; beyond it a browser's tab runs out of memory before a person sees more. */
const pixelsMax = 16_000_000;

let open: { url: string; task: PDFDocumentLoadingTask } | undefined;

/** The rows of one statement are looked at one after the other, so its document stays open until another one is. */
async function page(url: string, number: number): Promise<PDFPageProxy> {
  if (open?.url !== url) {
    void open?.task.destroy();
    const task = getDocument({
      url,
      cMapUrl: '/pdfjs/cmaps/',
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
      // The pages' Content-Security-Policy compiles nothing.
      useWasm: false,
      maxImageSize: pixelsMax,
      enableXfa: false,
    });
    open = { url, task };
    task.promise.catch(() => {
      // One that could not be had is asked for again.
      if (open?.task === task) open = undefined;
    });
  }
  return (await open.task.promise).getPage(number);
}

/** The size of a page as it is shown, in points. */
export interface PageSize {
  width: number;
  height: number;
}

/** Draws a page as wide as the canvas is shown. */
export async function draw(canvas: HTMLCanvasElement, url: string, number: number, signal: AbortSignal): Promise<PageSize> {
  const shown = await page(url, number);
  signal.throwIfAborted();
  const { width, height } = shown.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth * devicePixelRatio) / width;
  const scale = Math.min(wanted, Math.sqrt(pixelsMax / (width * height)));
  const viewport = shown.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = shown.render({ canvas, viewport });
  signal.addEventListener('abort', () => drawing.cancel(), { once: true });
  await drawing.promise;
  return { width, height };
}
