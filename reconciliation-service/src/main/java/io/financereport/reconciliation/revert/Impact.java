package io.financereport.reconciliation.revert;

import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.revert.ImpactResponse.Dependent;
import io.financereport.reconciliation.revert.ImpactResponse.Entries;
import io.financereport.reconciliation.revert.ImpactResponse.Touched;
import io.financereport.tenancy.Cells;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;

/** SQL that says what depends on a statement's transactions. */
@Singleton
final class Impact {
    private static final String DYING = """
        WITH dying AS (
            SELECT t.id, t.account_id, t.booked_on, t.amount, t.currency, t.description, s.how, s.entry_id, s.match_id,
                   CASE s.how WHEN 'resolved' THEN e.posted_by ELSE m.decided_by END AS decided_by
            FROM bank_transaction t
            LEFT JOIN settlement s
                ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
            LEFT JOIN match m ON m.workspace_id = s.workspace_id AND m.id = s.match_id
            LEFT JOIN entry e ON e.workspace_id = s.workspace_id AND e.id = s.entry_id
            WHERE t.workspace_id = ? AND t.statement_id = ? AND t.ended_at IS NULL
        )
        """;
    private static final String COUNTS = DYING + """
        SELECT count(*) AS transactions,
            count(*) FILTER (WHERE how IN ('uncategorised', 'resolved')) AS bank,
            (SELECT count(*) FROM entry x
             WHERE x.workspace_id = ? AND x.kind = 'transfer' AND x.transfer_id IN (
                    SELECT o.transfer_id FROM dying d JOIN entry o ON o.workspace_id = ? AND o.id = d.entry_id
                    WHERE d.how = 'transfer')) AS transfer,
            (SELECT count(*) FROM match m
             WHERE m.workspace_id = ? AND m.id IN (SELECT match_id FROM dying WHERE how = 'transfer')
               AND NOT (m.transaction_id IN (SELECT id FROM dying) AND m.other_id IN (SELECT id FROM dying))) AS transfers,
            count(*) FILTER (WHERE how = 'resolved')
                + count(DISTINCT match_id) FILTER (WHERE decided_by IS NOT NULL)
                + (SELECT count(*) FROM match m
                   WHERE m.workspace_id = ? AND m.status = 'rejected' AND m.decided_by IS NOT NULL
                     AND (m.transaction_id IN (SELECT id FROM dying) OR m.other_id IN (SELECT id FROM dying))) AS decisions
        FROM dying
        """;

    private final Sql sql;
    private final ClosedReverts closed;

    Impact(Sql sql, ClosedReverts closed) {
        this.sql = sql;
        this.closed = closed;
    }

    ImpactResponse of(WorkspaceId workspace, StatementId statement) {
        var id = statement.value();
        return sql.find(
                        COUNTS,
                        row -> new ImpactResponse(
                                id,
                                row.number("transactions"),
                                new Entries(row.number("bank"), row.number("transfer")),
                                row.number("transfers"),
                                row.number("decisions"),
                                accounts(workspace, statement),
                                closed.touchedBy(workspace, statement).orElse(null),
                                dependents(workspace, statement)),
                        workspace,
                        id,
                        workspace,
                        workspace,
                        workspace,
                        workspace)
                .orElseThrow();
    }

    private List<Touched> accounts(WorkspaceId workspace, StatementId statement) {
        return sql.list(
                DYING + """
                    SELECT a.id, a.name, d.currency, count(*) AS transactions, sum(d.amount) AS amount
                    FROM dying d JOIN account a ON a.workspace_id = ? AND a.id = d.account_id
                    GROUP BY a.id, a.name, d.currency ORDER BY a.name, a.id
                    """,
                row -> new Touched(
                        row.uuid("id"), row.text("name"), row.number("transactions"), row.money("amount", "currency")),
                workspace,
                statement.value(),
                workspace);
    }

    private List<Dependent> dependents(WorkspaceId workspace, StatementId statement) {
        return sql.list(DYING + """
            SELECT * FROM dying WHERE how IN ('clear', 'transfer', 'resolved') AND entry_id IS NOT NULL
            ORDER BY decided_by IS NULL, booked_on, id LIMIT ?
            """, Impact::dependent, workspace, statement.value(), ImpactResponse.DEPENDENTS_MAX);
    }

    private static Dependent dependent(Cells row) {
        return new Dependent(
                row.uuid("id"),
                row.date("booked_on"),
                row.money("amount", "currency"),
                row.text("description"),
                row.text("how"),
                row.findUuid("entry_id"),
                row.findUuid("decided_by"));
    }
}
