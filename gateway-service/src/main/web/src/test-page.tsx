import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { I18nProvider } from './kit/i18n';

interface Answer {
  status?: number;
  body?: unknown;
}

/** A service that is away when it is first asked, and then there. */
export function awayAtFirst(body: unknown): () => Answer {
  let away = true;
  return () => {
    if (!away) return { body };
    away = false;
    return { status: 503, body: { code: 'service-unavailable', title: 'The service is away', detail: 'Ask again in a moment.' } };
  };
}

/** What the page asked of the server: `POST /api/…`. */
export type Asked = string[];

type Answers = Readonly<Record<string, Answer | ((body: string, headers: Headers) => Answer)>>;

/** A server that answers from a table; an unknown question is a 404 problem. */
export function serve(answers: Answers): Asked {
  const asked: Asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const question = `${request.method} ${pathname}${search}`;
    asked.push(question);
    const found = answers[question] ?? answers[`${request.method} ${pathname}`];
    const answer = typeof found === 'function' ? found(await request.text(), request.headers) : found;
    const status = answer === undefined ? 404 : (answer.status ?? 200);
    const body = answer === undefined ? { code: 'not-found', title: 'Not found', detail: question } : (answer.body ?? {});
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  });
  return asked;
}

/** Shows a page to somebody who is signed in, over a server that answers from a table. */
export function showPage(page: ReactNode, answers: Answers, at = '/'): Asked {
  const asked = serve(answers);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(['me'], {
    user: { id: 'u', email: 'ada@example.org', name: 'Ada' },
    workspace: { id: 'w', name: 'Home', baseCurrency: 'SGD' },
  });
  const router = createMemoryRouter([{ path: '*', element: page }], { initialEntries: [at] });
  render(
    <I18nProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  return asked;
}
