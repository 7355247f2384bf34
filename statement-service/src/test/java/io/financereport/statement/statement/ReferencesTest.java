package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.statement.ServiceClient;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What foreign keys promise, of the tables whose references are checked in sets (V032). */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferencesTest implements OnRealParts {
    private static final String VIOLATED = "SQLSTATE 23503";
    private static final String FILE = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        """;
    private static final String SIGHT_ALL = """
        INSERT INTO sighting (workspace_id, statement_id, transaction_id)
        SELECT workspace_id, ?, id FROM transaction
        """;

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    Sql sql;

    @Inject
    WorkspaceTransactions transactions;

    private UUID workspace = new UUID(0, 0);
    private UUID statement = new UUID(0, 0);

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @BeforeEach
    void upload() {
        var client = new ServiceClient(server.getURI(), "SGD");
        workspace = client.workspace();
        statement = UUID.fromString(client.whenRead(client.upload("a.csv", FILE, Map.of("institution", "DBS")))
                .get("id")
                .asText());
    }

    @Test
    void what_refers_to_nothing_is_refused() {
        refused(() -> update("""
            INSERT INTO statement_row (workspace_id, statement_id, ordinal, id, account_ordinal, booked_on, amount, currency,
                description, source_kind, source_from, source_to, source_line)
            SELECT workspace_id, gen_random_uuid(), ordinal, gen_random_uuid(), account_ordinal, booked_on, amount, currency,
                description, source_kind, source_from, source_to, source_line
            FROM statement_row
            """));
        refused(() -> update("""
            INSERT INTO row_decision (workspace_id, statement_id, row_ordinal, reason)
            SELECT workspace_id, gen_random_uuid(), row_ordinal, reason FROM row_decision
            """));
        refused(() -> update("""
            INSERT INTO transaction (workspace_id, id, account_id, booked_on, amount, currency, description)
            SELECT workspace_id, gen_random_uuid(), gen_random_uuid(), booked_on, amount, currency, description FROM transaction
            """));
        refused(() -> update("""
            INSERT INTO sighting (workspace_id, statement_id, transaction_id, row_ordinal)
            SELECT workspace_id, gen_random_uuid(), transaction_id, row_ordinal FROM sighting
            """));
        refused(() -> update("""
            INSERT INTO sighting (workspace_id, statement_id, transaction_id)
            SELECT workspace_id, statement_id, gen_random_uuid() FROM sighting
            """));
    }

    @Test
    void one_row_of_many_is_enough_to_refuse_all() {
        refused(() -> update("""
            INSERT INTO sighting (workspace_id, statement_id, transaction_id)
            SELECT workspace_id, gen_random_uuid(), id FROM transaction
            UNION ALL SELECT workspace_id, gen_random_uuid(), gen_random_uuid() FROM transaction
            """));

        assertThat(count("sighting")).isEqualTo(2);
    }

    @Test
    void what_is_referred_to_cannot_go() {
        refused(() -> update("DELETE FROM statement_row"));
        refused(() -> update("DELETE FROM transaction"));
        refused(() -> update("DELETE FROM bank_account"));
        refused(() -> update("DELETE FROM statement"));

        update("DELETE FROM sighting");
        update("DELETE FROM transaction");

        assertThat(count("transaction")).isZero();
    }

    @Test
    void no_key_changes() {
        refused(() -> update("UPDATE statement SET id = gen_random_uuid()"));
        refused(() -> update("UPDATE bank_account SET id = gen_random_uuid()"));
    }

    @Test
    void rows_of_another_workspace_are_nothing_to_refer_to() {
        var other = new WorkspaceId(UUID.randomUUID());

        refused(() -> transactions.run(other, () -> sql.update("""
            INSERT INTO row_decision (workspace_id, statement_id, row_ordinal, reason) VALUES (?, ?, 1, 'first')
            """, other.value(), statement)));
    }

    @Test
    void a_delete_waits_for_an_insert_that_refers_to_what_would_go() throws Exception {
        var inserted = new CountDownLatch(1);
        var insert = CompletableFuture.runAsync(() -> transactions.run(new WorkspaceId(workspace), () -> {
            sql.update(SIGHT_ALL, UUID.randomUUID());
            inserted.countDown();
            awaitSomebodyWaiting();
        }));
        assertThat(inserted.await(3, TimeUnit.MINUTES)).isTrue();

        refused(() -> transactions.run(new WorkspaceId(workspace), () -> {
            sql.update("DELETE FROM sighting WHERE statement_id = ?", statement);
            sql.update("DELETE FROM transaction");
        }));

        insert.get(3, TimeUnit.MINUTES);
        assertThat(count("transaction")).isEqualTo(2);
        assertThat(count("sighting")).isEqualTo(4);
    }

    @Test
    void an_insert_waits_for_a_delete_of_what_it_refers_to() throws Exception {
        var deleted = new CountDownLatch(1);
        var delete = CompletableFuture.runAsync(() -> transactions.run(new WorkspaceId(workspace), () -> {
            sql.update("DELETE FROM sighting");
            sql.update("DELETE FROM transaction");
            deleted.countDown();
            awaitSomebodyWaiting();
        }));
        assertThat(deleted.await(3, TimeUnit.MINUTES)).isTrue();

        refused(() -> transactions.run(new WorkspaceId(workspace), () -> sql.update(SIGHT_ALL, UUID.randomUUID())));

        delete.get(3, TimeUnit.MINUTES);
        assertThat(count("sighting")).isZero();
    }

    private void awaitSomebodyWaiting() {
        Await.until(
                Duration.ofMinutes(3),
                () -> sql.find(
                                        "SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND locktype IN"
                                                + " ('transactionid', 'tuple')",
                                        row -> row.number("n"))
                                .orElseThrow()
                        > 0);
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work).hasMessageContaining(VIOLATED);
    }

    private void update(String statementText) {
        transactions.run(new WorkspaceId(workspace), () -> sql.update(statementText));
    }

    private long count(String table) {
        return transactions.read(
                new WorkspaceId(workspace),
                () -> sql.find("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
                        .orElseThrow());
    }
}
