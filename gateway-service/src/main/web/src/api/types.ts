import type { paths } from './schema';

// Named by where they come from and not by the schema's name, so that a service may name its records as it likes.
type Get<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } }
  ? T
  : never;
type Item<T> = T extends { items: (infer I)[] } ? I : never;

type PostAnswer<P extends keyof paths> = paths[P] extends { post: { responses: { 200: { content: { 'application/json': infer T } } } } }
  ? T
  : never;

export type Money = { amount: string; currency: string };
export type Me = Pick<Get<'/api/auth/me'>, 'user' | 'workspace'>;
export type Ping = Get<'/api/ping'>;
export type Statement = Get<'/api/statements/{id}'>;
export type StatementTransaction = Item<Get<'/api/statements/{id}/transactions'>>;
export type ImportProfile = Get<'/api/import-profiles/{id}'>;
export type ImportTrial = PostAnswer<'/api/import-profiles/{id}/test'>;
export type ImportProfileFile = Get<'/api/import-profiles/{id}/file'>;
export type Account = Item<Get<'/api/accounts'>>;
export type Entry = Item<Get<'/api/journal-entries'>>;
export type Match = Item<Get<'/api/reconciliation/matches'>>;
export type Unmatched = Item<Get<'/api/reconciliation/unmatched'>>;
export type BalanceSheet = Get<'/api/reports/balance-sheet'>;
export type IncomeStatement = Get<'/api/reports/income-statement'>;
export type NetWorth = Get<'/api/reports/net-worth'>;
export type ReportSection = BalanceSheet['assets'];
