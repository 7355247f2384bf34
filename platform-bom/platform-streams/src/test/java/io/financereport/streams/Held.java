package io.financereport.streams;

import io.financereport.tenancy.Sql;
import io.financereport.test.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Keeps whoever changes a row of one table in the middle of the statement, until this is closed, or the session is killed. */
final class Held implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String WAITING =
            "FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = 77 AND NOT granted";

    private final StreamParts parts;
    private final String table;
    private final Connection key;

    /**
     * @param operation INSERT, UPDATE or DELETE
     */
    Held(StreamParts parts, String operation, String table) {
        this.parts = parts;
        this.table = table;
        this.key = parts.connection();
        Sql.on(key).each("SELECT pg_advisory_lock(77)", row -> {});
        parts.execute("""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock(77);
                RETURN COALESCE(NEW, OLD);
            END $$
            """);
        parts.execute(
                "CREATE TRIGGER hold BEFORE " + operation + " ON " + table + " FOR EACH ROW EXECUTE FUNCTION hold()");
    }

    void awaitSomebody() {
        Await.until(LONG, () -> parts.number("SELECT count(*) " + WAITING) > 0);
    }

    /** Their transactions are rolled back, as if their processes had died. */
    void kill() {
        parts.execute("SELECT pg_terminate_backend(pid, 180000) " + WAITING);
    }

    @Override
    public void close() {
        try (key) {
            Sql.on(key).each("SELECT pg_advisory_unlock(77)", row -> {});
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
        parts.execute("DROP TRIGGER hold ON " + table);
        parts.execute("DROP FUNCTION hold");
    }
}
