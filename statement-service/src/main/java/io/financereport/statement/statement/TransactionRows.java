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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The tables of rows, transactions and sightings. All calls belong into the workspace's transaction. */
@Singleton
final class TransactionRows {
    /** OFFSET keeps the planner to one look-up by the key for each row; it knows nothing yet of rows that are as new as these. */
    private static final String GIVE_BIRTH = """
        INSERT INTO transaction (workspace_id, id, account_id, booked_on, value_on, amount, currency, description,
            counterparty, reference, balance)
        SELECT r.workspace_id, r.id, ?, r.booked_on, r.value_on, r.amount, r.currency, r.description, r.counterparty,
            r.reference, r.balance
        FROM unnest(?) AS born (ordinal)
        CROSS JOIN LATERAL (
            SELECT * FROM counted_row
            WHERE workspace_id = ? AND statement_id = ? AND ordinal = born.ordinal
            OFFSET 0) r
        """;

    private static final String SIGHT = """
        INSERT INTO sighting (workspace_id, statement_id, transaction_id, row_ordinal)
        SELECT ?, ?, transaction_id, NULLIF(GREATEST(row_ordinal, 0), 0)
        FROM unnest(?, ?) AS sighted (transaction_id, row_ordinal)
        """;

    /**
     * An update would leave the order of the join to the planner, which in a new database would go through the unnested rows once
     * for each transaction. No row is inserted: each one that is looked up conflicts with itself.
     */
    private static final String LEARN_BALANCES = """
        INSERT INTO transaction (workspace_id, id, account_id, booked_on, amount, currency, description, balance)
        SELECT t.workspace_id, t.id, t.account_id, t.booked_on, t.amount, t.currency, t.description, said.balance
        FROM unnest(?, ?) AS said (id, balance)
        CROSS JOIN LATERAL (
            SELECT * FROM transaction WHERE workspace_id = ? AND id = said.id AND balance IS NULL
            OFFSET 0) t
        ON CONFLICT (workspace_id, id) DO UPDATE SET balance = excluded.balance
        """;

    private final Sql sql;

    TransactionRows(Sql sql) {
        this.sql = sql;
    }

    /** Hands over the booked rows of an account of a statement that move money, day by day and in the order of the file. */
    void each(WorkspaceId workspace, StatementId statement, int account, BiConsumer<LocalDate, NumberedRow> reader) {
        sql.each(
                """
                SELECT id, ordinal, booked_on, amount, currency, description, counterparty, reference, balance
                FROM counted_row
                WHERE workspace_id = ? AND statement_id = ? AND account_ordinal = ? AND amount <> 0 AND standing = 'booked'
                ORDER BY booked_on, place
                """,
                row -> reader.accept(row.date("booked_on"), new NumberedRow(row.integer("ordinal"), sighting(row))),
                workspace.value(),
                statement.value(),
                account);
    }

    /** Those that another part of the statement does not sight: two rows of one file are two. */
    Map<LocalDate, List<Sighting>> transactions(
            WorkspaceId workspace, StatementId statement, UUID account, LocalDate from, LocalDate to) {
        var transactions = new TreeMap<LocalDate, List<Sighting>>();
        sql.each(
                """
                SELECT id, booked_on, amount, currency, description, counterparty, reference, balance
                FROM transaction t
                WHERE workspace_id = ? AND account_id = ? AND booked_on BETWEEN ? AND ? AND NOT EXISTS (
                    SELECT FROM sighting s
                    WHERE s.workspace_id = t.workspace_id AND s.statement_id = ? AND s.transaction_id = t.id
                    OFFSET 0)
                ORDER BY booked_on, id
                """,
                row -> transactions
                        .computeIfAbsent(row.date("booked_on"), any -> new ArrayList<>())
                        .add(sighting(row)),
                workspace.value(),
                account,
                from,
                to,
                statement.value());
        return transactions;
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

    void giveBirth(WorkspaceId workspace, StatementId statement, UUID account, List<Placed> rows) {
        if (!rows.isEmpty()) {
            sql.update(
                    GIVE_BIRTH,
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
                Sql.column(rows, UUID.class, Placed::transaction),
                Sql.column(rows, Integer.class, Placed::ordinal));
    }

    /** Lets transactions that were sighted without a balance take the one that a statement prints after them. */
    void learnBalances(WorkspaceId workspace, Map<UUID, Money> balances) {
        if (!balances.isEmpty()) {
            var learnt = balances.entrySet();
            sql.update(
                    LEARN_BALANCES,
                    Sql.column(learnt, UUID.class, Map.Entry::getKey),
                    Sql.column(
                            learnt,
                            BigDecimal.class,
                            balance -> balance.getValue().amount()),
                    workspace.value());
        }
    }

    private static Sighting sighting(Cells row) {
        var currency = row.currency("currency");
        var counterparty = row.findText("counterparty");
        return new Sighting(
                row.uuid("id"),
                row.money("amount", currency),
                row.text("description") + (counterparty == null ? "" : " " + counterparty),
                row.findText("reference"),
                row.findMoney("balance", currency));
    }
}
