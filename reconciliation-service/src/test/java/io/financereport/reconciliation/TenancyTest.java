package io.financereport.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest implements OnRealParts {
    /** Empty once everything is taken, solved and sealed; drafts are a person's. */
    private static final List<String> PASSING = List.of("approved_batch", "to_solve", "entry_unsealed", "entry_seal");

    private final WorkspaceId tans = TestBooks.newWorkspace();
    private final WorkspaceId lims = TestBooks.newWorkspace();
    private UUID bank = UUID.randomUUID();

    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Override
    public Map<String, String> settings() {
        // Few connections: what one transaction left on one of them, the next would see.
        return Map.of("datasources.default.maximum-pool-size", "2");
    }

    @BeforeAll
    void the_tans_have_books_and_the_lims_have_none() {
        bank = books.bank(tans, "DBS", "asset");
        var savings = books.bank(tans, "OCBC", "asset");
        var right = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("10.00")
                .line("2026-01-05", "-5.00", "OUT");
        books.hear(tans, right);
        books.hear(tans, TestStatement.of(savings, "2026-01-01", "2026-01-31").line("2026-01-05", "5.00", "IN"));
        var wrong = TestStatement.of(bank, "2026-02-01", "2026-02-28").line("2026-02-05", "-7.00", "WRONG");
        books.hear(tans, wrong);
        books.revert(tans, wrong, Map.of());
        client.post(tans, "/journal-entries", """
            {"date":"2026-01-01","memo":"draft","postings":[
             {"accountId":"%s","amount":{"amount":"1.00","currency":"SGD"}},
             {"accountId":"%s","amount":{"amount":"-1.00","currency":"SGD"}}]}
            """.formatted(bank, savings));
        client.post(tans, "/periods/close", "{\"through\":\"2025-12-31\"}");
        books.revert(tans, right, Map.of());
        books.hear(tans, TestStatement.of(bank, "2025-12-01", "2025-12-31").opening("3.00"));
    }

    @Test
    void a_query_without_a_where_returns_the_own_rows_only() {
        var tables = tables("relrowsecurity AND relforcerowsecurity");
        assertThat(tables).hasSize(23).containsAll(PASSING);
        for (var table : tables) {
            if (!PASSING.contains(table)) {
                assertThat(count(tans, table)).as(table).isPositive();
            }
            assertThat(count(lims, table)).as(table).isZero();
        }
    }

    @Test
    void a_pooled_connection_carries_nothing_over() {
        assertThat(count(tans, "entry")).isPositive();
        var after = transactions.platform(() -> sql.list("SELECT true AS yes FROM entry", row -> row.flag("yes")));
        assertThat(after).isEmpty();
    }

    @Test
    void the_tables_without_row_level_security_are_exactly_the_known_ones() {
        var known = new HashSet<>(MechanismTables.NAMES);
        known.addAll(List.of("idempotency", "flyway_schema_history", "solver_job", "revert_job"));

        assertThat(tables("NOT (relrowsecurity AND relforcerowsecurity)")).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void another_workspace_finds_nothing_over_http() {
        var id = client.get(tans, "/journal-entries").items().getFirst().get("id");

        assertThat(client.get(lims, "/journal-entries/" + id).status()).isEqualTo(404);
        assertThat(client.post(lims, "/journal-entries/" + id + "/void", "{\"reason\":\"no\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(lims, "/journal-entries").items()).isEmpty();
        assertThat(client.get(lims, "/reconciliation/unmatched").items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET memo = 'changed'",
                "DELETE FROM entry",
                "UPDATE posting SET amount = amount + 1",
                "DELETE FROM posting",
                "INSERT INTO posting (workspace_id) SELECT workspace_id FROM posting",
                "INSERT INTO entry SELECT * FROM entry",
                "DELETE FROM entry_seal",
                "DELETE FROM entry_unsealed",
                "DELETE FROM period_change",
                "UPDATE period_change SET closed_through = NULL",
                "UPDATE trial_balance SET balance = 0",
                "DELETE FROM trial_balance"
            })
    void the_service_itself_cannot_alter_the_journal(String attempt) {
        assertThatThrownBy(() -> transactions.run(tans, () -> sql.update(attempt)))
                .hasMessageContaining("permission denied");
    }

    private long count(WorkspaceId workspace, String table) {
        return transactions.read(
                workspace,
                () -> sql.find("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
                        .orElseThrow());
    }

    private List<String> tables(String condition) {
        return transactions.platform(() -> sql.list(
                "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r'"
                        + " AND relnamespace = 'reconciliation'::regnamespace AND " + condition,
                row -> row.text("name")));
    }
}
