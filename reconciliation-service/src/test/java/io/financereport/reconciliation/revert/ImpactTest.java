package io.financereport.reconciliation.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpactTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void it_counts_what_depends_on_a_statement_and_shows_what_was_decided() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var statement = TestStatement.of(dbs, "2026-01-01", "2026-01-31")
                .opening("100.00")
                .line("2026-01-05", "-50.00", "TO OCBC")
                .line("2026-01-06", "-7.00", "LUNCH")
                .line("2026-01-07", "-8.00", "BREAD");
        books.hear(workspace, statement);
        books.hear(workspace, TestStatement.of(ocbc, "2026-01-01", "2026-01-31").line("2026-01-06", "50.00", "IN"));
        client.post(
                workspace,
                "/reconciliation/unmatched/" + statement.transaction(1) + "/resolve",
                "{\"counterAccountId\":\"" + client.accountNamed(workspace, "Dining") + "\"}");
        assertThat(books.state(workspace, statement.transaction(1))).isEqualTo("settled resolved");

        var impact = client.get(workspace, "/reconciliation/impact?statementId=" + statement.id())
                .body();

        assertThat(impact)
                .containsEntry("transactions", 3)
                .containsEntry("entries", Map.of("bank", 2, "transfer", 2))
                .containsEntry("transfers", 1)
                .containsEntry("decisions", 1)
                .containsEntry(
                        "accounts",
                        List.of(Map.of(
                                "accountId",
                                dbs.toString(),
                                "accountName",
                                "DBS",
                                "transactions",
                                3,
                                "amount",
                                Map.of("amount", "-65.00", "currency", "SGD"))));
        assertThat(impact.get("dependents"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(dependent -> dependent.get("transactionId"), dependent -> dependent.get("how"))
                .containsExactly(
                        tuple(statement.transaction(1).toString(), "resolved"),
                        tuple(statement.transaction(0).toString(), "transfer"));

        books.revert(workspace, statement, Map.of());
        assertThat(books.told(workspace, "revert.applied.v1"))
                .singleElement()
                .asString()
                .contains("\"voidedEntries\":4");
        assertThat(client.get(workspace, "/reconciliation/impact?statementId=" + statement.id())
                        .body())
                .containsEntry("transactions", 0)
                .containsEntry("decisions", 0);
    }

    @Test
    void nothing_depends_on_the_statement_of_another_workspace() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31").line("2026-01-05", "-50.00", "A");
        books.hear(workspace, statement);
        var path = "/reconciliation/impact?statementId=" + statement.id();

        assertThat(client.get(workspace, path).body()).containsEntry("transactions", 1);
        assertThat(client.get(TestBooks.newWorkspace(), path).body()).containsEntry("transactions", 0);
        assertThat(client.get(workspace, "/reconciliation/impact?statementId=nonsense")
                        .status())
                .isEqualTo(400);
    }
}
