package io.financereport.gateway.identity;

import io.financereport.tenancy.Identity;
import io.financereport.tenancy.Role;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import java.util.Currency;

/** A person in one of their workspaces: on whose behalf a request goes on. */
public record Caller(
        UserId user, String email, String name, WorkspaceId workspace, String workspaceName, Currency base, Role role) {
    /** What services are told. */
    public Identity identity() {
        return new Identity(user, workspace, role, base);
    }
}
