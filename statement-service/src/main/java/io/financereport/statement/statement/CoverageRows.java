package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.proof.CoverageCalendar.Part;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The days that approved statements cover. */
@Singleton
final class CoverageRows {
    /** Daily statements of ten accounts for five years; beyond, the latest are shown. */
    private static final int PARTS_MAX = 20_000;

    private static final String PARTS = """
        SELECT a.account_id, a.statement_id, a.period_from, a.period_to, a.currency, a.opening_balance, a.opening_known,
            a.closing_balance, a.computed_closing_balance,
            a.proof = 'contradicted' OR COALESCE(a.continuity = 'conflict', false) AS contradictory
        FROM statement_account a
        JOIN statement s ON s.workspace_id = a.workspace_id AND s.id = a.statement_id
        WHERE a.workspace_id = ? AND s.status = 'approved' AND a.covers AND a.account_id IS NOT NULL
        ORDER BY a.period_to DESC, a.statement_id, a.ordinal LIMIT ?
        """;

    private final Sql sql;
    private final WorkspaceTransactions transactions;

    CoverageRows(Sql sql, WorkspaceTransactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What each account's statements cover. */
    Map<UUID, List<Part>> parts(WorkspaceId workspace) {
        return transactions.read(workspace, () -> {
            var parts = new LinkedHashMap<UUID, List<Part>>();
            sql.each(
                    PARTS,
                    row -> parts.computeIfAbsent(row.uuid("account_id"), any -> new ArrayList<>())
                            .add(part(row)),
                    workspace.value(),
                    PARTS_MAX);
            return parts;
        });
    }

    private static Part part(Cells row) {
        var currency = row.currency("currency");
        var known = row.flag("opening_known");
        Money closing = row.findMoney("closing_balance", currency);
        return new Part(
                row.uuid("statement_id"),
                row.date("period_from"),
                row.date("period_to"),
                known ? row.money("opening_balance", currency) : null,
                closing == null && known ? row.money("computed_closing_balance", currency) : closing,
                row.flag("contradictory"));
    }
}
