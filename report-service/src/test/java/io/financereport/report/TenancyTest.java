package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.MechanismTables;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest implements OnRealParts {
    private final WorkspaceId tans = new WorkspaceId(UUID.randomUUID());
    private final WorkspaceId lims = new WorkspaceId(UUID.randomUUID());

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

    @Override
    public Map<String, String> settings() {
        // Few connections: what one transaction left on one of them, the next would see.
        return Map.of("datasources.default.maximum-pool-size", "2");
    }

    @BeforeAll
    void the_tans_have_books_and_the_lims_have_none() {
        var lost = new TestJournal(tans).open("Bank", "asset");
        var journal = new TestJournal(tans).open("Bank", "asset").open("Salary", "income");
        journal.post("2026-01-05", "pay", "Bank", "Salary", "5.00", "SGD");
        service.hears(tans, lost);
        service.hears(tans, journal);
    }

    @Test
    void a_query_without_a_where_returns_the_own_rows_only() {
        assertThat(tenantTables()).hasSize(9).allSatisfy(table -> {
            assertThat(count(tans, table)).as(table).isPositive();
            assertThat(count(lims, table)).as(table).isZero();
        });
    }

    @Test
    void a_pooled_connection_carries_nothing_over() {
        assertThat(tenantTables()).allSatisfy(table -> {
            assertThat(count(tans, table)).as(table).isPositive();
            var after = transactions.platform(
                    () -> sql.list("SELECT 1 AS found FROM " + table, row -> row.integer("found")));
            assertThat(after).as(table).isEmpty();
        });
    }

    @Test
    void the_tables_without_row_level_security_are_exactly_the_known_ones() {
        var known = new HashSet<>(MechanismTables.NAMES);
        known.add("idempotency");
        known.add("flyway_schema_history");

        assertThat(tables("NOT (relrowsecurity AND relforcerowsecurity)")).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void what_is_known_of_the_journal_cannot_be_altered() {
        for (String table : List.of("entry", "posting", "movement", "account_currency", "replaced_log")) {
            var allowed = transactions.platform(() ->
                    sql.list("SELECT has_table_privilege(?, 'UPDATE') AS allowed", row -> row.flag("allowed"), table));
            assertThat(allowed).as(table).containsExactly(false);
        }
    }

    private int count(WorkspaceId workspace, String table) {
        return transactions
                .read(workspace, () -> sql.list("SELECT count(*) AS n FROM " + table, row -> row.integer("n")))
                .getFirst();
    }

    private List<String> tenantTables() {
        return tables("relrowsecurity AND relforcerowsecurity");
    }

    private List<String> tables(String condition) {
        return transactions.platform(() -> sql.list(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'report'::regnamespace AND "
                        + condition,
                row -> row.text("relname")));
    }
}
