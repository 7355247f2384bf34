package io.financereport.reconciliation.seal;

import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.RequestContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the journal is what was posted. */
@Controller("/reconciliation/seals")
final class SealsController {
    private final WorkspaceTransactions workspaces;
    private final Seals seals;

    SealsController(WorkspaceTransactions workspaces, Seals seals) {
        this.workspaces = workspaces;
        this.seals = seals;
    }

    /**
     * The state of the chain over all entries.
     *
     * @param unsealed entries that no seal covers yet
     * @param firstBreak the first link that does not agree with its entry; null when all do
     */
    @Serdeable
    record SealsResponse(
            long sealed, long unsealed, @Nullable BrokenLink firstBreak) {}

    @Serdeable
    record BrokenLink(long number, UUID entryId) {}

    @Get
    SealsResponse verifySeals(@Parameter(hidden = true) RequestContext who) {
        var verdict = workspaces.read(who.workspace(), () -> seals.verify(who.workspace()));
        var broken = verdict.firstBreak();
        return new SealsResponse(
                verdict.sealed(),
                verdict.unsealed(),
                broken == null
                        ? null
                        : new BrokenLink(broken.number(), broken.entry().value()));
    }
}
