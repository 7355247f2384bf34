// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { PingPongPage } from './PingPongPage';

const never = { state: 'ping', toggleCount: 0, updatedAt: null };

describe('ping-pong', () => {
  it('is toggled, and counts', async () => {
    showPage(<PingPongPage />, {
      'GET /api/ping': { body: never },
      'POST /api/ping/toggle': { body: { state: 'pong', toggleCount: 1, updatedAt: '2026-03-04T10:00:00Z' } },
    });
    expect(await screen.findByText('Never toggled')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Toggle' }));

    expect(await screen.findByText('pong')).toBeVisible();
    expect(screen.getByText(/^Toggled once · Mar 4, 2026/)).toBeVisible();
  });

  it('says why it was not toggled', async () => {
    showPage(<PingPongPage />, {
      'GET /api/ping': { body: never },
      'POST /api/ping/toggle': { status: 503, body: { code: 'away', title: 'The store is away' } },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Toggle' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The store is away');
    expect(screen.getByText('ping')).toBeVisible();
  });

  it('that could not be had is asked for again', async () => {
    showPage(<PingPongPage />, { 'GET /api/ping': awayAtFirst(never) });

    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('ping')).toBeVisible();
  });
});
