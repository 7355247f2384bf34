package io.financereport.reconciliation.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestStatement;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked of a statement that came a moment ago looks each of its rows up by its key, however little the planner knows. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongStatementsTest implements OnRealParts {
    private static final int ROWS = 1_000;
    /** Each query looks at a transaction, its settlement, its entry and its match a few times. */
    private static final int LOOKED_AT_PER_ROW_MAX = 30;

    private static final String LOOKED_AT =
            "SELECT sum(idx_tup_fetch + seq_tup_read)::bigint AS rows FROM pg_stat_xact_user_tables";

    @Inject
    TestBooks books;

    @Inject
    RevertRows rows;

    @Inject
    Impact impact;

    @Inject
    Sql sql;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void its_impact_does() {
        var workspace = TestBooks.newWorkspace();
        var statement = new StatementId(heard(workspace).id());

        var response = transactions.read(workspace, () -> {
            var found = impact.of(workspace, statement);
            assertThat(lookedAt()).isBetween((long) ROWS, (long) ROWS * LOOKED_AT_PER_ROW_MAX);
            return found;
        });

        assertThat(response.transactions()).isEqualTo(ROWS);
    }

    @Test
    void so_does_handing_its_transactions_over() {
        var workspace = TestBooks.newWorkspace();
        var statement = heard(workspace);
        var keeper = UUID.randomUUID();

        transactions.run(workspace, () -> {
            sql.update(
                    "INSERT INTO revert (workspace_id, statement_id, version, batches) VALUES (?, ?, 2, 1)",
                    workspace,
                    statement.id());
            sql.update("""
                INSERT INTO reverted_transaction (workspace_id, statement_id, version, transaction_id, kept_by)
                SELECT workspace_id, statement_id, 2, id, ? FROM bank_transaction
                """, keeper);
            var before = lookedAt();
            rows.handOver(workspace, new StatementId(statement.id()));
            assertThat(lookedAt() - before).isBetween((long) ROWS, (long) ROWS * LOOKED_AT_PER_ROW_MAX);
        });

        assertThat(books.number(
                        workspace,
                        "SELECT count(*) AS n FROM bank_transaction WHERE workspace_id = ? AND statement_id = '"
                                + keeper + "'"))
                .isEqualTo(ROWS);
    }

    private TestStatement heard(WorkspaceId workspace) {
        var statement = TestStatement.of(books.bank(workspace, "DBS", "asset"), "2026-01-01", "2026-12-31");
        for (int row = 0; row < ROWS; row++) {
            statement = statement.line(
                    LocalDate.of(2026, 1, 1).plusDays(row % 300).toString(), "-" + (row + 1) + ".00", "ROW " + row);
        }
        books.hear(workspace, statement);
        return statement;
    }

    private long lookedAt() {
        return sql.find(LOOKED_AT, row -> row.number("rows")).orElseThrow();
    }
}
