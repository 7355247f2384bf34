package io.financereport.reconciliation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestBooks.LiveEntry;
import io.financereport.reconciliation.TestStatement;
import io.financereport.streams.Event;
import io.financereport.test.Contracts;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovedStatementsTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void a_statement_becomes_an_opening_and_an_entry_per_transaction() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");

        books.hear(
                workspace,
                TestStatement.of(bank, "2026-01-01", "2026-01-31")
                        .opening("1000.00")
                        .line("2026-01-12", "-12.50", "NTUC FAIRPRICE")
                        .line("2026-01-25", "3000.00", "SALARY"));

        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry(
                                "opening", LocalDate.parse("2025-12-31"), "DBS 1000, Opening balance equity -1000"),
                        new LiveEntry("bank", LocalDate.parse("2026-01-12"), "DBS -12.5, Uncategorised expense 12.5"),
                        new LiveEntry("bank", LocalDate.parse("2026-01-25"), "DBS 3000, Uncategorised income -3000"));
        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("3987.50", "SGD"));
        books.requireLaws(workspace);
    }

    @Test
    void money_into_a_card_is_no_income() {
        var workspace = TestBooks.newWorkspace();
        var card = books.bank(workspace, "VISA", "liability");

        books.hear(workspace, TestStatement.of(card, "2026-01-01", "2026-01-31").line("2026-01-12", "20.00", "REFUND"));

        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry("bank", LocalDate.parse("2026-01-12"), "Uncategorised expense -20, VISA 20"));
    }

    @Test
    void nothing_is_posted_until_every_batch_is_there() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("0.00")
                .line("2026-01-02", "1.00", "A")
                .line("2026-01-03", "2.00", "B")
                .line("2026-01-04", "4.00", "C");
        var events = new ArrayList<>(books.events(workspace, statement, 1));
        var last = events.removeFirst();

        books.hear(workspace, events);

        assertThat(books.liveEntries(workspace)).isEmpty();
        books.hear(workspace, List.of(last));
        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("7.00", "SGD"));
    }

    @Test
    void a_statement_waits_for_its_account() {
        var workspace = TestBooks.newWorkspace();
        var bank = UUID.randomUUID();
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("5.00")
                .line("2026-01-02", "1.00", "A");

        books.hear(workspace, statement);

        assertThat(books.liveEntries(workspace)).isEmpty();
        books.hear(workspace, List.of(books.found(workspace, bank, "DBS", "asset")));
        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("6.00", "SGD"));
        books.requireLaws(workspace);
    }

    @Test
    void an_event_heard_twice_has_one_effect() {
        var workspace = TestBooks.newWorkspace();
        var bank = UUID.randomUUID();
        var statement = TestStatement.of(bank, "2026-01-01", "2026-01-31")
                .opening("5.00")
                .line("2026-01-02", "1.00", "A");
        var events = new ArrayList<Event>();
        events.add(books.found(workspace, bank, "DBS", "asset"));
        events.addAll(books.events(workspace, statement, 500));

        books.hear(workspace, events);
        books.hear(workspace, events);

        assertThat(books.liveEntries(workspace)).hasSize(2);
        assertThat(books.number(workspace, "SELECT count(*) AS n FROM entry WHERE workspace_id = ?"))
                .isEqualTo(2);
        books.requireLaws(workspace);
    }

    @Test
    void what_dies_before_its_commit_leaves_nothing_and_comes_again() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var events = books.events(
                workspace,
                TestStatement.of(bank, "2026-01-01", "2026-01-31")
                        .opening("5.00")
                        .line("2026-01-02", "1.00", "A"),
                500);

        books.hearAndDie(workspace, events);

        assertThat(books.liveEntries(workspace)).isEmpty();
        assertThat(books.number(workspace, "SELECT count(*) AS n FROM bank_transaction WHERE workspace_id = ?"))
                .isZero();
        books.hear(workspace, events);
        assertThat(books.liveEntries(workspace)).hasSize(2);
        books.requireLaws(workspace);
    }

    /** Each of twelve statements is heard by both, six of them hold the partner of a transfer in another. */
    @Test
    void two_replicas_that_hear_the_same_at_the_same_time_have_one_effect() throws Exception {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var statements = new ArrayList<List<Event>>();
        for (int month = 1; month <= 6; month++) {
            var first = "2026-0" + month + "-01";
            var last = "2026-0" + month + "-28";
            var amount = (100 + month) + ".00";
            statements.add(
                    books.events(workspace, TestStatement.of(dbs, first, last).line(first, "-" + amount, "OUT"), 500));
            statements.add(
                    books.events(workspace, TestStatement.of(ocbc, first, last).line(last, amount, "IN"), 500));
        }
        var together = new CyclicBarrier(2);

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.of(statements, statements.reversed())
                    .map(order -> replicas.submit(() -> {
                        together.await();
                        order.forEach(events -> books.hear(workspace, events));
                        return true;
                    }))
                    .toList();
            for (var replica : running) {
                assertThat(replica.get()).isTrue();
            }
        }

        assertThat(books.number(workspace, "SELECT count(*) AS n FROM bank_transaction WHERE workspace_id = ?"))
                .isEqualTo(12);
        assertThat(books.balance(workspace, dbs)).isEqualTo(Money.of("-621.00", "SGD"));
        assertThat(books.balance(workspace, ocbc)).isEqualTo(Money.of("621.00", "SGD"));
        books.requireLaws(workspace);
    }

    @Test
    void the_committed_examples_are_understood() {
        var workspace = TestBooks.newWorkspace();
        var bank = UUID.fromString("5f0c1f0e-6a55-5c60-8a39-0d6a5f5a1c01");
        var statement = UUID.fromString("0193a5c0-0000-7000-8000-000000000001");

        books.hear(
                workspace,
                List.of(
                        books.event(
                                workspace, "bank-account.found.v1", bank, Contracts.example("bank-account.found.v1")),
                        books.event(
                                workspace,
                                "transactions.approved.v1",
                                statement,
                                Contracts.example("transactions.approved.v1"))));

        assertThat(books.balance(workspace, bank)).isEqualTo(Money.of("987.50", "SGD"));
    }

    @Test
    void a_statement_of_a_thousand_rows_is_posted_in_its_own_transaction() {
        var workspace = TestBooks.newWorkspace();

        books.hear(workspace, longStatement(books.bank(workspace, "DBS", "asset"), 1_000));

        assertThat(books.liveEntries(workspace)).hasSize(1_001);
        assertThat(books.number(workspace, "SELECT count(*) AS n FROM to_solve WHERE workspace_id = ?"))
                .isZero();
    }

    @Test
    void what_is_too_much_for_one_transaction_is_solved_by_the_worker() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");

        books.hear(workspace, longStatement(bank, 2_500));
        books.untilSolved(workspace);

        assertThat(books.liveEntries(workspace)).hasSize(2_501);
        books.requireLaws(workspace);
    }

    private static TestStatement longStatement(UUID bank, int rows) {
        var lines = new ArrayList<TestStatement.Line>();
        for (int i = 0; i < rows; i++) {
            lines.add(new TestStatement.Line(
                    UUID.randomUUID(),
                    LocalDate.parse("2026-01-01").plusDays(i % 28),
                    Money.of("-" + (i + 1) + ".25", "SGD"),
                    "SHOP " + i));
        }
        return new TestStatement(
                UUID.randomUUID(),
                bank,
                "SGD",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-01-31"),
                Money.of("10.00", "SGD"),
                null,
                lines);
    }
}
