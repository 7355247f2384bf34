import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { BalanceSheet, IncomeStatement, NetWorth } from '../api/types';
import type { DateRange } from '../kit/dates';

const behindMs = 3_000;

export function useBalanceSheet(asOf: string, currency: string) {
  return useQuery<BalanceSheet, Problem>({
    queryKey: ['reports', 'balance-sheet', asOf, currency],
    queryFn: () => body(api.GET('/api/reports/balance-sheet', { params: { query: { asOf, currency } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.freshness.upToDate === false ? behindMs : false),
  });
}

export function useIncomeStatement({ from, to }: DateRange, currency: string, enabled = true) {
  return useQuery<IncomeStatement, Problem>({
    queryKey: ['reports', 'income-statement', from, to, currency],
    queryFn: () => body(api.GET('/api/reports/income-statement', { params: { query: { from, to, currency } } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Net worth at the end of each month. */
export function useNetWorth({ from, to }: DateRange, currency: string) {
  return useQuery<NetWorth, Problem>({
    queryKey: ['reports', 'net-worth', from, to, currency],
    queryFn: () => body(api.GET('/api/reports/net-worth', { params: { query: { from, to, currency, step: 'month' } } })),
    placeholderData: keepPreviousData,
  });
}

/** The same report as a file. */
export function csvAddress(report: 'balance-sheet' | 'income-statement', query: Readonly<Record<string, string>>): string {
  return `/api/reports/${report}?${new URLSearchParams({ ...query, format: 'csv' })}`;
}

export const hledgerAddress = '/api/exports/journal?format=hledger';
