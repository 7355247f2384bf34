package io.financereport.reconciliation.revert;

import io.financereport.reconciliation.bank.StatementId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.RequestContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;

/** What depends on a statement, before it is taken back. */
@Controller("/reconciliation")
final class ImpactController {
    private final WorkspaceTransactions workspaces;
    private final Impact impact;

    ImpactController(WorkspaceTransactions workspaces, Impact impact) {
        this.workspaces = workspaces;
        this.impact = impact;
    }

    /** What reverting the statement would undo, at most. Nothing depends on a statement that is not in the books. */
    @Get("/impact")
    ImpactResponse revertImpact(@Parameter(hidden = true) RequestContext who, @QueryValue UUID statementId) {
        return workspaces.read(who.workspace(), () -> impact.of(who.workspace(), new StatementId(statementId)));
    }
}
