package io.financereport.gateway.identity;

import io.financereport.tenancy.Role;
import io.financereport.tenancy.WorkspaceId;
import java.util.Currency;

/** A workspace that a user may enter, and as what. */
record Membership(WorkspaceId workspace, String name, Currency baseCurrency, Role role) {
    static Membership from(MembershipRow row) {
        return new Membership(
                new WorkspaceId(row.workspaceId()),
                row.name(),
                Currency.getInstance(row.baseCurrency()),
                Role.ofWord(row.role()));
    }
}
