package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token that a person made for a program of theirs; the secret itself is nowhere. */
@MappedEntity("access_token")
record AccessTokenRow(
        @Id UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
