// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { showPage } from '../test-page';
import { boxStyle, PdfPage } from './PdfPage';
import { PicturePage } from './PicturePage';

const draw = vi.hoisted(() => vi.fn());
vi.mock('./pdf', () => ({ draw }));

const box = [5000, 16000, 50000, 17500];

describe('a page of a PDF', () => {
  it('is drawn with the row where its box is, whatever its size on the screen', async () => {
    draw.mockResolvedValue({ width: 600, height: 800 });
    showPage(<PdfPage url="/api/statements/s1/document" page={3} box={box} />, {});

    const mark = await screen.findByTestId('row-on-page');

    expect(draw).toHaveBeenCalledWith(expect.anything(), '/api/statements/s1/document', 3, expect.anything());
    expect(mark.style.left).toBe(`${5000 / 600}%`);
    expect(mark.style.top).toBe('20%');
    expect(screen.getByRole('figure', { name: 'Page 3 with the row marked' })).toBeVisible();
  });

  it('that cannot be drawn says so, and is no failure', async () => {
    draw.mockRejectedValue(new Error('damaged'));
    showPage(<PdfPage url="/api/statements/s1/document" page={1} box={box} />, {});

    expect(await screen.findByText(/cannot be drawn here/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('has a rectangle in shares of its size', () => {
    expect(boxStyle(box, { width: 500, height: 1000 })).toEqual({ left: '10%', top: '16%', width: '90%', height: '1.5%' });
  });
});

describe('a picture', () => {
  it('is shown with the row where its box is, once it is there', () => {
    showPage(<PicturePage url="/api/statements/s1/document" box={box} />, {});
    const picture = screen.getByRole('figure').querySelector('img')!;
    Object.defineProperties(picture, { naturalWidth: { value: 500 }, naturalHeight: { value: 1000 } });
    expect(screen.queryByTestId('row-on-page')).toBeNull();

    fireEvent.load(picture);

    expect(screen.getByTestId('row-on-page').style.top).toBe('16%');
  });

  it('that a browser cannot show says so', () => {
    showPage(<PicturePage url="/api/statements/s1/document" box={box} />, {});

    fireEvent.error(screen.getByRole('figure').querySelector('img')!);

    expect(screen.getByText(/cannot be drawn here/)).toBeVisible();
  });
});
