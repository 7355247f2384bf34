import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { onSignedOut } from './api/client';
import { Problem } from './api/problem';
import { routes } from './routes';
import { forgetSession } from './session/session';
import { I18nProvider } from './kit/i18n';
import './styles/tokens.css';
import './styles/base.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && Problem.of(error).unanswered,
    },
  },
});
onSignedOut(() => forgetSession(client));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={routes} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
