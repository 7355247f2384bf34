package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of transactions as people see them. */
@Singleton
final class TransactionRows {
    private static final String COLUMNS = """
        SELECT t.id, t.account_id, a.name AS account_name, t.statement_id, t.booked_on, t.value_on, t.amount, t.currency,
               t.description, t.counterparty, t.reference, live.state, live.how, live.entry_id,
               t.ended_at
        FROM bank_transaction t
        JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
        LEFT JOIN settlement live
            ON live.workspace_id = t.workspace_id AND live.transaction_id = t.id AND live.ended_at IS NULL
        """;
    /** Beside each transaction of a page, whether it is in a proposed transfer of which no day is closed. */
    private static final String PAGE = """
        WITH page AS (%s), open_transfer AS (
            SELECT m.transaction_id, m.other_id FROM match m
            JOIN bank_transaction o ON o.workspace_id = m.workspace_id AND o.id = m.transaction_id
            JOIN bank_transaction i ON i.workspace_id = m.workspace_id AND i.id = m.other_id
            WHERE m.workspace_id = ? AND m.status = 'review' AND m.kind = 'transfer'
              AND (m.transaction_id IN (SELECT id FROM page) OR m.other_id IN (SELECT id FROM page))
              AND least(o.booked_on, i.booked_on) > coalesce((
                  SELECT closed_through FROM period_change WHERE workspace_id = ? ORDER BY number DESC LIMIT 1), '-infinity')
        )
        SELECT page.*, id IN (SELECT transaction_id FROM open_transfer UNION ALL SELECT other_id FROM open_transfer) AS has_choice
        FROM page ORDER BY booked_on, id
        """;

    private final Sql sql;

    TransactionRows(Sql sql) {
        this.sql = sql;
    }

    List<TransactionResponse> listOf(WorkspaceId workspace, Collection<UUID> transactions) {
        return page(
                workspace,
                COLUMNS + " WHERE t.workspace_id = ? AND t.id = ANY (?)",
                workspace,
                transactions.toArray(UUID[]::new));
    }

    /** Transactions that a person may decide about, oldest first. */
    List<TransactionResponse> unmatched(WorkspaceId workspace, @Nullable Position after, int limit) {
        return page(
                workspace,
                COLUMNS + """
                    WHERE t.workspace_id = ? AND live.state IN ('provisional', 'held')
                      AND (?::date IS NULL OR (t.booked_on, t.id) > (?::date, ?::uuid))
                    ORDER BY t.booked_on, t.id LIMIT ?
                    """,
                workspace,
                after == null ? null : after.bookedOn(),
                after == null ? null : after.bookedOn(),
                after == null ? null : after.id(),
                limit);
    }

    private List<TransactionResponse> page(WorkspaceId workspace, String query, @Nullable Object... parameters) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(parameters));
        all.add(workspace);
        all.add(workspace);
        return sql.list(PAGE.formatted(query), TransactionRows::transaction, all.toArray());
    }

    /** Lets them count no more. */
    void end(WorkspaceId workspace, Collection<TransactionId> transactions, Instant at) {
        sql.update(
                "UPDATE bank_transaction SET ended_at = ? WHERE workspace_id = ? AND id = ANY (?)",
                at,
                workspace,
                CandidateRows.ids(transactions));
    }

    Counts counts(WorkspaceId workspace) {
        return sql.find(
                        """
                        SELECT
                            (SELECT count(*) FROM match WHERE workspace_id = ? AND status = 'review') AS review,
                            (SELECT count(*) FROM settlement
                             WHERE workspace_id = ? AND ended_at IS NULL AND state = 'provisional') AS provisional,
                            (SELECT count(*) FROM settlement
                             WHERE workspace_id = ? AND ended_at IS NULL AND state = 'held') AS held,
                            (SELECT count(*) FROM to_solve WHERE workspace_id = ?) AS waiting
                        """,
                        row -> new Counts(
                                row.number("review"),
                                row.number("provisional"),
                                row.number("held"),
                                row.number("waiting")),
                        workspace,
                        workspace,
                        workspace,
                        workspace)
                .orElseThrow();
    }

    private static TransactionResponse transaction(Cells row) {
        var state = row.findText("state");
        var isDead = row.findInstant("ended_at") != null;
        return new TransactionResponse(
                row.uuid("id"),
                row.uuid("account_id"),
                row.text("account_name"),
                row.uuid("statement_id"),
                row.date("booked_on"),
                row.findDate("value_on"),
                row.money("amount", "currency"),
                row.text("description"),
                row.findText("counterparty"),
                row.findText("reference"),
                state == null ? isDead ? "reverted" : "waiting" : state,
                state == null
                        ? isDead ? "Its import was reverted." : "The solver has not come to it yet."
                        : why(State.ofWire(state), How.ofWire(row.text("how")), row.flag("has_choice")),
                row.findUuid("entry_id"));
    }

    private static String why(State state, How how, boolean hasChoice) {
        return switch (state) {
            case HELD ->
                switch (how) {
                    case CLEAR -> "Several of your entries fit it; choose one.";
                    case PERIOD -> "Its period is closed; it is posted when the period is reopened.";
                    case TRANSFER, RESOLVED, UNCATEGORISED, ZERO ->
                        "Several transactions of your other accounts fit it as the other side of a transfer"
                                + (hasChoice
                                        ? "; choose one."
                                        : ", all of a closed period; reopen it to choose one, or say what this one"
                                                + " is.");
                };
            case PROVISIONAL -> "Nothing says what it is; it is posted as uncategorised.";
            case SETTLED ->
                switch (how) {
                    case CLEAR -> "It cleared an entry that was there before.";
                    case TRANSFER -> "It is one side of a transfer between your accounts.";
                    case RESOLVED, UNCATEGORISED, PERIOD -> "A person said what it is.";
                    case ZERO -> "Its amount is zero, so there is nothing to post.";
                };
        };
    }

    /** Where a page ended. */
    record Position(LocalDate bookedOn, UUID id) {}

    /** How much waits. */
    record Counts(long review, long provisional, long held, long waiting) {}
}
