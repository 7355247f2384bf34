package io.financereport.streams;

import io.financereport.tenancy.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/**
 * The sequencer's own connection to PostgreSQL, with everything that only the holder of the advisory lock does. The lock lives and
 * dies with the session, and PostgreSQL ends a session that was idle for 5 s: a stopped process cannot keep it.
 */
final class SequencerSession implements AutoCloseable {
    static final String CHANNEL_PREFIX = "outbox_";

    private static final String NUMBER = """
        WITH head AS MATERIALIZED (
            SELECT sequence, GREATEST(clock_timestamp(), recorded_at + interval '1 microsecond') AS starts_at
            FROM outbox_head FOR UPDATE
        ), taken AS MATERIALIZED (
            DELETE FROM outbox_pending
            WHERE id = ANY (ARRAY(SELECT id FROM outbox_pending WHERE id >= ? ORDER BY id LIMIT ?))
            RETURNING id
        ), placed AS (
            SELECT id, row_number() OVER (ORDER BY id) AS place FROM taken
        ), numbered AS (
            INSERT INTO outbox_sequence (sequence, id, recorded_at)
            SELECT head.sequence + place, id, head.starts_at + (place - 1) * interval '1 microsecond'
            FROM placed, head
            RETURNING sequence, id, recorded_at
        ), moved AS (
            UPDATE outbox_head
            SET sequence = last.sequence, recorded_at = last.recorded_at
            FROM (SELECT max(sequence) AS sequence, max(recorded_at) AS recorded_at FROM numbered) AS last
            WHERE last.sequence IS NOT NULL
        )
        SELECT numbered.sequence, numbered.recorded_at, event.*
        FROM numbered
        CROSS JOIN LATERAL (SELECT %s FROM outbox WHERE outbox.id = numbered.id OFFSET 0) AS event
        ORDER BY numbered.sequence
        """.formatted(EventColumns.NAMES);

    private final Connection connection;
    private final Sql sql;

    private SequencerSession(Connection connection) {
        this.connection = connection;
        this.sql = Sql.on(connection);
    }

    static SequencerSession open(Database database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.username());
        properties.setProperty("password", database.password());
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "sequencer");
        properties.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), "5");
        properties.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), "30");
        properties.setProperty(
                PGProperty.OPTIONS.getName(), "-c idle_session_timeout=" + OutboxLimits.SESSION_IDLE_MAX.toMillis());
        return new SequencerSession(DriverManager.getConnection(database.url(), properties));
    }

    /** Whether this session is the one that numbers; it then stays so until it ends. */
    boolean lead() {
        return sql.list(
                        "SELECT pg_try_advisory_lock(hashtextextended('sequencer ' || current_schema(), 0)) AS leads",
                        row -> row.flag("leads"))
                .getFirst();
    }

    /** From now on, {@link #await} ends when somebody appended. */
    void listen() {
        var schema = sql.list(
                        "SELECT quote_ident(? || current_schema()) AS channel",
                        row -> row.text("channel"),
                        CHANNEL_PREFIX)
                .getFirst();
        sql.update("LISTEN " + schema);
    }

    /** Waits for a notification, no longer than that. */
    void await(Duration max) {
        try {
            connection.unwrap(PGConnection.class).getNotifications((int) max.toMillis());
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    Head head() {
        return sql.list(
                        "SELECT log, (extract(epoch FROM log_started_at) * 1000)::bigint AS started, sequence,"
                                + " published FROM outbox_head",
                        row -> new Head(
                                row.uuid("log"),
                                row.number("started"),
                                row.number("sequence"),
                                row.number("published")))
                .getFirst();
    }

    /**
     * Numbers pending events, from this id on, in one transaction.
     *
     * @return the numbered events in their order; fewer than the limit when no more are pending
     */
    List<Event> number(UUID log, UUID floor, int eventsMax) {
        return sql.list(NUMBER, row -> EventColumns.event(row, log), floor, eventsMax);
    }

    /** Events numbered before, above this sequence, in their order. */
    List<Event> read(UUID log, long after, int eventsMax) {
        return sql.list(OutboxPages.AFTER, row -> EventColumns.event(row, log), after, eventsMax);
    }

    /** Remembers how far the stream is, for the day when Redis does not. */
    void published(long sequence) {
        sql.update("UPDATE outbox_head SET published = ? WHERE published <> ?", sequence, sequence);
    }

    /** Starts a new log, so that consumers rebuild; its stream ids begin at this millisecond or later. */
    Head startLog(long startedMillisMin) {
        sql.update("""
            UPDATE outbox_head
            SET log = gen_random_uuid(),
                log_started_at = date_trunc('milliseconds',
                    GREATEST(clock_timestamp(), to_timestamp(0) + ? * interval '1 millisecond'))
            """, startedMillisMin);
        return head();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sql.failed(e);
        }
    }

    /**
     * @param startedMillis first half of the log's stream ids
     * @param sequence of the last numbered event
     * @param published of the last event that is known to be in the stream
     */
    record Head(UUID log, long startedMillis, long sequence, long published) {}

    record Database(String url, String username, String password) {
        @Override
        public String toString() {
            return url + " as " + username;
        }
    }
}
