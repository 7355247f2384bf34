package io.financereport.gateway.ping;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PingRows extends GenericRepository<PingRow, String> {
    @Query("SELECT state, toggle_count, updated_at FROM ping")
    PingRow get();

    @Query("""
        UPDATE ping SET state = CASE state WHEN 'ping' THEN 'pong' ELSE 'ping' END,
            toggle_count = toggle_count + 1, updated_at = :now
        """)
    void toggle(Instant now);
}
