package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.doctor.ChainLink;
import io.financereport.statement.doctor.Correction;
import io.financereport.statement.doctor.Correction.AmountReplaced;
import io.financereport.statement.doctor.Correction.BalanceReplaced;
import io.financereport.statement.doctor.Correction.RowAdded;
import io.financereport.statement.doctor.Correction.RowLeftOut;
import io.financereport.statement.proof.BalanceProof;
import io.financereport.statement.proof.ProofBuilder;
import io.financereport.statement.proof.ProofBuilder.Stated;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of corrections, and the rows as they count with them. All calls belong into the workspace's transaction. */
@Singleton
final class CorrectionRows {
    /** Rows that are held in memory at once: beyond that, the first place that the proof names has to do. */
    private static final int ROWS_MAX = 100_000;

    private static final String COUNTED = """
         FROM counted_row
        WHERE workspace_id = ? AND statement_id = ? AND account_ordinal = ? AND standing = 'booked'
        """;
    private static final String INSERT = """
        INSERT INTO row_correction (workspace_id, statement_id, kind, ordinal, account_ordinal, repair_id, amount, currency,
            row_id, booked_on, description, reason, made_by, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final Sql sql;
    private final Ids ids;

    CorrectionRows(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * One correction as it is kept.
     *
     * @param kind amount-replaced, balance-replaced, row-left-out or row-added
     * @param amount that counts; null for a row left out
     * @param bookedOn of an added row
     */
    record Kept(
            UUID repair,
            int account,
            String kind,
            int ordinal,
            @Nullable Money amount,
            @Nullable LocalDate bookedOn,
            String reason,
            UUID madeBy,
            Instant madeAt) {}

    /** A booked row with its line in the file. */
    record Placed(ChainLink link, long line) {}

    /** What a person adds to a finding about a missing row. */
    record Missing(LocalDate bookedOn, String description) {}

    /** Booked rows of an account in the order of the file, as they count; at most {@value #ROWS_MAX}. */
    List<Placed> rows(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        return sql.list(
                "SELECT ordinal, booked_on, amount, balance, source_line" + COUNTED + " ORDER BY place LIMIT "
                        + ROWS_MAX,
                row -> new Placed(
                        new ChainLink(
                                row.integer("ordinal"),
                                row.date("booked_on"),
                                row.statedMoney("amount", account.currency()),
                                row.findStatedMoney("balance", account.currency())),
                        row.number("source_line")),
                workspace.value(),
                statement.value(),
                account.ordinal());
    }

    /** What the file states beside its rows; with balances beside two rows, these alone are what is proven. */
    Stated stated(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var isRunning = sql.find(
                        """
                        SELECT count(balance) >= 2 AS running FROM statement_row
                        WHERE workspace_id = ? AND statement_id = ? AND account_ordinal = ? AND standing = 'booked'
                        """, row -> row.flag("running"), workspace.value(), statement.value(), account.ordinal())
                .orElseThrow();
        return new Stated(
                account.from(),
                account.to(),
                isRunning || !account.openingKnown() ? null : account.opening(),
                isRunning ? null : account.closing());
    }

    /** Proves an account anew, by the rows as they count now. */
    BalanceProof prove(WorkspaceId workspace, StatementId statement, StatementAccount account) {
        var proof = new ProofBuilder(account.currency());
        sql.each(
                "SELECT booked_on, amount, balance, source_line" + COUNTED + " ORDER BY place",
                row -> proof.accept(
                        row.date("booked_on"),
                        row.statedMoney("amount", account.currency()),
                        row.findStatedMoney("balance", account.currency()),
                        row.number("source_line")),
                workspace.value(),
                statement.value(),
                account.ordinal());
        return proof.proof(stated(workspace, statement, account));
    }

    void recordProof(WorkspaceId workspace, StatementId statement, int account, BalanceProof proof) {
        sql.update(
                """
                    UPDATE statement_account a SET opening_balance = ?, opening_known = ?, closing_balance = ?,
                        computed_closing_balance = ?, difference = ?, proof = ?,
                        first_row_on = days.first_on, last_row_on = days.last_on
                    FROM (SELECT min(booked_on) AS first_on, max(booked_on) AS last_on
                    """ + COUNTED + ") days WHERE a.workspace_id = ? AND a.statement_id = ? AND a.ordinal = ?",
                proof.opening(),
                proof.openingKnown(),
                proof.closing(),
                proof.computedClosing(),
                proof.difference(),
                StatementRows.wire(proof.proof()),
                workspace.value(),
                statement.value(),
                account,
                workspace.value(),
                statement.value(),
                account);
    }

    /**
     * @param missing about the rows that the corrections add
     */
    void record(
            WorkspaceId workspace,
            StatementId statement,
            StatementAccount account,
            List<Correction> corrections,
            @Nullable Missing missing,
            Decision decision) {
        var repair = ids.next();
        var rows = new ArrayList<@Nullable Object[]>();
        for (Correction correction : corrections) {
            var added = correction instanceof RowAdded ? missing : null;
            rows.add(new @Nullable Object[] {
                workspace.value(),
                statement.value(),
                kind(correction),
                correction.ordinal(),
                account.ordinal(),
                repair,
                amount(correction),
                account.currency(),
                added == null ? null : ids.next(),
                added == null ? null : added.bookedOn(),
                added == null ? null : added.description(),
                decision.reason(),
                decision.by(),
                decision.at()
            });
        }
        sql.batch(INSERT, rows);
    }

    List<Kept> list(WorkspaceId workspace, StatementId statement) {
        return sql.list(
                """
                SELECT repair_id, account_ordinal, kind, ordinal, amount, currency, booked_on, reason, made_by, made_at
                FROM row_correction WHERE workspace_id = ? AND statement_id = ? ORDER BY made_at, repair_id, ordinal, kind
                """,
                row -> new Kept(
                        row.uuid("repair_id"),
                        row.integer("account_ordinal"),
                        row.text("kind"),
                        row.integer("ordinal"),
                        row.findMoney("amount", "currency"),
                        row.findDate("booked_on"),
                        row.text("reason"),
                        row.uuid("made_by"),
                        row.instant("made_at")),
                workspace.value(),
                statement.value());
    }

    /** Where rows are read from that have to count as they are corrected. */
    RowRelation counted(WorkspaceId workspace, StatementId statement) {
        var corrected = sql.find(
                "SELECT FROM row_correction WHERE workspace_id = ? AND statement_id = ? LIMIT 1",
                row -> true,
                workspace.value(),
                statement.value());
        return corrected.isPresent() ? RowRelation.CORRECTED : RowRelation.AS_READ;
    }

    void forget(WorkspaceId workspace, StatementId statement, UUID repair) {
        sql.update(
                "DELETE FROM row_correction WHERE workspace_id = ? AND statement_id = ? AND repair_id = ?",
                workspace.value(),
                statement.value(),
                repair);
    }

    private static String kind(Correction correction) {
        return switch (correction) {
            case AmountReplaced any -> "amount-replaced";
            case BalanceReplaced any -> "balance-replaced";
            case RowLeftOut any -> "row-left-out";
            case RowAdded any -> "row-added";
        };
    }

    private static @Nullable Money amount(Correction correction) {
        return switch (correction) {
            case AmountReplaced replaced -> replaced.amount();
            case BalanceReplaced replaced -> replaced.balance();
            case RowLeftOut any -> null;
            case RowAdded added -> added.amount();
        };
    }
}
