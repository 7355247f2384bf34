package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.MechanismTables;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TenancyTest implements OnRealParts {
    /** Identity is asked before a workspace is known; keys and the ping belong to nobody. */
    private static final List<String> OF_THE_GATEWAY =
            List.of("users", "workspace", "membership", "session", "access_token", "signing_key", "ping");

    private static final String TABLES = """
        SELECT relname FROM pg_class JOIN pg_namespace space ON space.oid = relnamespace
        WHERE nspname = 'gateway' AND relkind IN ('r', 'p') AND
        """;
    private static final String CURRENT = "SELECT current_setting('app.workspace', true)";

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        // Few connections: what one transaction left on one of them, the next would see.
        return Map.of("datasources.default.maximum-pool-size", "2");
    }

    /** The gateway keeps no tenant's rows; that nobody gets at another's identity is IdentityTest's to ask, over HTTP. */
    @Test
    void the_tables_without_row_level_security_are_exactly_the_known_ones() {
        var known = Stream.concat(
                        Stream.concat(OF_THE_GATEWAY.stream(), MechanismTables.NAMES.stream()),
                        Stream.of("idempotency", "flyway_schema_history"))
                .toList();

        assertThat(tables("NOT relrowsecurity")).containsExactlyInAnyOrderElementsOf(known);
        assertThat(tables("relrowsecurity")).isEmpty();
    }

    @Test
    void a_pooled_connection_carries_nothing_over() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        for (int turn = 0; turn < 10; turn++) {
            assertThat(transactions.in(workspace, () -> strings(CURRENT))).containsExactly(workspace.toString());
            assertThat(transactions.platform(() -> strings(CURRENT))).containsExactly("");
        }
    }

    private List<String> tables(String condition) {
        return transactions.platform(() -> strings(TABLES + condition));
    }

    private List<String> strings(String sql) {
        try (var statement = transactions.connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
