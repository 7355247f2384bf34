package io.financereport.web;

import io.financereport.tenancy.Identity;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;

/**
 * Who sends this request, and under which id it can be found in logs. A controller method takes it as a parameter.
 *
 * @param requestId the caller's X-Request-Id, or a new one
 */
public record RequestContext(Identity identity, String requestId) {
    public WorkspaceId workspace() {
        return identity.workspace();
    }

    public UserId user() {
        return identity.user();
    }
}
