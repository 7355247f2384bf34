package io.financereport.streams;

import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Events whose handling failed, in the table {@code dead_letter}: on trial until they succeed or have failed often enough, then
 * dead. It counts over replicas and restarts, and whichever way the event came.
 */
@Singleton
final class FailedEvents {
    private static final int REASON_CHARS_MAX = 4_000;
    private static final String COLUMNS = EventColumns.NAMES + ", log, sequence, recorded_at, tries, reason";

    private final WorkspaceTransactions transactions;
    private final Sql sql;
    private final RetryPolicy policy;

    FailedEvents(WorkspaceTransactions transactions, Sql sql, RetryPolicy policy) {
        this.transactions = transactions;
        this.sql = sql;
        this.policy = policy;
    }

    /** The event failed for the first time. */
    void beginTrial(String producer, Event event, Throwable reason) {
        transactions.platformRun(() -> insert(producer, event, textOf(reason)));
        if (policy.triesMax() == 1) {
            transactions.platformRun(() -> declareDead(producer, event, textOf(reason)));
        }
    }

    /** Nobody can ever handle it: it is dead at once. */
    void refuse(String producer, Event event, String reason) {
        transactions.platformRun(() -> {
            insert(producer, event, reason);
            declareDead(producer, event, reason);
        });
    }

    /** Takes events whose next try is due; each counts as tried from now on, even if this process dies of it. */
    List<Trial> takeDue(String producer, int eventsMax) {
        return transactions.platform(() -> sql.list(
                """
                UPDATE dead_letter SET tries = tries + 1, next_try_at = %s
                WHERE (producer, log, sequence) IN (
                    SELECT producer, log, sequence FROM dead_letter
                    WHERE producer = ? AND dead_at IS NULL AND next_try_at <= clock_timestamp()
                    ORDER BY next_try_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING %s
                """.formatted(RetryPolicy.NEXT_TRY_AT, COLUMNS),
                FailedEvents::trial,
                policy.delayMillisMin(),
                producer,
                eventsMax));
    }

    /** A further try failed. */
    void failedAgain(String producer, Trial trial, Throwable reason) {
        transactions.platformRun(() -> {
            if (trial.tries() >= policy.triesMax()) {
                declareDead(producer, trial.event(), textOf(reason));
            } else {
                sql.update(
                        "UPDATE dead_letter SET reason = ? WHERE producer = ? AND log = ? AND sequence = ?",
                        textOf(reason),
                        producer,
                        trial.event().log(),
                        trial.event().sequence());
            }
        });
    }

    boolean isLast(Trial trial) {
        return trial.tries() >= policy.triesMax();
    }

    /** The event is handled after all; in the transaction that did so. */
    void endTrial(String producer, Event event) {
        sql.update(
                "DELETE FROM dead_letter WHERE producer = ? AND log = ? AND sequence = ? AND dead_at IS NULL",
                producer,
                event.log(),
                event.sequence());
    }

    List<DeadLetters.DeadLetter> dead(int limit) {
        return transactions.platform(() -> sql.list("""
            SELECT producer, dead_at, replayed_at, %s FROM dead_letter WHERE dead_at IS NOT NULL
            ORDER BY dead_at DESC, producer, log, sequence LIMIT ?
            """.formatted(COLUMNS), FailedEvents::letter, limit));
    }

    Optional<DeadLetters.DeadLetter> findDead(UUID id) {
        return transactions.platform(() -> sql.list("""
            SELECT producer, dead_at, replayed_at, %s FROM dead_letter WHERE id = ? AND dead_at IS NOT NULL
            ORDER BY dead_at DESC, producer, log, sequence LIMIT 1
            """.formatted(COLUMNS), FailedEvents::letter, id).stream()
                .findFirst());
    }

    /**
     * Notes a dead letter as replayed; in the transaction that does so.
     *
     * @return false when somebody did before
     */
    boolean markReplayed(String producer, Event event) {
        return sql.update("""
            UPDATE dead_letter SET replayed_at = clock_timestamp()
            WHERE producer = ? AND log = ? AND sequence = ? AND dead_at IS NOT NULL AND replayed_at IS NULL
            """, producer, event.log(), event.sequence()) == 1;
    }

    private void insert(String producer, Event event, String reason) {
        sql.update(
                """
                INSERT INTO dead_letter (%s, producer, log, sequence, recorded_at, tries, reason, next_try_at)
                SELECT ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, tries, ?, %s FROM (VALUES (1)) AS first (tries)
                ON CONFLICT DO NOTHING
                """.formatted(EventColumns.NAMES, RetryPolicy.NEXT_TRY_AT),
                event.id(),
                event.type(),
                event.subject(),
                event.subjectVersion(),
                event.workspace().value(),
                event.traceparent(),
                event.json(),
                producer,
                event.log(),
                event.sequence(),
                event.recordedAt(),
                reason,
                policy.delayMillisMin());
    }

    /** Dead counts as handled: the inbox gets its row, so that the watermark can pass. */
    private void declareDead(String producer, Event event, String reason) {
        sql.update("""
            UPDATE dead_letter SET dead_at = clock_timestamp(), reason = ?
            WHERE producer = ? AND log = ? AND sequence = ? AND dead_at IS NULL
            """, reason, producer, event.log(), event.sequence());
        sql.update(
                "INSERT INTO inbox (producer, log, sequence, recorded_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                producer,
                event.log(),
                event.sequence(),
                event.recordedAt());
    }

    private static Trial trial(Cells row) {
        return new Trial(EventColumns.event(row, row.uuid("log")), row.integer("tries"));
    }

    private static DeadLetters.DeadLetter letter(Cells row) {
        return new DeadLetters.DeadLetter(
                row.text("producer"),
                EventColumns.event(row, row.uuid("log")),
                row.integer("tries"),
                row.text("reason"),
                row.instant("dead_at"),
                row.findInstant("replayed_at"));
    }

    private static String textOf(Throwable reason) {
        var text = new StringWriter();
        reason.printStackTrace(new PrintWriter(text));
        var all = text.toString().replace("\0", "");
        return all.substring(0, Math.min(all.length(), REASON_CHARS_MAX));
    }

    /**
     * @param tries with the one that is under way
     */
    record Trial(Event event, int tries) {}
}
