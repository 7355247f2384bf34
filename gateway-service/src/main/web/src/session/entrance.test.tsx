// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { showPage } from '../test-page';
import { RegisterPage } from './RegisterPage';
import { useMe } from './session';
import { SignInPage } from './SignInPage';

const grace = {
  user: { id: 'g', email: 'grace@example.org', name: 'Grace' },
  workspace: { id: 'w2', name: 'Home', baseCurrency: 'EUR' },
};

function Inside() {
  const { pathname, search } = useLocation();
  return (
    <p>
      {useMe().data?.user.name} at {pathname + search}
    </p>
  );
}

function show(at: string, answers: Parameters<typeof showPage>[1]) {
  return showPage(
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/register" element={<RegisterPage />} />
      <Route path="*" element={<Inside />} />
    </Routes>,
    answers,
    at,
  );
}

async function type(label: string, text: string) {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
}

describe('signing in', () => {
  it('leads to where the person wanted to go', async () => {
    const sent: string[] = [];
    show('/sign-in?next=%2Fjournal%3Faccount%3D1', {
      'POST /api/auth/login': (body) => {
        sent.push(body);
        return { body: grace };
      },
    });

    await type('E-mail', 'grace@example.org');
    await type('Password', 'a short sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

    expect(await screen.findByText('Grace at /journal?account=1')).toBeVisible();
    expect(sent).toEqual(['{"email":"grace@example.org","password":"a short sentence"}']);
  });

  it('that is refused says why and lets the person try again', async () => {
    show('/sign-in', { 'POST /api/auth/login': { status: 401, body: { code: 'bad-credentials', title: 'E-mail or password is wrong' } } });

    await type('E-mail', 'grace@example.org');
    await type('Password', 'wrong');
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    expect(screen.getByLabelText('E-mail')).toHaveValue('grace@example.org');
  });

  it.each([
    ['says that the server cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'The server cannot be reached'],
    ['says what it knows of an answer that says nothing', () => Promise.resolve(new Response('<html>', { status: 502 })), 'answered 502'],
  ])('%s', async (_, fetched, said) => {
    show('/sign-in', {});
    vi.stubGlobal('fetch', fetched);

    await type('E-mail', 'grace@example.org');
    await type('Password', 'a short sentence');
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent(said);
  });

  it('shows that it is under way, and takes no second press meanwhile', async () => {
    let answer: (response: Response) => void = () => undefined;
    show('/sign-in', {});
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));

    await type('E-mail', 'grace@example.org');
    await type('Password', 'a short sentence');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Signing in…' })).toBeDisabled();

    answer(new Response(JSON.stringify(grace), { headers: { 'content-type': 'application/json' } }));
    expect(await screen.findByText('Grace at /')).toBeVisible();
  });

  it('leads who is new to registering, and does not forget where they wanted to go', async () => {
    show('/sign-in?next=%2Fjournal', {});

    await userEvent.click(screen.getByRole('link', { name: 'Create an account' }));

    expect(await screen.findByRole('heading', { name: 'Create an account' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in?next=%2Fjournal');
  });
});

describe('registering', () => {
  it('offers the currency of the browser’s region and begins with another one that is chosen', async () => {
    const sent: unknown[] = [];
    show('/register', {
      'POST /api/auth/register': (body) => {
        sent.push(JSON.parse(body));
        return { status: 201, body: grace };
      },
    });
    expect(screen.getByLabelText('Base currency'), 'en-US').toHaveValue('USD');

    await type('Name', 'Grace');
    await type('E-mail', 'grace@example.org');
    await type('Password', 'a short sentence');
    await userEvent.selectOptions(screen.getByLabelText('Base currency'), 'EUR');
    await userEvent.click(screen.getByRole('button', { name: 'Create account' }));

    expect(await screen.findByText('Grace at /')).toBeVisible();
    expect(sent).toEqual([{ name: 'Grace', email: 'grace@example.org', password: 'a short sentence', baseCurrency: 'EUR' }]);
  });

  it('sends nothing that is no address or incomplete', async () => {
    const asked = show('/register', {});

    await type('Name', 'Grace');
    await type('E-mail', 'grace');
    await userEvent.click(screen.getByRole('button', { name: 'Create account' }));

    expect(screen.getByLabelText('E-mail')).toBeInvalid();
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(asked).toEqual([]);
  });

  it('that is refused says why', async () => {
    show('/register', { 'POST /api/auth/register': { status: 409, body: { code: 'email-taken', title: 'There is an account already' } } });

    await type('Name', 'Grace');
    await type('E-mail', 'grace@example.org');
    await type('Password', 'a short sentence');
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByRole('alert')).toHaveTextContent('There is an account already');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create account' })).toBeEnabled());
  });
});
