package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccessTokenRows extends GenericRepository<AccessTokenRow, UUID> {
    @Query("""
        SELECT id, name, created_at, expires_at FROM access_token
        WHERE user_id = :userId ORDER BY created_at, id LIMIT :limit
        """)
    List<AccessTokenRow> list(UUID userId, int limit);

    @Query("""
        INSERT INTO access_token (id, user_id, name, token_hash, created_at, expires_at)
        VALUES (:id, :userId, :name, :tokenHash, :createdAt, :expiresAt)
        """)
    void add(UUID id, UUID userId, String name, String tokenHash, Instant createdAt, @Nullable Instant expiresAt);

    @Query("SELECT token_hash FROM access_token WHERE id = :id AND user_id = :userId")
    Optional<String> findHash(UUID id, UUID userId);

    @Query("DELETE FROM access_token WHERE id = :id AND user_id = :userId")
    int remove(UUID id, UUID userId);

    /** Keeps two requests of one user from both creating the last allowed token. */
    @Query("SELECT id FROM users WHERE id = :userId FOR UPDATE")
    Optional<UUID> lockUser(UUID userId);
}
