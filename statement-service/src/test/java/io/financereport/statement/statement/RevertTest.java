package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.statement.ServiceClient.Answer;
import io.financereport.streams.Event;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevertTest implements OnRealParts {
    private static final Map<String, String> DBS = Map.of("institution", "DBS");
    private static final String HEADER = "Date,Description,Amount,Balance\n";
    private static final String FIRST = HEADER + "2026-01-12,TEA,-1.00,99.00\n2026-01-13,RICE,-2.00,97.00\n";
    private static final String SECOND = HEADER + "2026-01-13,RICE,-2.00,97.00\n2026-01-14,SALT,-4.00,93.00\n";
    private static final String REQUESTED = "revert.requested.v1";
    private static final String APPLIED = "revert.applied.v1";

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    OutboxReader outbox;

    @Inject
    RevertConsumer consumer;

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
    void it_is_reverting_until_the_books_have_answered_and_what_it_alone_sighted_dies() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var second = approved(client, "b.csv", SECOND);
        var ids = transactionIds(client, first);

        var answer = client.delete("/statements/" + first);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("reverting");
        var requested = told(client, REQUESTED);
        assertThat(requested).hasSize(1);
        assertThat(requested.getFirst().get("version").asLong())
                .isEqualTo(answer.json().get("version").asLong());
        assertThat(UploadTest.texts(requested.getFirst().get("transactions"), "transactionId"))
                .containsExactlyElementsOf(ids);
        assertThat(UploadTest.texts(requested.getFirst().get("transactions"), "keptBy"))
                .containsExactly("null", second);

        hearApplied(client, requested.getFirst());

        assertThat(client.get("/statements/" + first).text("status")).isEqualTo("reverted");
        assertThat(transactionIds(client, second)).contains(ids.get(1)).doesNotContain(ids.get(0));
        assertThat(client.get("/statements/" + first + "/document").status()).isEqualTo(200);
    }

    @Test
    void the_same_bytes_may_come_again_and_bring_what_died() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        approved(client, "b.csv", SECOND);
        assertThat(client.upload("again.csv", FIRST, DBS).status()).isEqualTo(409);
        revert(client, first);

        var again = client.whenRead(client.upload("again.csv", FIRST, DBS));

        assertThat(again.get("status").asText()).isEqualTo("approved");
        assertThat(again.get("proof").asText()).isEqualTo("proven");
        assertThat(again.get("newTransactionCount").asInt()).isEqualTo(1);
        assertThat(again.get("transactionCount").asInt()).isEqualTo(2);
    }

    @Test
    void after_all_are_reverted_the_same_files_give_the_same_as_at_first() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var second = approved(client, "b.csv", SECOND);
        var before = born(client);
        revert(client, second);
        revert(client, first);

        approved(client, "a.csv", FIRST);
        approved(client, "b.csv", SECOND);

        assertThat(born(client).subList(before.size(), 2 * before.size())).isEqualTo(before);
    }

    @Test
    void a_transaction_dies_with_the_last_that_sights_it_under_the_id_that_it_was_born_with() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var second = approved(client, "b.csv", SECOND);
        var shared = transactionIds(client, first).get(1);
        revert(client, first);

        client.delete("/statements/" + second);

        var requested = told(client, REQUESTED).getLast();
        assertThat(UploadTest.texts(requested.get("transactions"), "transactionId"))
                .contains(shared);
        assertThat(UploadTest.texts(requested.get("transactions"), "keptBy")).containsOnly("null");
    }

    @Test
    void nothing_else_of_the_account_is_approved_or_taken_back_meanwhile() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var second = approved(client, "b.csv", SECOND);
        client.delete("/statements/" + first);

        var refused = client.delete("/statements/" + second);
        var waiting =
                client.upload("c.csv", HEADER + "2026-01-12,TEA,-1.00,99.00\n2026-01-13,RICE,-2.00,97.00\n\n", DBS);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("revert-under-way");
        assertThat(refused.text("statementId")).isEqualTo(first);
        Await.until(
                Duration.ofMinutes(3),
                () -> client.get("/statements/" + waiting.text("id"))
                        .text("status")
                        .equals("reading"));
        hearApplied(client, told(client, REQUESTED).getFirst());
        var read = client.whenRead(waiting);
        assertThat(read.get("status").asText()).isEqualTo("approved");
        assertThat(read.get("newTransactionCount").asInt()).isEqualTo(1);
    }

    @Test
    void a_person_cannot_approve_while_the_account_is_being_reverted() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var doubtful = client.whenRead(client.upload("d.csv", "Date,Description,Amount\n2026-01-20,TEA,-1.00\n", DBS));
        var path = "/statements/" + doubtful.get("id").asText() + "/approve";
        client.delete("/statements/" + first);

        assertThat(client.post(path, "").text("code")).isEqualTo("revert-under-way");

        hearApplied(client, told(client, REQUESTED).getFirst());
        assertThat(client.post(path, "").status()).isEqualTo(200);
    }

    @Test
    void what_waits_for_a_decision_is_rejected_and_what_came_to_nothing_stays() {
        var client = client();
        var waiting = client.whenRead(client.upload("d.csv", "Date,Description,Amount\n2026-01-20,TEA,-1.00\n", DBS));
        var path = "/statements/" + waiting.get("id").asText();
        assertThat(waiting.get("status").asText()).isEqualTo("review");

        var rejected = client.delete(path);

        assertThat(rejected.status()).isEqualTo(200);
        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(client.delete(path).json()).isEqualTo(rejected.json());
        assertThat(told(client, REQUESTED)).isEmpty();
    }

    @Test
    void asking_twice_asks_once_and_an_answer_about_another_version_changes_nothing() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var path = "/statements/" + first;
        var version = client.get(path).json().get("version").asLong();
        assertThat(client.delete(path, Map.of("If-Match", "\"" + (version - 1) + "\""))
                        .status())
                .isEqualTo(412);

        var once = client.delete(path, Map.of("If-Match", "\"" + version + "\""));
        var twice = client.delete(path);

        assertThat(twice.status()).isEqualTo(202);
        assertThat(twice.json()).isEqualTo(once.json());
        assertThat(told(client, REQUESTED)).hasSize(1);
        hear(client, first, version);
        assertThat(client.get(path).text("status")).isEqualTo("reverting");
    }

    @Test
    void what_the_books_keep_because_of_a_closed_period_is_approved_as_before_until_it_is_asked_again() {
        var client = client();
        var first = approved(client, "a.csv", FIRST);
        var second = approved(client, "b.csv", SECOND);
        var path = "/statements/" + first;
        var before = client.get(path).json();
        var ids = transactionIds(client, first);
        var approval = decision(client, first);
        client.delete(path);
        assertThat(decision(client, first)).isNotEqualTo(approval);
        var requested = told(client, REQUESTED).getFirst();

        hearRefused(client, requested, "2026-01-31");
        hearRefused(client, requested, "2026-01-31");

        var kept = client.get(path).json();
        assertThat(kept.get("revertRefusedThrough").asText()).isEqualTo("2026-01-31");
        assertThat(kept.get("status").asText()).isEqualTo("approved");
        assertThat(kept.get("version").asLong()).isEqualTo(before.get("version").asLong() + 2);
        assertThat(kept.get("accounts")).isEqualTo(before.get("accounts"));
        assertThat(kept.get("newTransactionCount")).isEqualTo(before.get("newTransactionCount"));
        assertThat(transactionIds(client, first)).isEqualTo(ids);
        assertThat(transactionIds(client, second)).contains(ids.get(1));
        assertThat(decision(client, first)).isEqualTo(approval);
        assertThat(client.upload("again.csv", FIRST, DBS).status()).isEqualTo(409);

        revert(client, second);
        assertThat(client.delete(path).json().get("revertRefusedThrough").isNull())
                .isTrue();
        hearApplied(client, requested);
        assertThat(client.get(path).text("status"))
                .as("an answer to the request before")
                .isEqualTo("reverting");
        hearApplied(client, told(client, REQUESTED).getLast());
        assertThat(client.get(path).text("status")).isEqualTo("reverted");
        var again = client.whenRead(client.upload("again.csv", FIRST, DBS));
        assertThat(again.get("status").asText()).isEqualTo("approved");
        assertThat(again.get("newTransactionCount").asInt()).isEqualTo(2);
    }

    @Test
    void another_workspace_has_no_such_statement() {
        var first = approved(client(), "a.csv", FIRST);

        assertThat(client().delete("/statements/" + first).status()).isEqualTo(404);
    }

    @Test
    void a_batch_tells_of_500_transactions_at_most() {
        var client = client();
        var file = new StringBuilder(HEADER);
        for (int i = 1; i <= 1001; i++) {
            file.append("2026-01-13,tea,-1.00,").append(5_000 - i).append(".00\n");
        }
        var statement = approved(client, "a.csv", file.toString());

        client.delete("/statements/" + statement);

        var batches = told(client, REQUESTED);
        assertThat(batches)
                .extracting(batch -> batch.get("transactions").size())
                .containsExactly(500, 500, 1);
        assertThat(batches).extracting(batch -> batch.get("batch").asInt()).containsExactly(1, 2, 3);
        assertThat(batches).allMatch(batch -> batch.get("batches").asInt() == 3);
    }

    @Test
    void what_was_expected_is_open_again_without_its_posting_and_gone_without_its_own_file() {
        var client = client();
        var expected = approved(
                client,
                "a.xml",
                PendingTest.camt("1", "2026-01-10", PendingTest.pending("2026-01-10", "4.00", "TEA HOUSE")));
        var posted = PendingTest.camt("2", "2026-01-12", PendingTest.booked("2026-01-12", "4.00", "TEA HOUSE"));
        var booked = approved(client, "b.xml", posted);
        assertThat(states(client)).containsExactly("linked");

        revert(client, booked);
        assertThat(states(client)).containsExactly("open");

        approved(client, "again.xml", posted);
        assertThat(states(client)).containsExactly("linked");
        revert(client, expected);
        assertThat(states(client)).isEmpty();
    }

    private static List<String> states(ServiceClient client) {
        return UploadTest.texts(client.get("/statements/pending").json().get("items"), "state");
    }

    private String approved(ServiceClient client, String name, String file) {
        var read = client.whenRead(client.upload(name, file, DBS));
        assertThat(read.get("status").asText()).as(read.toString()).isEqualTo("approved");
        return read.get("id").asText();
    }

    private void revert(ServiceClient client, String statement) {
        assertThat(client.delete("/statements/" + statement).status()).isEqualTo(202);
        hearApplied(client, told(client, REQUESTED).getLast());
        assertThat(client.get("/statements/" + statement).text("status")).isEqualTo("reverted");
    }

    private void hearRefused(ServiceClient client, JsonNode requested, String closedThrough) {
        var json = "{\"statementId\":\"%s\",\"version\":%d,\"closedThrough\":\"%s\"}"
                .formatted(
                        requested.get("statementId").asText(),
                        requested.get("version").asLong(),
                        closedThrough);
        hear(client, "revert.refused.v1", requested.get("statementId").asText(), json);
    }

    /** Who decided about the statement last, and when. */
    private String decision(ServiceClient client, String statement) {
        var workspace = new WorkspaceId(client.workspace());
        return transactions.read(
                workspace,
                () -> sql.find(
                                "SELECT decided_by || ' ' || decided_at AS decision, decided_at::text AS at FROM"
                                        + " statement WHERE workspace_id = ? AND id = ?",
                                row -> row.findText("decision") + " " + row.text("at"),
                                workspace,
                                UUID.fromString(statement))
                        .orElseThrow());
    }

    private void hearApplied(ServiceClient client, JsonNode requested) {
        hear(
                client,
                requested.get("statementId").asText(),
                requested.get("version").asLong());
    }

    private void hear(ServiceClient client, String statement, long version) {
        var json = "{\"statementId\":\"%s\",\"version\":%d,\"voidedEntries\":0}".formatted(statement, version);
        hear(client, APPLIED, statement, json);
    }

    private void hear(ServiceClient client, String type, String statement, String json) {
        Contracts.requireValid(type, json);
        var workspace = new WorkspaceId(client.workspace());
        var event = new Event(
                UUID.randomUUID(), type, statement, 1, workspace, null, UUID.randomUUID(), 1, Instant.EPOCH, json);
        transactions.run(workspace, () -> consumer.consume(workspace, List.of(event)));
    }

    private List<JsonNode> told(ServiceClient client, String type) {
        return outbox.of(client.workspace()).stream()
                .filter(event -> event.type().equals(type))
                .peek(event -> Contracts.requireValid(event.type(), event.data()))
                .map(event -> UploadTest.json(event.data()))
                .toList();
    }

    /** What each approval brought, without ids. */
    private List<String> born(ServiceClient client) {
        var born = new ArrayList<String>();
        for (var batch : told(client, "transactions.approved.v1")) {
            born.add(batch.get("coverages").toString());
            batch.get("rows")
                    .forEach(
                            row -> born.add(row.get("bookedOn").asText() + row.get("amount") + row.get("description")));
        }
        return born;
    }

    private static List<String> transactionIds(ServiceClient client, String statement) {
        Answer answer = client.get("/statements/" + statement + "/transactions");
        return UploadTest.texts(answer.json().get("items"), "id");
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }
}
