package io.financereport.gateway.identity;

import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Page;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

@Controller("/api/workspaces")
@Tag(name = "identity")
final class WorkspaceController {
    private final WorkspaceTransactions transactions;
    private final SignedInUsers users;

    WorkspaceController(WorkspaceTransactions transactions, SignedInUsers users) {
        this.transactions = transactions;
        this.users = users;
    }

    @Serdeable
    record MemberOfResponse(UUID id, String name, String baseCurrency, String role) {
        static MemberOfResponse from(Membership membership) {
            return new MemberOfResponse(
                    membership.workspace().value(),
                    membership.name(),
                    membership.baseCurrency().getCurrencyCode(),
                    membership.role().word());
        }
    }

    @Get
    @Operation(
            operationId = "listWorkspaces",
            summary = "The workspaces that the caller may enter, the first one first")
    Page<MemberOfResponse> list(@Parameter(hidden = true) Caller caller) {
        var memberships =
                transactions.platform(() -> users.memberships(caller.user().value()));
        return new Page<>(memberships.stream().map(MemberOfResponse::from).toList(), null);
    }
}
