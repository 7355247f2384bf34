package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose secret it is and how long it opens the door: a session's, or an access token's without an end. */
@MappedEntity("session")
record SessionRow(
        @Id UUID id,
        UUID userId,
        String email,
        String name,
        @Nullable Instant expiresAt) {}
