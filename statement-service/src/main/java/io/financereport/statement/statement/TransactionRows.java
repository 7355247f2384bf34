package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Sighting;
import io.financereport.statement.statement.DecisionRows.Placed;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The tables of rows, transactions and sightings. All calls belong into the workspace's transaction. */
@Singleton
final class TransactionRows {
    /** OFFSET keeps the planner to one look-up by the key for each row; it knows nothing yet of rows that are as new as these. */
    private static final String GIVE_BIRTH = """
        INSERT INTO transaction (workspace_id, id, account_id, booked_on, value_on, amount, currency, description,
            counterparty, reference)
        SELECT r.workspace_id, r.id, ?, r.booked_on, r.value_on, r.amount, r.currency, r.description, r.counterparty, r.reference
        FROM unnest(?) AS born (ordinal)
        CROSS JOIN LATERAL (
            SELECT * FROM %s
            WHERE workspace_id = ? AND statement_id = ? AND ordinal = born.ordinal
            OFFSET 0) r
        """;

    private static final String SIGHT = """
        INSERT INTO sighting (workspace_id, statement_id, transaction_id, row_ordinal, birth, balance)
        SELECT ?, ?, COALESCE(known, row_id), NULLIF(GREATEST(row_ordinal, 0), 0), known IS NULL, balance
        FROM unnest(?, ?::uuid[], ?, ?::numeric[]) AS sighted (row_id, known, row_ordinal, balance)
        """;

    /** Each with its sightings: its birth first, then in the order of the statements. */
    private static final String KNOWN = """
        SELECT t.id, t.booked_on, t.amount, t.currency, t.description, t.counterparty, t.reference,
            s.statement_id, s.row_ordinal, s.balance
        FROM transaction t
        CROSS JOIN LATERAL (
            SELECT * FROM sighting WHERE workspace_id = t.workspace_id AND transaction_id = t.id
            OFFSET 0) s
        WHERE t.workspace_id = ? AND t.account_id = ? AND t.booked_on BETWEEN ? AND ?
        ORDER BY t.booked_on, t.id, s.birth DESC, s.statement_id
        """;

    private final Sql sql;

    TransactionRows(Sql sql) {
        this.sql = sql;
    }

    /** Hands over the booked rows of an account of a statement that move money, day by day and in the order of the file. */
    void each(
            WorkspaceId workspace,
            StatementId statement,
            RowRelation counted,
            int account,
            BiConsumer<LocalDate, NumberedRow> reader) {
        sql.each(
                """
                SELECT id, ordinal, booked_on, amount, currency, description, counterparty, reference, balance
                FROM %s
                WHERE workspace_id = ? AND statement_id = ? AND account_ordinal = ? AND amount <> 0 AND standing = 'booked'
                ORDER BY booked_on, %s
                """.formatted(counted.relation(), counted.place()),
                row -> reader.accept(row.date("booked_on"), new NumberedRow(row.integer("ordinal"), sighting(row))),
                workspace.value(),
                statement.value(),
                account);
    }

    /** Those that another part of the statement does not sight: two rows of one file are two. */
    List<KnownTransaction> transactions(
            WorkspaceId workspace, StatementId statement, UUID account, LocalDate from, LocalDate to) {
        var transactions = new ArrayList<KnownTransaction>();
        var sighted = new HashSet<UUID>();
        sql.each(
                KNOWN,
                row -> {
                    if (row.uuid("statement_id").equals(statement.value())) {
                        sighted.add(row.uuid("id"));
                    }
                    if (transactions.isEmpty() || !transactions.getLast().id().equals(row.uuid("id"))) {
                        transactions.add(known(row));
                    } else if (!transactions.getLast().sighting().hasBalance()) {
                        var known = transactions.removeLast();
                        transactions.add(known.with(row.findMoney("balance", row.currency("currency"))));
                    }
                },
                workspace.value(),
                account,
                from,
                to);
        transactions.removeIf(known -> sighted.contains(known.id()));
        return transactions;
    }

    private static KnownTransaction known(Cells row) {
        var ordinal = row.findNumber("row_ordinal");
        return new KnownTransaction(
                row.date("booked_on"),
                sighting(row),
                row.uuid("statement_id"),
                ordinal == null ? null : Math.toIntExact(ordinal));
    }

    /** The transactions of a day that a statement sights. */
    Set<UUID> sighted(WorkspaceId workspace, StatementId statement, UUID account, LocalDate on) {
        return new HashSet<>(sql.list("""
            SELECT t.id FROM sighting s
            JOIN transaction t ON t.workspace_id = s.workspace_id AND t.id = s.transaction_id
            WHERE s.workspace_id = ? AND s.statement_id = ? AND t.account_id = ? AND t.booked_on = ?
            """, row -> row.uuid("id"), workspace.value(), statement.value(), account, on));
    }

    /** The sum of an account's transactions from a day on and before another. */
    Money sum(WorkspaceId workspace, UUID account, Currency currency, LocalDate from, LocalDate before) {
        return sql.find("""
            SELECT COALESCE(sum(amount), 0) AS total FROM transaction
            WHERE workspace_id = ? AND account_id = ? AND booked_on >= ? AND booked_on < ?
            """, row -> row.money("total", currency), workspace.value(), account, from, before)
                .orElseThrow();
    }

    void giveBirth(WorkspaceId workspace, StatementId statement, RowRelation counted, UUID account, List<Placed> rows) {
        if (!rows.isEmpty()) {
            sql.update(
                    GIVE_BIRTH.formatted(counted.relation()),
                    account,
                    Sql.column(rows, Integer.class, Placed::ordinal),
                    workspace.value(),
                    statement.value());
        }
    }

    /** Notes which row sights which transaction. */
    void sight(WorkspaceId workspace, StatementId statement, List<Placed> rows) {
        sql.update(
                SIGHT,
                workspace.value(),
                statement.value(),
                Sql.column(rows, UUID.class, each -> each.decision().row()),
                Sql.column(rows, UUID.class, each -> each.decision().transaction()),
                Sql.column(rows, Integer.class, Placed::ordinal),
                Sql.column(rows, BigDecimal.class, Placed::balance));
    }

    private static Sighting sighting(Cells row) {
        var currency = row.currency("currency");
        var counterparty = row.findText("counterparty");
        return new Sighting(
                row.uuid("id"),
                row.statedMoney("amount", currency),
                row.text("description") + (counterparty == null ? "" : " " + counterparty),
                row.findText("reference"),
                row.findStatedMoney("balance", currency));
    }
}
