package io.financereport.reconciliation;

import io.micronaut.runtime.Micronaut;

public final class ReconciliationService {
    private ReconciliationService() {}

    public static void main(String[] arguments) {
        Micronaut.run(ReconciliationService.class, arguments);
    }
}
