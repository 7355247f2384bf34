package io.financereport.gateway.signing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SigningKeyRows extends GenericRepository<SigningKeyRow, String> {
    @Query("""
        SELECT kid, public_jwk, private_key, created_at, active_from FROM signing_key
        ORDER BY active_from, kid LIMIT :limit
        """)
    List<SigningKeyRow> list(int limit);

    @Query("""
        INSERT INTO signing_key (kid, public_jwk, private_key, created_at, active_from)
        VALUES (:kid, :publicJwk, :privateKey, :createdAt, :activeFrom)
        """)
    void add(String kid, String publicJwk, byte[] privateKey, Instant createdAt, Instant activeFrom);

    @Query("DELETE FROM signing_key WHERE kid = :kid")
    void remove(String kid);
}
