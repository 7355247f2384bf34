package io.financereport.reconciliation;

import io.financereport.web.start.ServiceStart;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the service. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "reconciliation",
                        version = "1",
                        description = "Chart of accounts, journal, matches and what became of each bank transaction."))
public final class ReconciliationService {
    private ReconciliationService() {}

    public static void main(String[] arguments) {
        ServiceStart.run(ReconciliationService.class, arguments);
    }
}
