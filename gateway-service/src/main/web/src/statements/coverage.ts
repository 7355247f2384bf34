import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { components } from '../api/schema';

export type CoveredMonth = components['schemas']['CoverageController.CoveredMonth'];

/** Which months of which account approved statements cover. Told again whenever statements change. */
export function useCoverage() {
  return useQuery({ queryKey: ['statements', 'coverage'], queryFn: () => body(api.GET('/api/statements/coverage')) });
}

/** Whether there is anything to do about a month. */
export function needsAttention({ missingDays, contradicts }: CoveredMonth): boolean {
  return missingDays > 0 || contradicts;
}
