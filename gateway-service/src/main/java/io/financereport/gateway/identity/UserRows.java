package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, UUID> {
    @Query("SELECT id, email, email_key, name, password_hash, created_at FROM users WHERE email_key = :emailKey")
    Optional<UserRow> findByKey(String emailKey);

    /** @return 0 when the address is taken, also by a registration that commits at this moment */
    @Query("""
        INSERT INTO users (id, email, email_key, name, password_hash, created_at)
        VALUES (:id, :email, :emailKey, :name, :passwordHash, :createdAt)
        ON CONFLICT (email_key) DO NOTHING
        """)
    int add(UUID id, String email, String emailKey, String name, String passwordHash, Instant createdAt);
}
