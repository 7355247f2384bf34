package io.financereport.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.streams.Event;
import io.financereport.streams.EventConsumer;
import io.financereport.streams.MechanismTables;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest implements OnRealParts {
    private static final String FILE = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        """;

    private static final String CONTRADICTED = """
        Date,Description,Amount,Balance
        2026-02-02,Salary,3000.00,4000.00
        2026-02-13,Tea,2.50,3997.50
        """;

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Inject
    List<EventConsumer> consumers;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void a_second_workspace_sees_nothing_even_without_a_where() {
        var first = new ServiceClient(server.getURI(), "SGD");
        var second = new ServiceClient(server.getURI(), "SGD");
        first.whenRead(first.upload("a.csv", FILE, Map.of("institution", "DBS")));
        repair(first, first.upload("b.csv", CONTRADICTED, Map.of("institution", "DBS")));
        hearOfAnAccount(new WorkspaceId(first.workspace()));
        payForAModel(new WorkspaceId(first.workspace()));
        linkAPendingOne(first);

        for (String table : tenantTables()) {
            assertThat(transactions.in(new WorkspaceId(first.workspace()), () -> count(table)))
                    .as(table)
                    .isPositive();
            assertThat(transactions.in(new WorkspaceId(second.workspace()), () -> count(table)))
                    .as(table)
                    .isZero();
            assertThat(transactions.platform(() -> count(table))).as(table).isZero();
        }
    }

    @Test
    void a_foreign_statement_is_not_found() {
        var first = new ServiceClient(server.getURI(), "SGD");
        var second = new ServiceClient(server.getURI(), "SGD");
        var id = first.whenRead(first.upload("a.csv", FILE, Map.of("institution", "DBS")))
                .get("id")
                .asText();

        for (String path : List.of("", "/transactions", "/document", "/doctor")) {
            assertThat(second.get("/statements/" + id + path).status()).as(path).isEqualTo(404);
        }
        assertThat(second.post("/statements/" + id + "/approve", "").status()).isEqualTo(404);
        assertThat(second.post("/statements/" + id + "/reject", "{\"reason\":\"no\"}")
                        .status())
                .isEqualTo(404);
        assertThat(second.post("/statements/" + id + "/repairs", "{\"finding\":\"any\"}")
                        .status())
                .isEqualTo(404);
        assertThat(second.delete("/statements/" + id + "/repairs/" + id).status())
                .isEqualTo(404);
        assertThat(second.get("/statements").json().get("items")).isEmpty();
        assertThat(second.whenRead(second.upload("a.csv", FILE, Map.of("institution", "DBS")))
                        .get("newTransactionCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_pooled_connection_carries_nothing_over() {
        var client = new ServiceClient(server.getURI(), "SGD");
        client.whenRead(client.upload("a.csv", FILE, Map.of("institution", "DBS")));

        for (int i = 0; i < 20; i++) {
            assertThat(transactions.in(new WorkspaceId(client.workspace()), () -> count("statement")))
                    .isEqualTo(1);
            assertThat(transactions.platform(() -> sql.find(
                            "SELECT current_setting('app.workspace', true) AS workspace",
                            row -> String.valueOf(row.findText("workspace")))))
                    .hasValueSatisfying(left -> assertThat(left).isIn("", "null"));
            assertThat(transactions.platform(() -> count("statement"))).isZero();
        }
    }

    @Test
    void the_tables_without_row_level_security_are_exactly_the_known_ones() {
        var known = Stream.of(MechanismTables.NAMES, List.of("job", "upload", "idempotency", "flyway_schema_history"))
                .flatMap(List::stream)
                .toList();

        assertThat(tables("NOT (c.relrowsecurity AND c.relforcerowsecurity)"))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private static void linkAPendingOne(ServiceClient client) {
        client.whenRead(client.upload("expected.sta", mt940("2602020202ED4,00NTRFTEA", "C260201EUR10,00"), Map.of()));
        client.whenRead(client.upload("booked.sta", mt940("2602020202D4,00NTRFTEA", "C260202EUR6,00"), Map.of()));
        var pending = client.get("/statements/pending").json().at("/items/0");
        assertThat(client.post(
                                "/statements/pending/" + pending.get("id").asText() + "/links",
                                "{\"transactionId\":\""
                                        + pending.at("/links/0/transactionId").asText() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    /** Its row is expected when its mark begins with E. */
    private static String mt940(String row, String closing) {
        return ":20:A\r\n:25:DE02120300000000202051\r\n:28C:1/1\r\n:60F:C260201EUR10,00\r\n:61:" + row + "\r\n:62F:"
                + closing + "\r\n-\r\n";
    }

    private static void repair(ServiceClient client, ServiceClient.Answer uploaded) {
        client.whenRead(uploaded);
        var path = "/statements/" + uploaded.text("id");
        var finding = client.get(path + "/doctor")
                .json()
                .at("/accounts/0/findings/0/id")
                .asText();
        assertThat(client.post(path + "/repairs", "{\"finding\":\"" + finding + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void payForAModel(WorkspaceId workspace) {
        transactions.run(
                workspace,
                () -> sql.update(
                        "INSERT INTO model_spending (workspace_id, day, cost, calls) VALUES (?, DATE '2026-01-02',"
                                + " 0.5, 1)",
                        workspace.value()));
    }

    private void hearOfAnAccount(WorkspaceId workspace) {
        var type = "account.opened.v1";
        var opened = new Event(
                UUID.randomUUID(),
                type,
                "account",
                1,
                workspace,
                null,
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                Contracts.example(type));
        var consumer = consumers.stream()
                .filter(each -> each.types().contains(opened.type()))
                .findFirst()
                .orElseThrow();
        transactions.run(workspace, () -> consumer.consume(workspace, List.of(opened)));
    }

    private List<String> tenantTables() {
        var tables = new ArrayList<>(tables("c.relrowsecurity AND c.relforcerowsecurity"));
        assertThat(tables).contains("statement", "statement_row", "transaction", "sighting", "bank_account");
        return tables;
    }

    private List<String> tables(String condition) {
        return transactions.platform(() -> sql.list("""
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'statement' AND c.relkind IN ('r', 'p') AND
            """ + condition, row -> row.text("relname")));
    }

    private long count(String table) {
        return sql.find("SELECT count(*) FROM " + table, row -> row.number("count"))
                .orElseThrow();
    }
}
