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
    /**
     * OFFSET keeps the planner to one look-up by the key for each row: of a statement that came a moment ago it knows nothing, and of a
     * large one it takes a list in memory for cheaper than it is.
     */
    private static final String DYING = """
        WITH dying AS (
            SELECT t.id, t.account_id, t.booked_on, t.amount, t.currency, t.description, s.how, s.entry_id, s.match_id,
                   CASE s.how WHEN 'resolved' THEN e.posted_by ELSE m.decided_by END AS decided_by
            FROM bank_transaction t
            LEFT JOIN LATERAL (
                SELECT * FROM settlement
                WHERE workspace_id = t.workspace_id AND transaction_id = t.id AND ended_at IS NULL
                OFFSET 0) s ON true
            LEFT JOIN LATERAL (
                SELECT decided_by FROM match WHERE workspace_id = s.workspace_id AND id = s.match_id
                OFFSET 0) m ON true
            LEFT JOIN LATERAL (
                SELECT posted_by FROM entry WHERE workspace_id = s.workspace_id AND id = s.entry_id
                OFFSET 0) e ON true
            WHERE t.workspace_id = ? AND t.statement_id = ? AND t.ended_at IS NULL
        )
        """;

    /** How many of a match's transactions die. */
    private static final String SIDES = """
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE statement_id = ? AND ended_at IS NULL) AS dying
            FROM bank_transaction
            WHERE workspace_id = m.workspace_id AND id IN (m.transaction_id, m.other_id)) sides
        """;

    private static final String COUNTS = DYING + """
        SELECT count(*) AS transactions,
            count(*) FILTER (WHERE how IN ('uncategorised', 'resolved')) AS bank,
            (SELECT count(*) FROM (
                SELECT DISTINCT o.transfer_id FROM dying d
                CROSS JOIN LATERAL (SELECT transfer_id FROM entry WHERE workspace_id = ? AND id = d.entry_id OFFSET 0) o
                WHERE d.how = 'transfer') d
             CROSS JOIN LATERAL (
                SELECT FROM entry WHERE workspace_id = ? AND transfer_id = d.transfer_id AND kind = 'transfer'
                OFFSET 0) x) AS transfer,
            (SELECT count(*) FROM (SELECT DISTINCT match_id FROM dying WHERE how = 'transfer') d
             CROSS JOIN LATERAL (SELECT * FROM match WHERE workspace_id = ? AND id = d.match_id OFFSET 0) m
        """ + SIDES + """
             WHERE sides.dying < 2) AS transfers,
            count(*) FILTER (WHERE how = 'resolved')
                + count(DISTINCT match_id) FILTER (WHERE decided_by IS NOT NULL)
                + (SELECT count(*) FROM match m
        """ + SIDES + """
                   WHERE m.workspace_id = ? AND m.status = 'rejected' AND m.decided_by IS NOT NULL
                     AND sides.dying > 0) AS decisions
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
                        id,
                        id,
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
