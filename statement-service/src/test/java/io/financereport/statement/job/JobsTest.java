package io.financereport.statement.job;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsTest implements OnRealParts {
    private static final String FILE = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        """;

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    Jobs jobs;

    @Inject
    Sql sql;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString(), "jobs.lease", "30s", "jobs.poll", "100ms");
    }

    @Test
    void the_job_of_a_worker_that_died_is_taken_over_when_its_lease_is_over() {
        var client = new ServiceClient(server.getURI(), "SGD");
        var statement = client.whenRead(client.upload("a.csv", FILE, Map.of("institution", "DBS")));
        var id = UUID.fromString(statement.get("id").asText());
        var job = UUID.randomUUID();

        // What a worker leaves behind that was killed in the middle: a job with a lease, and the statement being read.
        transactions.run(new WorkspaceId(client.workspace()), () -> {
            sql.update("UPDATE statement SET status = 'reading' WHERE id = ?", id);
            sql.update("DELETE FROM sighting");
            sql.update("DELETE FROM transaction");
            sql.update("""
                INSERT INTO job (id, workspace_id, statement_id, due_at, tries, holder, leased_until)
                VALUES (?, ?, ?, now(), 1, 'dead', now() + interval '500 milliseconds')
                """, job, client.workspace(), id);
        });

        Await.until(
                Duration.ofMinutes(3),
                () -> client.get("/statements/" + id).text("status").equals("approved"));
        assertThat(transactions.platform(() -> sql.list("SELECT id FROM job WHERE id = ?", row -> row.text("id"), job)))
                .isEmpty();
    }

    @Test
    void a_worker_whose_lease_is_lost_cannot_end_the_job() {
        var claim = new Claim(UUID.randomUUID(), new WorkspaceId(UUID.randomUUID()), UUID.randomUUID(), "late", 1);

        assertThatThrownBy(() -> transactions.platformRun(() -> jobs.finish(claim)))
                .isInstanceOf(LeaseLost.class);
    }

    @Test
    void a_worker_keeps_its_job_by_renewing_the_lease_and_nobody_elses() {
        var client = new ServiceClient(server.getURI(), "SGD");
        var statement = UUID.fromString(client.whenRead(client.upload("a.csv", FILE, Map.of("institution", "DBS")))
                .get("id")
                .asText());
        var job = UUID.randomUUID();
        transactions.run(
                new WorkspaceId(client.workspace()), () -> sql.update("""
                    INSERT INTO job (id, workspace_id, statement_id, due_at, tries, holder, leased_until)
                    VALUES (?, ?, ?, now() + interval '1 hour', 1, 'ours', 'epoch')
                    """, job, client.workspace(), statement));

        jobs.renew(claim(job, client, statement, "theirs"));
        assertThat(leased(job)).isFalse();

        jobs.renew(claim(job, client, statement, "ours"));
        assertThat(leased(job)).isTrue();
    }

    private static Claim claim(UUID job, ServiceClient client, UUID statement, String holder) {
        return new Claim(job, new WorkspaceId(client.workspace()), statement, holder, 1);
    }

    /** Whether the lease was prolonged; it may be over again by now. */
    private boolean leased(UUID job) {
        return transactions
                .platform(() -> sql.find(
                        "SELECT leased_until > 'epoch' AS leased FROM job WHERE id = ?",
                        row -> row.flag("leased"),
                        job))
                .orElseThrow();
    }

    @Test
    void a_statement_that_was_rejected_between_two_tries_stays_rejected() {
        var client = new ServiceClient(server.getURI(), "SGD");
        var id = UUID.fromString(client.whenRead(client.upload("a.csv", FILE, Map.of("institution", "DBS")))
                .get("id")
                .asText());
        var job = UUID.randomUUID();

        transactions.run(new WorkspaceId(client.workspace()), () -> {
            sql.update("UPDATE statement SET status = 'rejected' WHERE id = ?", id);
            sql.update("""
                INSERT INTO job (id, workspace_id, statement_id, due_at, tries, holder, leased_until)
                VALUES (?, ?, ?, now(), 3, 'dead', now())
                """, job, client.workspace(), id);
        });

        Await.until(
                Duration.ofMinutes(3),
                () -> transactions
                        .platform(() -> sql.find("SELECT id FROM job WHERE id = ?", row -> row.text("id"), job))
                        .isEmpty());
        assertThat(client.get("/statements/" + id).text("status")).isEqualTo("rejected");
    }

    @Test
    void a_statement_whose_reading_fails_again_and_again_has_failed() throws IOException {
        var client = new ServiceClient(server.getURI(), "SGD");
        var uploaded = client.upload("a.csv", FILE, Map.of("institution", "DBS"));
        client.whenRead(uploaded);
        var id = UUID.fromString(uploaded.text("id"));
        try (Stream<Path> objects = Files.walk(folder)) {
            for (Path object :
                    objects.filter(path -> path.endsWith(id.toString())).toList()) {
                Files.delete(object);
            }
        }

        transactions.run(new WorkspaceId(client.workspace()), () -> {
            sql.update("UPDATE statement SET status = 'received' WHERE id = ?", id);
            sql.update("DELETE FROM sighting");
            sql.update("DELETE FROM transaction");
            jobs.add(new WorkspaceId(client.workspace()), id);
        });

        Await.until(
                Duration.ofMinutes(3),
                () -> client.get("/statements/" + id).text("status").equals("failed"));
        assertThat(client.get("/statements/" + id).json().at("/problems/0/code").asText())
                .isEqualTo("reading-failed");
    }
}
