package io.financereport.statement.statement;

import io.financereport.statement.alignment.RowDecision;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of each row, and why. All calls belong into the workspace's transaction. */
@Singleton
final class DecisionRows {
    /** For queries of rows {@code r}, with {@link #JOIN}. */
    static final String COLUMNS = """
        d.reason, d.transaction_id AS decided_transaction, d.other_statement_id, o.file_name AS other_file, d.other_ordinal,
            d.day_rows, d.day_transactions
        """;

    /**
     * OFFSET keeps the planner to one look-up by the key for each row. While it knows nothing of a statement that is new, it would go
     * through all decisions about it once for each row of a page.
     */
    static final String JOIN = """
        LEFT JOIN LATERAL (
            SELECT * FROM row_decision
            WHERE workspace_id = r.workspace_id AND statement_id = r.statement_id AND row_ordinal = r.ordinal
            OFFSET 0) d ON true
        LEFT JOIN LATERAL (
            SELECT * FROM statement WHERE workspace_id = d.workspace_id AND id = d.other_statement_id
            OFFSET 0) o ON true
        """;

    private static final String RECORD = """
        INSERT INTO row_decision (workspace_id, statement_id, row_ordinal, reason, transaction_id, day_rows, day_transactions,
            other_statement_id, other_ordinal)
        SELECT ?, ?, n.*
        FROM unnest(?::integer[], ?::text[], ?::uuid[], ?::integer[], ?::integer[], ?::uuid[], ?::integer[]) AS n
        """;

    /** Of all that alignment does not see. */
    private static final String RECORD_OTHERS = """
        INSERT INTO row_decision (workspace_id, statement_id, row_ordinal, reason)
        SELECT r.workspace_id, r.statement_id, r.ordinal, CASE r.standing WHEN 'booked' THEN 'no-amount' ELSE r.standing END
        FROM counted_row r
        JOIN statement_account a
            ON a.workspace_id = r.workspace_id AND a.statement_id = r.statement_id AND a.ordinal = r.account_ordinal
        WHERE r.workspace_id = ? AND r.statement_id = ? AND a.account_id IS NOT NULL
            AND (r.standing <> 'booked' OR r.amount = 0)
        UNION ALL
        SELECT workspace_id, statement_id, ordinal, 'left-out' FROM row_correction
        WHERE workspace_id = ? AND statement_id = ? AND kind = 'row-left-out'
        """;

    private final Sql sql;

    DecisionRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * A row with the decision about it.
     *
     * @param known the transaction that it is; null where it is new
     */
    record Placed(
            NumberedRow row, RowDecision decision, @Nullable KnownTransaction known) {
        int ordinal() {
            return row.ordinal();
        }

        /** What the row says of the balance after it. */
        @Nullable
        BigDecimal balance() {
            var balance = row.sighting().balance();
            return balance == null ? null : balance.amount();
        }
    }

    void record(WorkspaceId workspace, StatementId statement, List<Placed> decisions) {
        sql.update(
                RECORD,
                workspace.value(),
                statement.value(),
                Sql.column(decisions, Integer.class, Placed::ordinal),
                Sql.column(
                        decisions,
                        String.class,
                        each -> each.decision().reason().wire()),
                Sql.column(decisions, UUID.class, each -> each.decision().transaction()),
                Sql.column(decisions, Integer.class, each -> each.decision().rows()),
                Sql.column(decisions, Integer.class, each -> each.decision().transactions()),
                Sql.column(
                        decisions,
                        UUID.class,
                        each -> each.known() == null ? null : each.known().statement()),
                Sql.column(
                        decisions,
                        Integer.class,
                        each -> each.known() == null ? null : each.known().ordinal()));
    }

    /** Of the rows that cannot become transactions. */
    void recordOthers(WorkspaceId workspace, StatementId statement) {
        sql.update(RECORD_OTHERS, workspace.value(), statement.value(), workspace.value(), statement.value());
    }

    void forget(WorkspaceId workspace, StatementId statement) {
        sql.update(
                "DELETE FROM row_decision WHERE workspace_id = ? AND statement_id = ?",
                workspace.value(),
                statement.value());
    }

    /** Null when nothing is decided yet, as while the account is not identified. */
    static @Nullable Item item(Cells row) {
        var reason = row.findText("reason");
        return reason == null
                ? null
                : new Item(
                        reason,
                        row.findUuid("decided_transaction"),
                        row.findUuid("other_statement_id"),
                        row.findText("other_file"),
                        integer(row, "other_ordinal"),
                        integer(row, "day_rows"),
                        integer(row, "day_transactions"));
    }

    private static @Nullable Integer integer(Cells row, String column) {
        var number = row.findNumber(column);
        return number == null ? null : Math.toIntExact(number);
    }

    /**
     * What became of a row, and why; proposed in review, decided once approved.
     *
     * @param reason first, more, balance-differs or follows of a new transaction; balance-and-text, balance, reference, text,
     *     text-alike, same-number or assumed of a known one; notified, pending, no-amount or left-out of a row that is none
     * @param transactionId of the known transaction
     * @param otherStatementId the statement that first sighted it
     * @param otherRow the row there, from 1; null when a person added it
     * @param rows of its day and amount in this file; null of a row that is no transaction
     * @param transactions of its day and amount that were known before; null of a row that is no transaction
     */
    @Serdeable
    record Item(
            String reason,
            @Nullable UUID transactionId,
            @Nullable UUID otherStatementId,
            @Nullable String otherFileName,
            @Nullable Integer otherRow,
            @Nullable Integer rows,
            @Nullable Integer transactions) {}
}
