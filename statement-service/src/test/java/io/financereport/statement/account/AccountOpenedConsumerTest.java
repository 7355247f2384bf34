package io.financereport.statement.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.Event;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountOpenedConsumerTest implements OnRealParts {
    private static final String TYPE = "account.opened.v1";
    private static final String EXAMPLE = Contracts.example(TYPE);

    @TempDir
    static Path folder;

    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    @Inject
    AccountOpenedConsumer consumer;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void the_committed_example_is_understood_and_an_older_version_of_it_ignored() {
        hear(2, EXAMPLE);

        assertThat(known()).containsExactly("5f0c1f0e-6a55-5c60-8a39-0d6a5f5a1c01 DBS ••6789 asset SGD");

        hear(1, EXAMPLE.replace("DBS ••6789", "An older name"));
        assertThat(known()).containsExactly("5f0c1f0e-6a55-5c60-8a39-0d6a5f5a1c01 DBS ••6789 asset SGD");

        hear(3, EXAMPLE.replace("DBS ••6789", "A newer name"));
        assertThat(known()).containsExactly("5f0c1f0e-6a55-5c60-8a39-0d6a5f5a1c01 A newer name asset SGD");
    }

    private void hear(long version, String json) {
        Contracts.requireValid(TYPE, json);
        var event = new Event(
                UUID.randomUUID(),
                TYPE,
                "account",
                version,
                workspace,
                null,
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                json);
        transactions.run(workspace, () -> consumer.consume(workspace, List.of(event)));
    }

    private List<String> known() {
        return transactions.in(
                workspace,
                () -> sql.list(
                        "SELECT concat_ws(' ', id, name, type, currency) AS account FROM known_account",
                        row -> row.text("account")));
    }
}
