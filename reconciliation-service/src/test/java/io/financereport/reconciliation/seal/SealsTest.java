package io.financereport.reconciliation.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.context.env.Environment;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealsTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Inject
    Environment configuration;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void every_entry_is_sealed_soon_after_its_commit() {
        var workspace = sealedBooks();

        assertThat(client.get(workspace, "/reconciliation/seals").body())
                .containsEntry("sealed", 4)
                .containsEntry("unsealed", 0)
                .containsEntry("firstBreak", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET memo = 'forged' WHERE workspace_id = '%1$s' AND id = (%2$s)",
                "UPDATE posting SET amount = amount * 2 WHERE workspace_id = '%1$s' AND entry_id = (%2$s)",
                "UPDATE entry_seal SET hash = '' WHERE workspace_id = '%1$s' AND entry_id = (%2$s)",
                "DELETE FROM entry_seal WHERE workspace_id = '%1$s' AND number = 1"
            })
    void whoever_forges_is_found(String forgery) throws SQLException {
        var workspace = sealedBooks();
        var second = "SELECT entry_id FROM entry_seal WHERE workspace_id = '%s' AND number = 2".formatted(workspace);

        try (var owner = DriverManager.getConnection(
                        setting("datasources.default.url"),
                        "reconciliation_owner",
                        setting("database.owner-password"));
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(forgery.formatted(workspace, second)))
                    .isPositive();
        }

        assertThat(client.get(workspace, "/reconciliation/seals").text("firstBreak"))
                .contains("number=2");
    }

    private WorkspaceId sealedBooks() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        books.hear(
                workspace,
                TestStatement.of(bank, "2026-01-01", "2026-01-31")
                        .opening("10.00")
                        .line("2026-01-05", "-5.00", "A")
                        .line("2026-01-06", "-6.00", "B")
                        .line("2026-01-07", "-7.00", "C"));
        Await.until(
                Duration.ofMinutes(3),
                () -> Objects.equals(
                        client.get(workspace, "/reconciliation/seals").body().get("unsealed"), 0));
        return workspace;
    }

    private String setting(String key) {
        return configuration.getRequiredProperty(key, String.class);
    }
}
