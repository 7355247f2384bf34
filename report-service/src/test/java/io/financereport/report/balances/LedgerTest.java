package io.financereport.report.balances;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.report.ReportClient;
import io.financereport.report.TestJournal;
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

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest implements OnRealParts {
    @Inject
    ReportClient service;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "report";
    }

    @Test
    void positions_are_read_from_ranges_of_indexes_alone() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace).open("Bank", "asset").open("Salary", "income");
        journal.post("2026-01-05", "pay", "Bank", "Salary", "5.00", "SGD");
        service.hears(workspace, journal);

        var plan = String.join("\n", transactions.in(workspace, () -> {
            // So small a table would be read whole.
            sql.update("SET LOCAL enable_seqscan = off");
            sql.update("SET LOCAL enable_bitmapscan = off");
            return sql.list(
                    "EXPLAIN (COSTS OFF) " + Ledger.POSITIONS,
                    row -> row.text("QUERY PLAN"),
                    new LocalDate[] {LocalDate.of(2026, 1, 31)},
                    new LocalDate[] {LocalDate.of(2026, 1, 1)},
                    workspace.value());
        }));

        assertThat(plan)
                .contains("Index Only Scan Backward using month_balance_pkey")
                .contains("(month < asked.open_month)")
                .contains("Index Only Scan using day_total_pkey")
                .contains("(day >= asked.open_month) AND (day <= asked.day)")
                .doesNotContain("Seq Scan");
    }
}
