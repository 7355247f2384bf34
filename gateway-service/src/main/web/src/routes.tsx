import { createBrowserRouter, Navigate } from 'react-router';
import { Shell } from './layout/Shell';
import { NotFound, RouteFailure } from './layout/RouteFailure';

export const routes = createBrowserRouter([
  {
    ErrorBoundary: RouteFailure,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./session/SignInPage')).SignInPage }) },
      { path: '/register', lazy: async () => ({ Component: (await import('./session/RegisterPage')).RegisterPage }) },
      { path: '/ping-pong', lazy: async () => ({ Component: (await import('./pingpong/PingPongPage')).PingPongPage }) },
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: RouteFailure,
            children: [
              { path: '/', lazy: async () => ({ Component: (await import('./home/HomePage')).HomePage }) },
              { path: '/statements', lazy: async () => ({ Component: (await import('./statements/StatementsPage')).StatementsPage }) },
              { path: '/statements/:id', lazy: async () => ({ Component: (await import('./statements/ReviewPage')).ReviewPage }) },
              {
                path: '/reconciliation',
                lazy: async () => ({ Component: (await import('./reconciliation/ReconciliationPage')).ReconciliationPage }),
              },
              { path: '/accounts', lazy: async () => ({ Component: (await import('./accounts/AccountsPage')).AccountsPage }) },
              { path: '/journal', lazy: async () => ({ Component: (await import('./journal/JournalPage')).JournalPage }) },
              { path: '/journal/new', lazy: async () => ({ Component: (await import('./journal/NewEntryPage')).NewEntryPage }) },
              { path: '/reports', element: <Navigate to="/reports/balance-sheet" replace /> },
              {
                path: '/reports/balance-sheet',
                lazy: async () => ({ Component: (await import('./reports/BalanceSheetPage')).BalanceSheetPage }),
              },
              {
                path: '/reports/income-statement',
                lazy: async () => ({ Component: (await import('./reports/IncomeStatementPage')).IncomeStatementPage }),
              },
              { path: '/settings', lazy: async () => ({ Component: (await import('./settings/SettingsPage')).SettingsPage }) },
              {
                path: '/settings/import-profiles',
                lazy: async () => ({ Component: (await import('./profiles/ProfilesPage')).ProfilesPage }),
              },
              {
                path: '/settings/import-profiles/:id',
                lazy: async () => ({ Component: (await import('./profiles/ProfilePage')).ProfilePage }),
              },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
]);
