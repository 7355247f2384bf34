package io.financereport.web;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the table {@code idempotency} keeps. All calls are made inside a transaction. */
@Singleton
final class IdempotencyRows {
    private static final Duration KEPT = Duration.ofHours(24);
    /** So that no request pays for a long clean-up. */
    private static final int FORGOTTEN_AT_ONCE_MAX = 50;

    private final Sql sql;
    private final Clock clock;

    IdempotencyRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Operation(WorkspaceId workspace, UserId user, String method, String path, String key) {}

    record Answer(
            String bodyHash,
            int status,
            @Nullable String body,
            @Nullable String location) {}

    /** False when another transaction works under the same key. */
    boolean lock(Operation operation) {
        return sql.find(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), ?, ?, ?, ?, ?), 0)) AS"
                                + " taken",
                        row -> row.flag("taken"),
                        operation.workspace().toString(),
                        operation.user().toString(),
                        operation.method(),
                        operation.path(),
                        operation.key())
                .orElseThrow();
    }

    Optional<Answer> find(Operation operation) {
        return sql.find(
                """
                SELECT body_hash, status, body, location FROM idempotency
                WHERE workspace_id = ? AND user_id = ? AND method = ? AND path = ? AND key = ? AND created_at > ?
                """,
                row -> new Answer(
                        row.text("body_hash"), row.integer("status"), row.findText("body"), row.findText("location")),
                operation.workspace(),
                operation.user(),
                operation.method(),
                operation.path(),
                operation.key(),
                forgottenBefore());
    }

    void record(Operation operation, Answer answer) {
        forgetSome();
        var kept = sql.update(
                """
                INSERT INTO idempotency (workspace_id, user_id, method, path, key, body_hash, status, body, location, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id, user_id, method, path, key) DO UPDATE
                SET body_hash = excluded.body_hash, status = excluded.status, body = excluded.body,
                    location = excluded.location, created_at = excluded.created_at
                """,
                operation.workspace(),
                operation.user(),
                operation.method(),
                operation.path(),
                operation.key(),
                answer.bodyHash(),
                answer.status(),
                answer.body(),
                answer.location(),
                clock.instant());
        if (kept != 1) {
            throw new IllegalStateException("The answer under an Idempotency-Key was not kept");
        }
    }

    private void forgetSome() {
        sql.update("""
            DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency WHERE created_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED))
            """, forgottenBefore(), FORGOTTEN_AT_ONCE_MAX);
    }

    private Instant forgottenBefore() {
        return clock.instant().minus(KEPT);
    }
}
