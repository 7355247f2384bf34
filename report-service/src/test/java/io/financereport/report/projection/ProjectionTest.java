package io.financereport.report.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.report.TestJournal;
import io.financereport.report.balances.Ledger;
import io.financereport.report.financials.BalanceSheet;
import io.financereport.report.financials.FiscalYear;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.Position;
import io.financereport.report.ledger.Turnover;
import io.financereport.streams.Event;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Contracts;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionTest implements OnRealParts {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final List<String> TYPES = List.of("asset", "asset", "liability", "equity", "income", "expense");

    @Inject
    JournalConsumer consumer;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Ledger ledger;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "report";
    }

    @Test
    void whatever_the_order_and_however_often_heard_the_projection_is_the_sum_of_the_journal() {
        Gen.check(25, gen -> {
            var workspace = new WorkspaceId(UUID.randomUUID());
            var journal = journal(gen, workspace);
            var heard = new ArrayList<>(journal.events());
            heard.addAll(gen.listOf(0, 20, g -> g.oneOf(journal.events())));

            for (List<Event> batch : batches(gen, gen.shuffled(heard))) {
                hear(workspace, batch);
            }

            requireSumOfJournal(gen, workspace, journal);
        });
    }

    @Test
    void replicas_may_add_to_one_workspace_at_the_same_time() {
        Gen.check(5, gen -> {
            var workspace = new WorkspaceId(UUID.randomUUID());
            var journal = journal(gen, workspace);
            var batches = batches(gen, gen.shuffled(journal.events()));

            try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = batches.stream()
                        .map(batch -> replicas.submit(() -> hear(workspace, batch)))
                        .toList();
                running.forEach(ProjectionTest::join);
            }

            requireSumOfJournal(gen, workspace, journal);
        });
    }

    @Test
    void a_new_log_begins_the_projection_anew_and_the_replaced_one_no_longer_counts() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var before = new TestJournal(workspace).open("Bank", "asset").open("Salary", "income");
        before.post("2026-01-05", "lost by the restore", "Bank", "Salary", "5.00", "SGD");
        before.post("2026-01-06", "late", "Bank", "Salary", "7.00", "SGD");
        var after = new TestJournal(workspace).open("Bank", "asset").open("Salary", "income");
        after.post("2026-01-07", "kept", "Bank", "Salary", "11.00", "SGD");

        hear(workspace, before.events().subList(0, 3));
        hear(workspace, after.events());
        hear(workspace, before.events());

        var day = LocalDate.parse("2026-01-31");
        assertThat(ledger.read(workspace, Set.of(day)).at(day))
                .extracting(position -> position.turnover().balance())
                .containsExactlyInAnyOrder(Money.of("11.00", "SGD"), Money.of("-11.00", "SGD"));
        assertThat(count(workspace, "entry")).isOne();
    }

    @Test
    void of_two_versions_of_an_account_the_higher_one_stays() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace)
                .open("Bank", "first name", "asset", "", 1)
                .open("Bank", "second name", "asset", "", 2)
                .open("Salary", "income");
        journal.post("2026-01-05", "pay", "Bank", "Salary", "5.00", "SGD");
        var events = journal.events();

        hear(workspace, List.of(events.get(1), events.get(2), events.get(3)));
        hear(workspace, List.of(events.get(0)));

        var day = LocalDate.parse("2026-01-31");
        var bank = ledger.read(workspace, Set.of(day)).find(new AccountId(TestJournal.id("Bank")));
        assertThat(bank.orElseThrow().name()).isEqualTo("second name");
    }

    @Test
    void the_committed_examples_are_understood() {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var shape = new TestJournal(workspace).open("x", "asset").events().getFirst();

        hear(workspace, List.of(example(shape, 1, AccountOpened.TYPE), example(shape, 2, EntryPosted.TYPE)));

        var day = LocalDate.parse("2026-01-12");
        var books = ledger.read(workspace, Set.of(day, day.minusDays(1)));
        var bank = new AccountId(UUID.fromString("5f0c1f0e-6a55-5c60-8a39-0d6a5f5a1c01"));
        assertThat(books.find(bank).orElseThrow().name()).isEqualTo("DBS ••6789");
        assertThat(books.at(day.minusDays(1))).isEmpty();
        assertThat(books.at(day))
                .filteredOn(position -> position.account().equals(bank))
                .extracting(position -> position.turnover().balance())
                .containsExactly(Money.of("-12.50", "SGD"));
    }

    private static Event example(Event shape, long sequence, String type) {
        return new Event(
                UUID.randomUUID(),
                type,
                shape.subject(),
                1,
                shape.workspace(),
                null,
                shape.log(),
                sequence,
                shape.recordedAt(),
                Contracts.example(type));
    }

    private void requireSumOfJournal(Gen gen, WorkspaceId workspace, TestJournal journal) {
        var days = new LinkedHashSet<>(gen.listOf(4, 8, ProjectionTest::day));
        days.add(LocalDate.of(2100, 1, 1));
        days.addAll(BalanceSheet.days(LocalDate.of(2026, 3, 1), FiscalYear.CALENDAR));
        var books = ledger.read(workspace, days);
        for (LocalDate day : days) {
            assertThat(turnovers(books.at(day))).as("on %s", day).isEqualTo(turnovers(journal, day));
        }
        var sheet = BalanceSheet.of(LocalDate.of(2026, 3, 1), SGD, FiscalYear.CALENDAR, books);
        assertThat(sheet.balanced()).isTrue();
        assertThat(count(workspace, "entry")).isEqualTo(journal.entries().size());
        assertThat(movements(workspace)).isEqualTo(balances(journal));
    }

    private static Map<String, Turnover> turnovers(List<Position> positions) {
        var turnovers = new HashMap<String, Turnover>();
        positions.forEach(
                position -> turnovers.put(position.account() + " " + position.currency(), position.turnover()));
        return turnovers;
    }

    private static Map<String, Turnover> turnovers(TestJournal journal, LocalDate day) {
        var turnovers = new HashMap<String, Turnover>();
        for (TestJournal.Entry entry : journal.entries()) {
            if (!entry.date().isAfter(day)) {
                for (TestJournal.Posting posting : entry.postings()) {
                    var key = TestJournal.id(posting.account()) + " "
                            + posting.amount().currency();
                    turnovers.merge(key, turnover(posting.amount(), entry.voids() != null), Turnover::plus);
                }
            }
        }
        turnovers.values().removeIf(turnover -> !turnover.moved());
        return turnovers;
    }

    private static Turnover turnover(Money amount, boolean mirror) {
        var zero = Money.zero(amount.currency());
        if (mirror) {
            var original = turnover(amount.negated(), false);
            return Turnover.none(amount.currency()).minus(original);
        } else {
            return amount.signum() < 0 ? new Turnover(zero, amount.negated(), 1) : new Turnover(amount, zero, 1);
        }
    }

    private Map<String, BigDecimal> movements(WorkspaceId workspace) {
        record Sum(String key, BigDecimal sum) {}
        var sums = new HashMap<String, BigDecimal>();
        transactions
                .read(
                        workspace,
                        () -> sql.list(
                                "SELECT account_id, currency, sum(delta) AS sum FROM movement GROUP BY 1, 2",
                                row -> new Sum(
                                        row.text("account_id") + " " + row.text("currency"), row.decimal("sum"))))
                .forEach(sum -> sums.put(sum.key(), sum.sum().stripTrailingZeros()));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, BigDecimal> balances(TestJournal journal) {
        var sums = new HashMap<String, BigDecimal>();
        turnovers(journal, LocalDate.MAX)
                .forEach((key, turnover) ->
                        sums.put(key, turnover.balance().amount().stripTrailingZeros()));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private int count(WorkspaceId workspace, String table) {
        return transactions
                .read(workspace, () -> sql.list("SELECT count(*) AS n FROM " + table, row -> row.integer("n")))
                .getFirst();
    }

    private void hear(WorkspaceId workspace, List<Event> events) {
        transactions.run(workspace, () -> consumer.consume(workspace, events));
    }

    /** Entries of two to four postings, some of two currencies, some voided; days bunch round the ends of months and years. */
    private static TestJournal journal(Gen gen, WorkspaceId workspace) {
        var journal = new TestJournal(workspace);
        for (int i = 0; i < TYPES.size(); i++) {
            journal.open("account " + i, TYPES.get(i));
        }
        var posted = new ArrayList<UUID>();
        gen.listOf(1, 60, ProjectionTest::postings)
                .forEach(postings -> posted.add(journal.post(day(gen), "arbitrary", postings)));
        posted.stream().filter(entry -> gen.onceIn(6)).forEach(journal::voided);
        return journal;
    }

    private static List<TestJournal.Posting> postings(Gen gen) {
        var postings = new ArrayList<TestJournal.Posting>();
        var currencies = gen.onceIn(5) ? List.of("SGD", "JPY") : List.of("SGD");
        for (String code : currencies) {
            var currency = Currency.getInstance(code);
            var amount = Money.ofMinorUnits(gen.between(-100_000L, 100_000L), currency);
            for (Money share : amount.split(gen.between(1, 3))) {
                postings.add(new TestJournal.Posting(account(gen), share));
            }
            postings.add(new TestJournal.Posting(account(gen), amount.negated()));
        }
        return postings;
    }

    private static String account(Gen gen) {
        return "account " + gen.between(0, TYPES.size() - 1);
    }

    private static LocalDate day(Gen gen) {
        return LocalDate.of(gen.between(2023, 2026), gen.oneOf(1, 2, 3, 11, 12), 1)
                .plusDays(gen.oneOf(-1, 0, 1, 14));
    }

    private static List<List<Event>> batches(Gen gen, List<Event> events) {
        var batches = new ArrayList<List<Event>>();
        var at = 0;
        while (at < events.size()) {
            var until = Math.min(events.size(), at + gen.between(1, 25));
            batches.add(events.subList(at, until));
            at = until;
        }
        return batches;
    }

    private static void join(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
