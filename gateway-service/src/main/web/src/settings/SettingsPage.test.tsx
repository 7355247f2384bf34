// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanup } from '@testing-library/react';
import { showPage } from '../test-page';
import { SettingsPage } from './SettingsPage';

const pressed = (group: string) => within(screen.getByRole('group', { name: group })).getByRole('button', { pressed: true }).textContent;
const theme = () => document.documentElement.dataset.theme;

function comeBack() {
  cleanup();
  showPage(<SettingsPage />, {});
}

describe('settings', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
    delete document.documentElement.dataset.theme;
  });

  it('say who is signed in and where', () => {
    showPage(<SettingsPage />, {});

    const you = within(screen.getByRole('region', { name: 'You' }));
    expect(you.getAllByRole('definition').map((each) => each.textContent)).toEqual(['Ada', 'ada@example.org', 'Home', 'SGD']);
  });

  it('keep the theme that is chosen, until it is the system’s again', async () => {
    showPage(<SettingsPage />, {});
    expect(pressed('Theme')).toBe('As the system');

    await userEvent.click(screen.getByRole('button', { name: 'Dark' }));
    expect(theme()).toBe('dark');
    comeBack();
    expect(pressed('Theme')).toBe('Dark');

    await userEvent.click(screen.getByRole('button', { name: 'As the system' }));
    expect(theme()).toBeUndefined();
    comeBack();
    expect(pressed('Theme')).toBe('As the system');
  });

  it('speak the language that is chosen, also the next time', async () => {
    showPage(<SettingsPage />, {});

    await userEvent.click(screen.getByRole('button', { name: '中文' }));
    expect(await screen.findByRole('heading', { name: '设置', level: 1 })).toBeVisible();
    expect(document.documentElement.lang).toBe('zh-CN');
    comeBack();
    expect(await screen.findByRole('heading', { name: '设置', level: 1 })).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
  });

  it('hold as long as the page where the browser keeps nothing', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    showPage(<SettingsPage />, {});

    await userEvent.click(screen.getByRole('button', { name: 'Light' }));

    expect(theme()).toBe('light');
    expect(pressed('Theme')).toBe('Light');
    vi.unstubAllGlobals();
  });

  it('sign out, and leave nothing behind', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { ...location, origin: location.origin, assign });
    showPage(<SettingsPage />, {
      'POST /api/auth/logout': {},
      'GET /api/auth/me': { status: 401, body: { code: 'no-session', title: 'No' } },
    });

    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));

    await waitFor(() => expect(assign).toHaveBeenCalledWith('/sign-in'));
  });

  it('say why signing out was refused', async () => {
    showPage(<SettingsPage />, { 'POST /api/auth/logout': { status: 503, body: { code: 'away', title: 'The service is away' } } });

    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    expect(screen.getByText('ada@example.org')).toBeVisible();
  });
});
