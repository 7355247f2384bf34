package io.financereport.reconciliation.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The chart of accounts that a workspace begins with. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    private WorkspaceId workspace = TestBooks.newWorkspace();

    @Override
    public String service() {
        return "reconciliation";
    }

    @BeforeEach
    void newWorkspace() {
        workspace = TestBooks.newWorkspace();
    }

    @Test
    void a_new_workspace_has_its_chart() {
        var accounts = client.get(workspace, "/accounts?limit=500");

        assertThat(accounts.status()).isEqualTo(200);
        assertThat(accounts.items())
                .extracting(account -> account.get("type") + " " + account.get("name"))
                .containsExactlyInAnyOrder(
                        "income Salary",
                        "income Interest",
                        "income Investment income",
                        "income Refunds",
                        "income Other income",
                        "expense Dining",
                        "expense Groceries",
                        "expense Transport",
                        "expense Housing",
                        "expense Utilities",
                        "expense Shopping",
                        "expense Healthcare",
                        "expense Entertainment",
                        "expense Travel",
                        "expense Education",
                        "expense Insurance",
                        "expense Fees",
                        "expense Other expense",
                        "income Uncategorised income",
                        "expense Uncategorised expense",
                        "equity Opening balance equity",
                        "equity Unexplained bank differences",
                        "equity Currency exchange");
        assertThat(client.get(workspace, "/accounts?limit=500").items()).hasSize(23);
        books.requireLaws(workspace);
    }
}
