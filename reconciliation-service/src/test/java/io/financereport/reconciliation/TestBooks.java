package io.financereport.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.money.Money;
import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.Contracts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The service's books as statement-service's events reach them, and what can be read from them. */
@Singleton
public final class TestBooks {
    private static final UUID LOG = UUID.randomUUID();

    private final EventConsumer consumer;
    private final WorkspaceTransactions transactions;
    private final Sql sql;
    private final AtomicLong sequence = new AtomicLong();

    TestBooks(EventConsumer consumer, WorkspaceTransactions transactions, Sql sql) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.sql = sql;
    }

    /** An entry that is neither voided nor a mirror. */
    public record LiveEntry(String kind, LocalDate date, String postings) {}

    public static WorkspaceId newWorkspace() {
        return new WorkspaceId(UUID.randomUUID());
    }

    /** Hears of a bank account. */
    public UUID bank(WorkspaceId workspace, String name, String kind) {
        var id = UUID.randomUUID();
        hear(workspace, List.of(found(workspace, id, name, kind)));
        return id;
    }

    public Event found(WorkspaceId workspace, UUID account, String name, String kind) {
        return event(workspace, "bank-account.found.v1", account, """
            {"accountId":"%s","name":"%s","institution":null,"identifierMasked":null,"currency":"SGD","kind":"%s"}
            """.formatted(account, name, kind));
    }

    public void hear(WorkspaceId workspace, TestStatement statement) {
        hear(workspace, events(workspace, statement, 500));
    }

    public List<Event> events(WorkspaceId workspace, TestStatement statement, int rowsMax) {
        return statement.batches(rowsMax).stream()
                .map(json -> event(workspace, "transactions.approved.v1", statement.id(), json))
                .toList();
    }

    /** Hears that a statement is taken back: its lines die, but for those that another statement keeps. */
    public void revert(WorkspaceId workspace, TestStatement statement, Map<UUID, UUID> keptBy) {
        hear(workspace, reverting(workspace, statement, keptBy, 500));
    }

    /** As {@link #revert}, by a later request, which nothing is kept by. */
    public void revertAgain(WorkspaceId workspace, TestStatement statement, long version) {
        hear(
                workspace,
                statement.revert(Map.of(), 500).stream()
                        .map(json -> event(
                                workspace,
                                "revert.requested.v1",
                                statement.id(),
                                json.replace("\"version\":2", "\"version\":" + version)))
                        .toList());
    }

    public List<Event> reverting(
            WorkspaceId workspace, TestStatement statement, Map<UUID, UUID> keptBy, int transactionsMax) {
        return statement.revert(keptBy, transactionsMax).stream()
                .map(json -> event(workspace, "revert.requested.v1", statement.id(), json))
                .toList();
    }

    /** Waits until the worker has taken back all that it was asked to, and what it opened again is solved. */
    public void untilReverted(WorkspaceId workspace) {
        Await.until(
                Duration.ofMinutes(3),
                () -> number(
                                workspace,
                                "SELECT count(*) AS n FROM revert WHERE workspace_id = ? AND applied_at IS NULL")
                        == 0);
        untilSolved(workspace);
    }

    /** The data of the events of a type, in the order of their writing. */
    public List<String> told(WorkspaceId workspace, String type) {
        return transactions.read(
                workspace,
                () -> sql.list(
                        "SELECT data::text AS data FROM outbox WHERE workspace_id = ? AND type = ? ORDER BY id",
                        row -> row.text("data"),
                        workspace,
                        type));
    }

    public void hear(WorkspaceId workspace, List<Event> events) {
        transactions.run(workspace, () -> consumer.consume(workspace, events));
    }

    /** As {@link #hear}, by a process that dies after the effect and before its commit. */
    public void hearAndDie(WorkspaceId workspace, List<Event> events) {
        assertThatThrownBy(() -> transactions.run(workspace, () -> {
                    consumer.consume(workspace, events);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
    }

    public Event event(WorkspaceId workspace, String type, UUID subject, String json) {
        Contracts.requireValid(type, json);
        var number = sequence.incrementAndGet();
        return new Event(
                UUID.randomUUID(),
                type,
                subject.toString(),
                1,
                workspace,
                null,
                LOG,
                number,
                Instant.EPOCH.plusSeconds(number),
                json);
    }

    /** Waits until the worker has nothing left to do. */
    public void untilSolved(WorkspaceId workspace) {
        Await.until(
                Duration.ofMinutes(3),
                () -> number(workspace, "SELECT count(*) AS n FROM to_solve WHERE workspace_id = ?") == 0
                        && number(workspace, "SELECT count(*) AS n FROM solver_job WHERE workspace_id = ?") == 0);
    }

    public Money balance(WorkspaceId workspace, UUID account) {
        return balance(workspace, account, LocalDate.MAX.withYear(9999));
    }

    public Money balance(WorkspaceId workspace, UUID account, LocalDate on) {
        return transactions.read(
                workspace,
                () -> sql.find("""
                    SELECT coalesce(sum(amount), 0) AS amount, 'SGD' AS currency FROM posting
                    WHERE workspace_id = ? AND account_id = ? AND date <= ?
                    """, row -> row.money("amount", "currency"), workspace, account, on)
                        .orElseThrow());
    }

    /** Kinds, dates and postings (account name and amount, in the account's order of names) of the live entries, in order. */
    public List<LiveEntry> liveEntries(WorkspaceId workspace) {
        return transactions.read(
                workspace,
                () -> sql.list(
                        """
                        SELECT e.kind, e.date, string_agg(a.name || ' ' || trim_scale(p.amount), ', ' ORDER BY a.name, p.amount) AS postings
                        FROM entry e
                        JOIN posting p ON p.workspace_id = e.workspace_id AND p.entry_id = e.id
                        JOIN account a ON a.workspace_id = p.workspace_id AND a.id = p.account_id
                        WHERE e.workspace_id = ? AND e.kind <> 'void'
                          AND NOT EXISTS (SELECT FROM entry v WHERE v.workspace_id = e.workspace_id AND v.voids_entry_id = e.id)
                        GROUP BY e.id, e.kind, e.date
                        ORDER BY e.date, e.kind, postings
                        """,
                        row -> new LiveEntry(row.text("kind"), row.date("date"), row.text("postings")),
                        workspace));
    }

    public String state(WorkspaceId workspace, UUID transaction) {
        return transactions.read(
                workspace,
                () -> sql.find(
                                "SELECT state || ' ' || how AS standing FROM settlement"
                                        + " WHERE workspace_id = ? AND transaction_id = ? AND ended_at IS NULL",
                                row -> row.text("standing"),
                                workspace,
                                transaction)
                        .orElse("waiting"));
    }

    public long number(WorkspaceId workspace, String question) {
        return transactions.read(
                workspace,
                () -> sql.find(question, row -> row.number("n"), workspace).orElseThrow());
    }

    /** What must hold after every command: entries balance, each event is valid, and each entry told of exactly once. */
    public void requireLaws(WorkspaceId workspace) {
        assertThat(number(workspace, """
            SELECT count(*) AS n FROM (
                SELECT 1 FROM posting WHERE workspace_id = ? GROUP BY entry_id, currency HAVING sum(amount) <> 0
            ) AS unbalanced
            """)).as("unbalanced entries").isZero();
        assertThat(number(workspace, """
            SELECT count(*) AS n FROM bank_transaction t
            JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
            LEFT JOIN settlement s ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
            LEFT JOIN entry v ON v.workspace_id = s.workspace_id AND v.voids_entry_id = s.entry_id
            WHERE t.workspace_id = ? AND t.ended_at IS NULL AND (s.id IS NULL OR v.id IS NOT NULL)
            """))
                .as("transactions without a standing, or resting on a voided entry")
                .isZero();
        assertThat(number(workspace, """
            SELECT count(*) AS n FROM bank_transaction t
            WHERE t.workspace_id = ? AND t.ended_at IS NOT NULL AND (
                EXISTS (SELECT FROM settlement s
                        WHERE s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL)
                OR EXISTS (SELECT FROM match m
                           WHERE m.workspace_id = t.workspace_id AND t.id IN (m.transaction_id, m.other_id)
                             AND m.status IN ('review', 'accepted'))
                OR EXISTS (SELECT FROM entry e
                           WHERE e.workspace_id = t.workspace_id AND e.kind <> 'void' AND t.id = ANY (e.transaction_ids)
                             AND NOT EXISTS (SELECT FROM entry v
                                             WHERE v.workspace_id = e.workspace_id AND v.voids_entry_id = e.id)))
            """))
                .as("dead transactions that something still rests on")
                .isZero();
        assertThat(number(workspace, """
            SELECT count(*) AS n FROM entry e
            WHERE e.workspace_id = ? AND e.date <= (
                SELECT c.closed_through FROM period_change c
                WHERE c.workspace_id = e.workspace_id AND c.changed_at <= e.posted_at ORDER BY c.number DESC LIMIT 1)
            """))
                .as("entries dated on a day that was closed")
                .isZero();
        requireToldOnce(workspace);
    }

    private void requireToldOnce(WorkspaceId workspace) {
        var told = new ArrayList<String>();
        transactions.read(workspace, () -> {
            sql.list(
                    "SELECT type, subject, data::text AS data FROM outbox WHERE workspace_id = ? ORDER BY id",
                    row -> {
                        Contracts.requireValid(row.text("type"), row.text("data"));
                        return row.text("type").equals("entry.posted.v1") && told.add(row.text("subject"));
                    },
                    workspace);
            return told;
        });
        assertThat(told).doesNotHaveDuplicates();
        assertThat((long) told.size())
                .isEqualTo(number(workspace, "SELECT count(*) AS n FROM entry WHERE workspace_id = ?"));
    }
}
