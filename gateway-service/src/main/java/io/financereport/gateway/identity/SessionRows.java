package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, UUID> {
    @Query("""
        SELECT s.id, s.user_id, u.email, u.name, s.expires_at
        FROM session s JOIN users u ON u.id = s.user_id
        WHERE s.cookie_hash = :hash AND s.expires_at > :now
        """)
    Optional<SessionRow> findByCookie(String hash, Instant now);

    @Query("""
        SELECT s.id, s.user_id, u.email, u.name, s.expires_at
        FROM session s JOIN users u ON u.id = s.user_id
        WHERE s.bearer_hash = :hash AND s.expires_at > :now
        """)
    Optional<SessionRow> findByBearer(String hash, Instant now);

    @Query("""
        SELECT t.id, t.user_id, u.email, u.name, t.expires_at
        FROM access_token t JOIN users u ON u.id = t.user_id
        WHERE t.token_hash = :hash AND (t.expires_at IS NULL OR t.expires_at > :now)
        """)
    Optional<SessionRow> findByAccessToken(String hash, Instant now);

    @Query("""
        INSERT INTO session (id, user_id, cookie_hash, bearer_hash, created_at, expires_at)
        VALUES (:id, :userId, :cookieHash, :bearerHash, :createdAt, :expiresAt)
        """)
    void add(UUID id, UUID userId, String cookieHash, String bearerHash, Instant createdAt, Instant expiresAt);

    @Query("DELETE FROM session WHERE cookie_hash = :hash OR bearer_hash = :hash")
    int remove(String hash);

    @Query("""
        DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit)
        """)
    int removeExpired(Instant now, int limit);
}
