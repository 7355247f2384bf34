package io.financereport.reconciliation.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestBooks.LiveEntry;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.streams.Event;
import io.financereport.test.Contracts;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevertsTest implements OnRealParts {
    private static final Map<UUID, UUID> NOTHING_KEPT = Map.of();

    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void what_a_statement_alone_said_is_voided_and_the_answer_says_how_much() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("1000.00")
                .line("2026-01-12", "-12.50", "NTUC")
                .line("2026-01-25", "3000.00", "SALARY");
        books.hear(workspace, statement);

        books.revert(workspace, statement, NOTHING_KEPT);

        assertThat(books.liveEntries(workspace)).isEmpty();
        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("0.00", "SGD"));
        assertThat(books.balance(workspace, bank, LocalDate.parse("2026-01-12")))
                .isEqualTo(Money.of("0.00", "SGD"));
        assertThat(books.told(workspace, "revert.applied.v1"))
                .singleElement()
                .asString()
                .contains(statement.id().toString(), "\"voidedEntries\":2", "\"version\":2");
        books.requireLaws(workspace);
    }

    @Test
    void what_another_statement_keeps_lives_on_under_its_id() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var january = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("100.00")
                .line("2026-01-12", "-1.00", "A")
                .line("2026-01-30", "-2.00", "B");
        var overlapping = TestStatement.of(bank, "2026-01-30", "2026-02-28")
                .opening("99.00")
                .line("2026-02-03", "-4.00", "C");
        books.hear(workspace, january);
        books.hear(workspace, overlapping);

        books.revert(workspace, january, Map.of(january.transaction(1), overlapping.id()));

        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry("opening", LocalDate.parse("2026-01-29"), "DBS 99, Opening balance equity -99"),
                        new LiveEntry("bank", LocalDate.parse("2026-01-30"), "DBS -2, Uncategorised expense 2"),
                        new LiveEntry("bank", LocalDate.parse("2026-02-03"), "DBS -4, Uncategorised expense 4"));
        assertThat(client.get(workspace, "/reconciliation/unmatched").items())
                .extracting(item -> item.get("statementId"))
                .containsOnly(overlapping.id().toString());
        books.requireLaws(workspace);
    }

    @Test
    void a_transfer_that_loses_a_leg_leaves_the_other_to_be_solved_anew() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var outgoing = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-12", "-50.00", "TO OCBC");
        var incoming = TestStatement.of(ocbc, "2026-01-01", "2026-01-31").line("2026-01-14", "50.00", "FROM DBS");
        books.hear(workspace, outgoing);
        books.hear(workspace, incoming);
        assertThat(books.state(workspace, incoming.transaction(0))).isEqualTo("settled transfer");

        books.revert(workspace, outgoing, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.state(workspace, incoming.transaction(0))).isEqualTo("provisional uncategorised");
        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry("bank", LocalDate.parse("2026-01-14"), "OCBC 50, Uncategorised income -50"));
        books.requireLaws(workspace);

        var again = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-12", "-50.00", "TO OCBC");
        books.hear(workspace, again);

        assertThat(books.state(workspace, incoming.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void what_a_person_resolved_is_voided_too_and_what_it_cleared_is_open_again() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var paid = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-12", "-50.00", "MOVED");
        books.hear(workspace, paid);
        var path = "/reconciliation/unmatched/" + paid.transaction(0) + "/resolve";
        assertThat(client.post(workspace, path, "{\"counterAccountId\":\"" + ocbc + "\"}")
                        .status())
                .isEqualTo(200);
        var arrived = TestStatement.of(ocbc, "2026-01-01", "2026-01-31").line("2026-01-13", "50.00", "MOVED");
        books.hear(workspace, arrived);
        assertThat(books.state(workspace, arrived.transaction(0))).isEqualTo("settled clear");

        books.revert(workspace, paid, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry("bank", LocalDate.parse("2026-01-13"), "OCBC 50, Uncategorised income -50"));
        assertThat(client.post(workspace, path, "{\"counterAccountId\":\"" + ocbc + "\"}")
                        .text("code"))
                .isEqualTo("transaction-not-found");
        books.requireLaws(workspace);
    }

    @Test
    void an_entry_of_a_person_stays_and_may_be_cleared_by_another_transaction() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var category = client.accountNamed(workspace, "Dining");
        assertThat(client.post(workspace, "/journal-entries", """
            {"date":"2026-01-12","memo":"lunch","post":true,"postings":[
             {"accountId":"%s","amount":{"amount":"-9.00","currency":"SGD"}},
             {"accountId":"%s","amount":{"amount":"9.00","currency":"SGD"}}]}
            """.formatted(bank, category))
                        .status())
                .isEqualTo(201);
        var first = TestStatement.of(bank, "2026-01-12", "2026-01-12").line("2026-01-12", "-9.00", "LUNCH");
        books.hear(workspace, first);
        var second = TestStatement.of(bank, "2026-01-13", "2026-01-13").line("2026-01-13", "-9.00", "LUNCH");
        books.hear(workspace, second);
        assertThat(books.state(workspace, first.transaction(0))).isEqualTo("settled clear");

        books.revert(workspace, first, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.state(workspace, second.transaction(0))).isEqualTo("settled clear");
        assertThat(books.liveEntries(workspace))
                .containsExactly(new LiveEntry("manual", LocalDate.parse("2026-01-12"), "DBS -9, Dining 9"));
        books.requireLaws(workspace);
    }

    @Test
    void a_rival_that_dies_ends_the_doubt() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var uob = books.bank(workspace, "UOB", "asset");
        var rival = TestStatement.of(uob, "2026-01-01", "2026-01-31").line("2026-01-12", "50.00", "IN");
        var incoming = TestStatement.of(ocbc, "2026-01-01", "2026-01-31").line("2026-01-12", "50.00", "IN");
        var outgoing = TestStatement.of(dbs, "2026-01-01", "2026-01-31").line("2026-01-12", "-50.00", "OUT");
        List.of(rival, incoming, outgoing).forEach(statement -> books.hear(workspace, statement));
        assertThat(books.state(workspace, outgoing.transaction(0))).isEqualTo("held transfer");

        books.revert(workspace, rival, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.state(workspace, outgoing.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void a_revert_in_pieces_and_before_the_approval_has_the_same_effect() {
        Gen.check(20, gen -> {
            var workspace = TestBooks.newWorkspace();
            var bank = books.bank(workspace, "DBS", "asset");
            var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                    .opening("10.00")
                    .line("2026-01-02", "1.00", "A")
                    .line("2026-01-03", "2.00", "B")
                    .line("2026-01-04", "4.00", "C");
            var keeper = TestStatement.of(bank, "2026-01-03", "2026-01-31").opening("11.00");
            var events = new ArrayList<Event>();
            events.addAll(books.events(workspace, statement, 2));
            events.addAll(books.events(workspace, keeper, 2));
            events.addAll(books.reverting(
                    workspace,
                    statement,
                    Map.of(statement.transaction(1), keeper.id(), statement.transaction(2), keeper.id()),
                    2));

            gen.shuffled(events).forEach(event -> books.hear(workspace, List.of(event, event)));
            books.untilReverted(workspace);

            assertThat(books.liveEntries(workspace))
                    .containsExactly(
                            new LiveEntry(
                                    "opening", LocalDate.parse("2026-01-02"), "DBS 11, Opening balance equity -11"),
                            new LiveEntry("bank", LocalDate.parse("2026-01-03"), "DBS 2, Uncategorised income -2"),
                            new LiveEntry("bank", LocalDate.parse("2026-01-04"), "DBS 4, Uncategorised income -4"));
            assertThat(books.told(workspace, "revert.applied.v1")).hasSize(1);
            assertThat(client.get(workspace, "/reconciliation/unmatched").items())
                    .extracting(item -> item.get("statementId"))
                    .containsOnly(keeper.id().toString());
            books.requireLaws(workspace);
        });
    }

    @Test
    void whatever_is_taken_back_the_books_are_those_of_the_rest() {
        Gen.check(6, gen -> {
            var workspace = TestBooks.newWorkspace();
            var fresh = TestBooks.newWorkspace();
            var bank = books.bank(workspace, "DBS", "asset");
            books.hear(fresh, List.of(books.found(fresh, bank, "DBS", "asset")));
            var statements = statements(gen, bank);
            var reverted = new HashSet<TestStatement>();
            for (var statement : statements) {
                books.hear(workspace, statement);
                if (gen.onceIn(2)) {
                    reverted.add(gen.oneOf(statements.subList(0, statements.indexOf(statement) + 1)));
                }
                for (var gone : reverted) {
                    books.revert(workspace, gone, NOTHING_KEPT);
                }
            }
            statements.stream()
                    .filter(statement -> !reverted.contains(statement))
                    .forEach(statement -> books.hear(fresh, statement));

            books.untilReverted(workspace);

            assertThat(books.liveEntries(workspace)).isEqualTo(books.liveEntries(fresh));
            assertThat(books.balance(workspace, bank)).isEqualTo(books.balance(fresh, bank));
            assertThat(books.told(workspace, "revert.applied.v1")).hasSameSizeAs(reverted);
            books.requireLaws(workspace);
        });
    }

    @Test
    void a_long_statement_dies_in_steps() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31").opening("10.00");
        for (int i = 0; i < 1_600; i++) {
            statement = statement.line("2026-01-" + (10 + i % 20), "-" + (i + 1) + ".25", "SHOP " + i);
        }
        books.hear(workspace, statement);
        books.untilSolved(workspace);

        books.hear(workspace, books.reverting(workspace, statement, NOTHING_KEPT, 500));
        books.untilReverted(workspace);

        assertThat(books.liveEntries(workspace)).isEmpty();
        assertThat(books.told(workspace, "revert.applied.v1"))
                .singleElement()
                .asString()
                .contains("\"voidedEntries\":1600");
        books.requireLaws(workspace);
    }

    @Test
    void the_committed_example_is_understood() {
        var workspace = TestBooks.newWorkspace();
        var statement = UUID.fromString("0193a5c0-0000-7000-8000-000000000001");

        books.hear(
                workspace,
                List.of(books.event(
                        workspace, "revert.requested.v1", statement, Contracts.example("revert.requested.v1"))));

        assertThat(books.told(workspace, "revert.applied.v1"))
                .singleElement()
                .asString()
                .contains(statement.toString(), "\"voidedEntries\":0");
    }

    private static List<TestStatement> statements(Gen gen, UUID bank) {
        var statements = new ArrayList<TestStatement>();
        var cents = 10;
        for (int i = 0; i < 6; i++) {
            var from = LocalDate.parse("2026-01-01").plusDays(gen.between(0, 40));
            var statement =
                    TestStatement.of(bank, from.toString(), from.plusDays(9).toString());
            statement = gen.onceIn(3) ? statement : statement.opening(gen.between(-900, 900) + ".00");
            statement = gen.onceIn(4) ? statement.difference(gen.between(1, 9) + ".00") : statement;
            for (int row = gen.between(0, 4); row > 0; row--) {
                cents++;
                statement = statement.line(from.plusDays(gen.between(0, 9)).toString(), "-1." + cents, "LINE " + cents);
            }
            statements.add(statement);
        }
        return statements;
    }
}
