package io.financereport.gateway.identity;

import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user whose secret was found good, with the workspaces they may enter, their first one first. */
record SignedIn(
        UserId user,
        String email,
        String name,
        List<Membership> memberships,
        @Nullable Instant expiresAt) {
    SignedIn {
        memberships = List.copyOf(memberships);
    }

    boolean holdsAt(Instant moment) {
        return expiresAt == null || expiresAt.isAfter(moment);
    }

    Optional<Membership> find(Optional<WorkspaceId> wanted) {
        return memberships.stream()
                .filter(membership -> wanted.isEmpty() || wanted.get().equals(membership.workspace()))
                .findFirst();
    }
}
