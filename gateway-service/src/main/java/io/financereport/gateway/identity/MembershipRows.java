package io.financereport.gateway.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MembershipRows extends GenericRepository<MembershipRow, UUID> {
    /** The user's first workspace first: it is the one meant when a request names none. */
    @Query("""
        SELECT w.id AS workspace_id, w.name, w.base_currency, m.role
        FROM membership m JOIN workspace w ON w.id = m.workspace_id
        WHERE m.user_id = :userId
        ORDER BY m.joined_at, m.workspace_id
        LIMIT :limit
        """)
    List<MembershipRow> list(UUID userId, int limit);

    @Query("INSERT INTO workspace (id, name, base_currency, created_at) VALUES (:id, :name, :baseCurrency, :createdAt)")
    void addWorkspace(UUID id, String name, String baseCurrency, Instant createdAt);

    @Query("INSERT INTO membership (workspace_id, user_id, role, joined_at) VALUES (:workspaceId, :userId, :role,"
            + " :joinedAt)")
    void addMember(UUID workspaceId, UUID userId, String role, Instant joinedAt);
}
