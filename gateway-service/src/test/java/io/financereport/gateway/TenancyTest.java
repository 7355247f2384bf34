package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.MechanismTables;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        WHERE nspname = 'gateway' AND relkind IN ('r', 'p') AND %s
        """;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "gateway";
    }

    @Test
    void the_tables_without_row_level_security_are_exactly_the_known_ones() {
        var known = Stream.concat(
                        Stream.concat(OF_THE_GATEWAY.stream(), MechanismTables.NAMES.stream()),
                        Stream.of("idempotency", "flyway_schema_history"))
                .toList();

        assertThat(tables("NOT relrowsecurity")).containsExactlyInAnyOrderElementsOf(known);
        assertThat(tables("relrowsecurity")).isEmpty();
    }

    private List<String> tables(String condition) {
        return transactions.platform(() -> {
            try (var statement = transactions.connection().createStatement();
                    var rows = statement.executeQuery(TABLES.formatted(condition))) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
