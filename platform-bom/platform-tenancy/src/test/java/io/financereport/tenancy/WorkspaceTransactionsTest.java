package io.financereport.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceTransactionsTest implements OnRealParts {
    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Ids ids;

    private final WorkspaceId tans = new WorkspaceId(UUID.randomUUID());
    private final WorkspaceId lims = new WorkspaceId(UUID.randomUUID());

    @Override
    public String service() {
        return "report";
    }

    @Override
    public Map<String, String> settings() {
        // One connection: what one transaction left on it, the next would see.
        return Map.of("datasources.default.maximum-pool-size", "1");
    }

    @Test
    void a_query_without_a_where_returns_the_own_rows_only() {
        write(tans, tans);

        assertThat(transactions.read(tans, this::notes)).isPositive();
        assertThat(transactions.read(lims, this::notes)).isZero();
    }

    @Test
    void a_pooled_connection_carries_nothing_over() {
        write(tans, tans);

        assertThat(transactions.platform(this::notes)).isZero();
    }

    @Test
    void a_row_of_another_workspace_cannot_be_written() {
        assertThatThrownBy(() -> write(tans, lims)).hasMessageContaining("row-level security");
    }

    @Test
    void a_transaction_belongs_to_one_workspace() {
        assertThatThrownBy(() -> transactions.run(tans, () -> transactions.run(lims, () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(lims.toString());
    }

    @Test
    void a_further_call_for_the_same_workspace_joins_and_rolls_back_with_it() {
        var before = transactions.read(tans, this::notes);

        assertThatThrownBy(() -> transactions.run(tans, () -> {
                    write(tans, tans);
                    throw new IllegalArgumentException("stop");
                }))
                .hasMessage("stop");

        assertThat(transactions.read(tans, this::notes)).isEqualTo(before);
    }

    @Test
    void reading_does_not_write() {
        assertThatThrownBy(() -> transactions.read(tans, () -> insert(tans))).hasMessageContaining("read-only");
    }

    @Test
    void there_is_no_connection_outside_a_transaction() {
        assertThatThrownBy(transactions::connection).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void identifiers_are_ordered_and_of_version_seven() {
        var one = ids.next();
        for (var at = 0; at < 10_000; at++) {
            var next = ids.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(next.toString()).isGreaterThan(one.toString());
            one = next;
        }
    }

    @Test
    void a_named_identifier_is_that_of_the_standard() {
        var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // RFC 9562, appendix A.4
        assertThat(Uuids.v5(dns, "www.example.com")).isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    private void write(WorkspaceId as, WorkspaceId of) {
        transactions.run(as, () -> insert(of));
    }

    private int insert(WorkspaceId of) {
        try (var statement = transactions.connection().prepareStatement("INSERT INTO note VALUES (?, ?, 'x')")) {
            statement.setObject(1, of.value());
            statement.setObject(2, ids.next());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private int notes() {
        try (var statement = transactions.connection().prepareStatement("SELECT count(*) FROM note");
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
