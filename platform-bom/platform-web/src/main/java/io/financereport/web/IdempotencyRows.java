package io.financereport.web;

import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the table {@code idempotency} keeps. All calls are made inside a transaction. */
@Singleton
final class IdempotencyRows {
    private static final Duration KEPT = Duration.ofHours(24);
    /** So that no request pays for a long clean-up. */
    private static final int FORGOTTEN_AT_ONCE_MAX = 50;

    private final WorkspaceTransactions transactions;
    private final Clock clock;

    IdempotencyRows(WorkspaceTransactions transactions, Clock clock) {
        this.transactions = transactions;
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
        return ask(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), ?, ?, ?, ?, ?), 0))",
                operation,
                statement -> {
                    try (var answer = statement.executeQuery()) {
                        return answer.next() && answer.getBoolean(1);
                    }
                });
    }

    Optional<Answer> find(Operation operation) {
        return ask("""
            SELECT body_hash, status, body, location FROM idempotency
            WHERE workspace_id = ?::uuid AND user_id = ?::uuid AND method = ? AND path = ? AND key = ? AND created_at > ?\
            """, operation, statement -> {
            statement.setTimestamp(6, forgottenBefore());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Answer(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        });
    }

    void record(Operation operation, Answer answer) {
        forgetSome();
        var kept = ask("""
            INSERT INTO idempotency (workspace_id, user_id, method, path, key, body_hash, status, body, location, created_at)
            VALUES (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id, user_id, method, path, key) DO UPDATE
            SET body_hash = excluded.body_hash, status = excluded.status, body = excluded.body,
                location = excluded.location, created_at = excluded.created_at\
            """, operation, statement -> {
            statement.setString(6, answer.bodyHash());
            statement.setInt(7, answer.status());
            statement.setString(8, answer.body());
            statement.setString(9, answer.location());
            statement.setTimestamp(10, Timestamp.from(clock.instant()));
            return statement.executeUpdate();
        });
        if (kept != 1) {
            throw new IllegalStateException("The answer under an Idempotency-Key was not kept");
        }
    }

    private void forgetSome() {
        try (var statement = transactions.connection().prepareStatement("""
            DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency WHERE created_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED))\
            """)) {
            statement.setTimestamp(1, forgottenBefore());
            statement.setInt(2, FORGOTTEN_AT_ONCE_MAX);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Old idempotency keys could not be forgotten", e);
        }
    }

    private Timestamp forgottenBefore() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    private interface Asked<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Operation operation, Asked<T> asked) {
        try (var statement = transactions.connection().prepareStatement(sql)) {
            statement.setString(1, operation.workspace().toString());
            statement.setString(2, operation.user().toString());
            statement.setString(3, operation.method());
            statement.setString(4, operation.path());
            statement.setString(5, operation.key());
            return asked.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The table idempotency cannot be used", e);
        }
    }
}
