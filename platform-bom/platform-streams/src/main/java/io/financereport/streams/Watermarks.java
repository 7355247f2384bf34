package io.financereport.streams;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Per producer, up to which sequence of which log everything is handled, by all replicas together. */
@Singleton
final class Watermarks {
    /** Handled events that one look reads; further ones count with the next look. */
    private static final int LOOK_EVENTS_MAX = 20_000;

    /** The end of the unbroken run of sequences above the watermark: as long as sequence minus place stays the same. */
    private static final String RUN_END = """
        WITH mark AS (
            SELECT producer, log, sequence, recorded_at FROM watermark WHERE producer = ?
        ), known AS (
            SELECT inbox.sequence, inbox.recorded_at
            FROM inbox JOIN mark USING (producer, log) WHERE inbox.sequence > mark.sequence
            %s
            ORDER BY sequence LIMIT %d
        ), placed AS (
            SELECT sequence, recorded_at, sequence - row_number() OVER (ORDER BY sequence) AS island FROM known
        )
        SELECT mark.log, GREATEST(mark.sequence, run.sequence) AS sequence,
            COALESCE(run.recorded_at, mark.recorded_at) AS recorded_at
        FROM mark
        CROSS JOIN LATERAL (
            SELECT max(sequence) AS sequence, max(recorded_at) AS recorded_at FROM placed WHERE island = mark.sequence
        ) AS run
        """;

    private static final String HANDLED = RUN_END.formatted("", LOOK_EVENTS_MAX);
    private static final String HANDLED_OR_ON_TRIAL = RUN_END.formatted("""
        UNION
        SELECT trial.sequence, trial.recorded_at
        FROM dead_letter AS trial JOIN mark USING (producer, log)
        WHERE trial.sequence > mark.sequence AND trial.dead_at IS NULL
        """, LOOK_EVENTS_MAX);

    private final WorkspaceTransactions transactions;
    private final Sql sql;

    Watermarks(WorkspaceTransactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    Optional<Mark> find(String producer) {
        return transactions.platform(() -> sql
                .list(
                        "SELECT log, sequence, head, rebuilding FROM watermark WHERE producer = ?",
                        row -> new Mark(
                                row.uuid("log"),
                                row.number("sequence"),
                                row.findNumber("head"),
                                row.flag("rebuilding")),
                        producer)
                .stream()
                .findFirst());
    }

    /** Everything up to here is handled; empty before the first event of the producer. */
    Optional<Reach> handled(String producer) {
        return reach(HANDLED, producer);
    }

    /** Everything up to here is handled or on trial: what is missing above must be fetched. */
    Optional<Reach> accounted(String producer) {
        return reach(HANDLED_OR_ON_TRIAL, producer);
    }

    /** The highest handled sequence, whatever is missing below. */
    long highest(String producer) {
        return transactions.platform(() -> sql.list("""
            SELECT COALESCE(
                (SELECT max(inbox.sequence) FROM inbox WHERE producer = mark.producer AND log = mark.log), 0) AS highest
            FROM watermark AS mark WHERE producer = ?
            """, row -> row.number("highest"), producer).stream()
                .findFirst()
                .orElse(0L));
    }

    /** The producer's log is heard of for the first time. */
    void begin(String producer, UUID log) {
        transactions.platformRun(() -> sql.update(
                "INSERT INTO watermark (producer, log) VALUES (?, ?) ON CONFLICT DO NOTHING", producer, log));
    }

    /** Moves the watermark over what is handled, and forgets the inbox rows below it. */
    void advance(String producer) {
        var reach = handled(producer);
        reach.ifPresent(to -> transactions.platformRun(() -> {
            var moved = sql.update(
                    "UPDATE watermark SET sequence = ?, recorded_at = ? WHERE producer = ? AND log = ? AND sequence <"
                            + " ?",
                    to.sequence(),
                    to.recordedAt(),
                    producer,
                    to.log(),
                    to.sequence());
            if (moved == 1) {
                sql.update(
                        "DELETE FROM inbox WHERE producer = ? AND log = ? AND sequence <= ?",
                        producer,
                        to.log(),
                        to.sequence());
            }
        }));
    }

    /** Notes how far the producer says it is. */
    void headIs(String producer, UUID log, long head) {
        transactions.platformRun(
                () -> sql.update("UPDATE watermark SET head = ? WHERE producer = ? AND log = ?", head, producer, log));
    }

    /** Forgets everything about the producer's old log. Its events are handled again once {@link #rebuilt} was called. */
    void startOver(String producer, UUID log) {
        transactions.platformRun(() -> {
            var others = sql.list(
                    "SELECT log FROM watermark WHERE producer = ? AND log <> ? FOR UPDATE",
                    row -> row.uuid("log"),
                    producer,
                    log);
            if (!others.isEmpty()) {
                sql.update("""
                    UPDATE watermark SET log = ?, sequence = 0, recorded_at = NULL, head = NULL, rebuilding = true
                    WHERE producer = ?
                    """, log, producer);
                sql.update("DELETE FROM inbox WHERE producer = ?", producer);
                sql.update("DELETE FROM dead_letter WHERE producer = ?", producer);
            }
        });
    }

    /** Consumers have discarded what the old log built. */
    void rebuilt(String producer, UUID log) {
        transactions.platformRun(() ->
                sql.update("UPDATE watermark SET rebuilding = false WHERE producer = ? AND log = ?", producer, log));
    }

    List<String> producers() {
        return transactions.platform(
                () -> sql.list("SELECT producer FROM watermark ORDER BY producer", row -> row.text("producer")));
    }

    private Optional<Reach> reach(String query, String producer) {
        return transactions.platform(() -> sql.find(
                query,
                row -> new Reach(row.uuid("log"), row.number("sequence"), row.findInstant("recorded_at")),
                producer));
    }

    /**
     * @param head what the producer last said
     * @param rebuilding the log is new, and consumers have yet to discard what the old one built
     */
    record Mark(UUID log, long sequence, @Nullable Long head, boolean rebuilding) {}

    record Reach(UUID log, long sequence, @Nullable Instant recordedAt) {}
}
