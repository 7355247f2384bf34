package io.financereport.tenancy;

import java.util.UUID;

/** The tenant. Everything that a service keeps belongs to exactly one. */
public record WorkspaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
