import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { components } from '../api/schema';
import type { Statement } from '../api/types';

export type Examination = components['schemas']['DoctorResponse.Examination'];
export type Finding = components['schemas']['DoctorResponse.FindingItem'];
type RepairRequest = components['schemas']['RepairController.RepairRequest'];

/** What is likely wrong with a statement in review whose balances contradict its rows, and what was repaired. */
export function useDoctor(statement: Statement) {
  return useQuery({
    queryKey: ['doctor', statement.id, statement.version],
    queryFn: () => body(api.GET('/api/statements/{id}/doctor', { params: { path: { id: statement.id } } })),
    enabled: statement.status === 'review',
  });
}

export function useRepair(id: string) {
  return useMutation<Statement, Problem, RepairRequest>({
    mutationFn: (request) => body(api.POST('/api/statements/{id}/repairs', { params: { path: { id } }, body: request })),
    onSuccess: useRepaired(),
  });
}

export function useUndoRepair(id: string) {
  return useMutation<Statement, Problem, string>({
    mutationFn: (repairId) => body(api.DELETE('/api/statements/{id}/repairs/{repairId}', { params: { path: { id, repairId } } })),
    onSuccess: useRepaired(),
  });
}

function useRepaired() {
  const client = useQueryClient();
  return (statement: Statement) => {
    client.setQueryData(['statement', statement.id], statement);
    client.removeQueries({ queryKey: ['statement-transactions', statement.id] });
    void client.invalidateQueries({ queryKey: ['statements'] });
  };
}
