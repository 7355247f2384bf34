package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.financereport.statement.ServiceClient;
import io.financereport.statement.document.Documents;
import io.financereport.statement.job.Claim;
import io.financereport.statement.job.Jobs;
import io.financereport.statement.job.LeaseLost;
import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.zip.Archive;
import io.financereport.statement.reading.zip.Zip;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Archives from upload to the statements that their files become. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveImportTest implements OnRealParts {
    private static final Duration READ_MAX = Duration.ofMinutes(3);
    private static final long UNPACKED_BYTES_MAX = 256L << 20;
    private static final Duration NO_TIME = Duration.ofSeconds(2);

    /** With the currency, since a file that names no account is otherwise asked about when another one of the bank is known. */
    private static final Map<String, String> DBS = Map.of("institution", "DBS", "currency", "SGD");

    private static final String CSV = """
        Date,Description,Amount,Balance
        2026-01-02,Salary,3000.00,4000.00
        2026-01-13,Tea,-2.50,3997.50
        """;
    private static final String MORE_CSV = CSV.replace("Tea", "Coffee");
    private static final String OFX = "<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>11</BANKACCTFROM><BANKTRANLIST>"
            + "<DTSTART>20260101<DTEND>20260131<STMTTRN><DTPOSTED>20260105<TRNAMT>-7.00<NAME>Book</STMTTRN>"
            + "</BANKTRANLIST></STMTRS></OFX>";
    private static final String CAMT =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>"
                    + "<Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>"
                    + balance("OPBD", "10.00", "2026-01-01")
                    + balance("CLBD", "7.50", "2026-01-31")
                    + "<Ntry><Amt Ccy=\"EUR\">2.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>"
                    + "<BookgDt><Dt>2026-01-12</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>";

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    Unpacking unpacking;

    @Inject
    StatementRows rows;

    @Inject
    Documents documents;

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
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void each_file_becomes_a_statement_of_its_own() {
        var client = client();
        var zip = new Zip()
                .with("2026/", "")
                .with("2026/camt.xml", CAMT)
                .with("2026/bank.ofx", OFX)
                .with("2026/../../january.csv", CSV)
                .with("__MACOSX/2026/._bank.ofx", "x")
                .bytes();

        var archive = client.whenRead(upload(client, zip));

        assertThat(archive.get("status").asText()).as(archive.toString()).isEqualTo("unpacked");
        assertThat(archive.get("format").asText()).isEqualTo("zip");
        assertThat(archive.get("archiveId").isNull()).isTrue();
        assertThat(UploadTest.texts(archive.get("parts"), "fileName"))
                .containsExactly("camt.xml", "bank.ofx", "january.csv");
        assertThat(codes(archive)).containsExactly("members-skipped");
        assertThat(archive.at("/problems/0/detail").asText()).startsWith("2 of 5 entries");
        var parts = whenPartsAreRead(client, archive);
        assertThat(parts)
                .as(parts.toString())
                .extracting(part -> part.get("status").asText())
                .containsOnly("approved");
        assertThat(parts).extracting(part -> part.get("format").asText()).containsExactly("camt", "ofx", "csv");
        assertThat(parts)
                .extracting(part -> part.get("archiveId").asText())
                .containsOnly(archive.get("id").asText());
        assertThat(parts)
                .extracting(part -> part.get("newTransactionCount").asInt())
                .containsExactly(1, 1, 2);
        assertThat(client.get(path(parts.get(2)) + "/document").http().body())
                .isEqualTo(CSV.getBytes(StandardCharsets.UTF_8));
        assertThat(client.get(path(archive) + "/document").http().body()).isEqualTo(zip);
    }

    @Test
    void a_file_that_is_known_is_not_imported_twice() {
        var client = client();
        var known = client.whenRead(client.upload("known.csv", CSV, DBS));
        var zip = new Zip()
                .with("a.csv", CSV)
                .with("b.csv", MORE_CSV)
                .with("c.csv", MORE_CSV)
                .bytes();

        var uploaded = upload(client, zip);
        var archive = client.whenRead(uploaded);

        assertThat(UploadTest.texts(archive.get("parts"), "fileName")).containsExactly("b.csv");
        assertThat(codes(archive)).containsExactly("member-known", "member-known");
        assertThat(archive.at("/problems/0/detail").asText())
                .contains("“a.csv”", "“known.csv”", known.get("id").asText());
        assertThat(archive.at("/problems/1/detail").asText()).contains("“c.csv”", "“b.csv”");
        var again = upload(client, zip);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("existingId")).isEqualTo(uploaded.text("id"));
        var allKnown =
                client.whenRead(upload(client, new Zip().with("again.csv", CSV).bytes()));
        assertThat(allKnown.get("status").asText()).isEqualTo("unpacked");
        assertThat(allKnown.get("parts")).isEmpty();
    }

    @Test
    void archives_with_the_same_files_do_not_wait_for_each_other() {
        var client = client();
        var there = new Zip();
        var back = new Zip();
        for (int i = 0; i < 20; i++) {
            there.with(i + ".csv", CSV.replace("Tea", "Tea " + i));
            back.with(i + ".csv", CSV.replace("Tea", "Tea " + (19 - i)));
        }

        var both = List.of(upload(client, there.bytes()), upload(client, back.bytes()));

        var archives = both.stream().map(client::whenRead).toList();
        assertThat(archives)
                .extracting(archive -> archive.get("status").asText())
                .containsOnly("unpacked");
        assertThat(archives.stream()
                        .mapToInt(archive -> archive.get("parts").size())
                        .sum())
                .isEqualTo(20);
        archives.forEach(archive -> whenPartsAreRead(client, archive));
    }

    @Test
    void a_file_that_cannot_be_read_does_not_touch_the_others() {
        var client = client();
        var zip = new Zip()
                .with("notes.txt", "Dear customer,\nplease find enclosed\n")
                .with("empty.csv", "")
                .with("a.csv", CSV)
                .bytes();

        var archive = client.whenRead(upload(client, zip));

        assertThat(archive.get("status").asText()).isEqualTo("unpacked");
        assertThat(codes(archive)).containsExactly("member-not-read");
        assertThat(archive.at("/problems/0/detail").asText()).contains("“empty.csv”", "empty");
        assertThat(whenPartsAreRead(client, archive))
                .extracting(part -> part.get("status").asText())
                .containsExactly("failed", "approved");
    }

    @Test
    void an_archive_without_a_readable_file_has_failed_and_says_why() {
        var client = client();
        var zip = new Zip().with("a.png", "GIF89a").with("b.csv", "").bytes();

        var archive = client.whenRead(upload(client, zip));

        assertThat(archive.get("status").asText()).isEqualTo("failed");
        assertThat(codes(archive)).containsExactly("no-statement", "member-not-read", "member-not-read");
        assertThat(client.post(path(archive) + "/reparse", "{}").status()).isEqualTo(202);
        Await.until(READ_MAX, () -> client.get(path(archive)).text("status").equals("failed"));
    }

    @Test
    void hostile_archives_fail_as_a_whole_in_no_time() {
        var client = client();
        var small = new Zip().with("a.csv", CSV).bytes();
        var many = new Zip();
        for (int i = 0; i < 20_000; i++) {
            many.with(i + ".csv", "");
        }

        requireFails(client, new Zip().with("bomb.csv", new byte[64 << 20]).bytes(), "document-too-large");
        requireFails(client, Arrays.copyOf(small, small.length - 9), "file-cut-off");
        requireFails(client, Zip.locked(small, 0), "password-needed");
        requireFails(client, many.bytes(), "too-many-files");
    }

    @Test
    void decisions_are_about_the_files_and_the_archive_follows() {
        var client = client();
        var zip = new Zip().with("a.csv", CSV.replace(",4000.00", ",4001.00")).bytes();
        var archive = client.whenRead(upload(client, zip));
        var part = whenPartsAreRead(client, archive).getFirst();
        assertThat(part.get("status").asText()).as(part.toString()).isEqualTo("review");

        for (String command : List.of("/approve", "/reparse", "/reject")) {
            var answer = client.post(path(archive) + command, command.equals("/reject") ? "{\"reason\":\"x\"}" : "{}");
            assertThat(answer.status()).as(command).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("archive-unpacked");
            assertThat(answer.text("detail")).contains("decide about these");
        }
        var early = client.delete(path(archive));
        assertThat(early.text("code")).isEqualTo("archive-unpacked");
        assertThat(early.text("detail")).contains("Of the 1 statements", "Take these back first");

        assertThat(client.delete(path(part)).text("status")).isEqualTo("rejected");
        assertThat(client.delete(path(archive)).text("status")).isEqualTo("rejected");
        var again = client.whenRead(upload(client, zip));
        assertThat(again.get("parts")).hasSize(1);
        assertThat(again.at("/parts/0/id")).isNotEqualTo(archive.at("/parts/0/id"));
    }

    @Test
    void a_worker_that_died_half_way_leaves_nothing_that_counts() {
        var client = client();
        var workspace = new WorkspaceId(client.workspace());
        var head = received(
                workspace, new Zip().with("a.csv", CSV).with("b.ofx", OFX).bytes());
        var dead = new Claim(UUID.randomUUID(), workspace, head.id().value(), "dead", 1);
        var limits = ReadingLimits.of(1, READ_MAX, Clock.systemUTC());

        assertThatThrownBy(() -> unpacking.unpack(dead, head, limits)).isInstanceOf(LeaseLost.class);

        assertThat(statements(client)).hasSize(1);
        assertThat(uploads(workspace)).isEqualTo(2);

        transactions.run(workspace, () -> jobs.add(workspace, head.id().value()));
        jobs.wake();
        Await.until(
                READ_MAX,
                () -> client.get("/statements/" + head.id()).text("status").equals("unpacked"));
        assertThatThrownBy(() -> unpacking.unpack(dead, head, limits)).isInstanceOf(LeaseLost.class);

        var archive = client.get("/statements/" + head.id()).json();
        assertThat(archive.get("parts")).hasSize(2);
        whenPartsAreRead(client, archive);
        assertThat(statements(client)).hasSize(3);
        assertThat(statements(client).stream()
                        .mapToInt(each -> each.get("newTransactionCount").asInt())
                        .sum())
                .isEqualTo(3);
    }

    private ServiceClient client() {
        return new ServiceClient(server.getURI(), "SGD");
    }

    private static ServiceClient.Answer upload(ServiceClient client, byte[] zip) {
        return client.upload("bank.zip", zip, DBS, Map.of());
    }

    private static Refusal refusal(byte[] zip) {
        return catchThrowableOfType(
                Refusal.class,
                () -> Archive.open(
                                () -> new ByteArrayInputStream(zip),
                                ReadingLimits.of(1, READ_MAX, Clock.systemUTC()),
                                UNPACKED_BYTES_MAX)
                        .close());
    }

    private static void requireFails(ServiceClient client, byte[] zip, String code) {
        assertThat(InTime.of(NO_TIME, () -> refusal(zip))).isNotNull();

        var archive = client.whenRead(upload(client, zip));

        assertThat(archive.get("status").asText()).isEqualTo("failed");
        assertThat(codes(archive)).containsExactly(code);
        assertThat(archive.get("parts")).isEmpty();
    }

    /** An archive that was taken in, and no worker knows of. */
    private StatementHead received(WorkspaceId workspace, byte[] zip) {
        var id = new StatementId(UUID.randomUUID());
        var document = documents.store(Documents.key(workspace, id.value()), new ByteArrayInputStream(zip), zip.length);
        var given = new Given(null, "DBS", Currency.getInstance("SGD"), Dialect.of(null, null, null));
        var statement = new NewStatement(
                id,
                "bank.zip",
                document,
                "zip",
                given,
                Currency.getInstance("SGD"),
                new UserId(UUID.randomUUID()),
                Clock.systemUTC().instant());
        return transactions.in(workspace, () -> {
            assertThat(rows.record(workspace, statement)).isTrue();
            return rows.find(workspace, id).orElseThrow();
        });
    }

    private long uploads(WorkspaceId workspace) {
        return transactions
                .platform(() -> sql.find(
                        "SELECT count(*) AS count FROM upload WHERE object_key LIKE ?",
                        row -> row.number("count"),
                        workspace.value() + "/%"))
                .orElseThrow();
    }

    private static List<JsonNode> whenPartsAreRead(ServiceClient client, JsonNode archive) {
        Await.until(
                READ_MAX,
                () -> UploadTest.texts(client.get(path(archive)).json().get("parts"), "status").stream()
                        .noneMatch(status -> status.equals("received") || status.equals("reading")));
        return StreamSupport.stream(archive.get("parts").spliterator(), false)
                .map(part -> client.get(path(part)).json())
                .toList();
    }

    private static List<JsonNode> statements(ServiceClient client) {
        return StreamSupport.stream(
                        client.get("/statements").json().get("items").spliterator(), false)
                .toList();
    }

    private static List<String> codes(JsonNode statement) {
        return UploadTest.texts(statement.get("problems"), "code");
    }

    private static String path(JsonNode statement) {
        return "/statements/" + statement.get("id").asText();
    }

    private static String balance(String code, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
    }
}
