package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A person who can sign in. */
@MappedEntity("users")
record UserRow(@Id UUID id, String email, String emailKey, String name, String passwordHash, Instant createdAt) {
    @Override
    public String toString() {
        return "UserRow[" + id + "]";
    }
}
