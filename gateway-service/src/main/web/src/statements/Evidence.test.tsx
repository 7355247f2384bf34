// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { Evidence } from './Evidence';

const question = 'GET /api/statements/s1/transactions/t1/evidence';
const evidence = {
  sha256: 'ab'.repeat(32),
  fileName: 'march.csv',
  format: 'csv',
  ordinal: 17,
  source: { kind: 'bytes', from: 40, to: 62, line: 2 },
  decision: { reason: 'text', transactionId: 't1', otherFileName: 'b.csv', otherRow: 4, rows: 1, transactions: 1 },
  excerpt: { before: 'Date,Text,Amount\n', row: '2026-03-05,<b>Tea</b>,-12.50', after: '\n', charset: 'UTF-8', cut: false },
};

function show(answer: { status?: number; body: unknown }) {
  const closed: string[] = [];
  showPage(<Evidence statementId="s1" rowId="t1" onClose={() => closed.push('closed')} />, { [question]: answer });
  return closed;
}

describe('the evidence of a row', () => {
  it('marks its bytes in the text of the file, and says where and of which file they are', async () => {
    show({ body: evidence });

    expect((await screen.findByText('2026-03-05,<b>Tea</b>,-12.50')).tagName).toBe('MARK');
    expect(screen.getByLabelText('The original around line 2')).toHaveTextContent('Date,Text,Amount');
    expect(screen.getByText('line 2, bytes 40 to 61')).toBeVisible();
    expect(screen.getByText('Row 17 = row 4 of b.csv, because day, amount and text are equal.')).toBeVisible();
    expect(screen.getByText(evidence.sha256)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download' })).toHaveAttribute('href', '/api/statements/s1/document');
    expect(screen.queryByText(/longer than what is shown/)).toBeNull();
  });

  it('says when it is not all', async () => {
    show({ body: { ...evidence, excerpt: { ...evidence.excerpt, cut: true } } });

    expect(await screen.findByText(/longer than what is shown/)).toBeVisible();
  });

  it('that cannot be had says why, and can be closed', async () => {
    const closed = show({ status: 500, body: { code: 'document-missing', title: 'The original file cannot be found', detail: '' } });

    expect(await screen.findByRole('alert')).toHaveTextContent('The original file cannot be found');
    await userEvent.click(screen.getByRole('button', { name: 'Close the original' }));
    expect(closed).toEqual(['closed']);
  });
});
