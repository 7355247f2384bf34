package io.financereport.reconciliation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestBooks.LiveEntry;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SolverTest implements OnRealParts {
    @Inject
    TestBooks books;

    private WorkspaceId workspace = TestBooks.newWorkspace();
    private UUID dbs = UUID.randomUUID();
    private UUID ocbc = UUID.randomUUID();

    @Override
    public String service() {
        return "reconciliation";
    }

    @BeforeEach
    void openAccounts() {
        workspace = TestBooks.newWorkspace();
        dbs = books.bank(workspace, "DBS", "asset");
        ocbc = books.bank(workspace, "OCBC", "asset");
    }

    @Test
    void a_transfer_on_one_day_is_one_entry() {
        var out = january(dbs).line("2026-01-10", "-500.00", "TO SAVINGS");
        var in = january(ocbc).line("2026-01-10", "500.00", "FROM DBS");

        books.hear(workspace, out);
        books.hear(workspace, in);

        assertThat(books.liveEntries(workspace))
                .containsExactly(new LiveEntry("transfer", LocalDate.parse("2026-01-10"), "DBS -500, OCBC 500"));
        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("settled transfer");
        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void a_transfer_over_two_days_goes_through_transit() {
        books.hear(workspace, january(dbs).line("2026-01-10", "-500.00", "TO SAVINGS"));
        books.hear(workspace, january(ocbc).line("2026-01-12", "500.00", "FROM DBS"));

        assertThat(books.liveEntries(workspace))
                .containsExactly(
                        new LiveEntry(
                                "transfer", LocalDate.parse("2026-01-10"), "DBS -500, Transfers in transit SGD 500"),
                        new LiveEntry(
                                "transfer", LocalDate.parse("2026-01-12"), "OCBC 500, Transfers in transit SGD -500"));
        books.requireLaws(workspace);
    }

    @Test
    void several_possible_partners_are_held_for_a_person() {
        var out = january(dbs).line("2026-01-10", "-500.00", "TO SAVINGS");
        var in = january(ocbc).line("2026-01-10", "500.00", "A").line("2026-01-11", "500.00", "B");

        books.hear(workspace, out);
        books.hear(workspace, in);

        assertThat(books.liveEntries(workspace)).isEmpty();
        for (var transaction : List.of(out.transaction(0), in.transaction(0), in.transaction(1))) {
            assertThat(books.state(workspace, transaction)).isEqualTo("held transfer");
        }
        assertThat(books.number(
                        workspace, "SELECT count(*) AS n FROM match WHERE workspace_id = ? AND status = 'review'"))
                .isEqualTo(2);
        books.requireLaws(workspace);
    }

    @Test
    void a_rival_that_comes_late_leaves_the_settled_pair_as_it_is() {
        var out = january(dbs).line("2026-01-10", "-500.00", "TO SAVINGS");
        var in = january(ocbc).line("2026-01-10", "500.00", "FROM DBS");
        var uob = books.bank(workspace, "UOB", "asset");
        var rival = january(uob).line("2026-01-11", "500.00", "GIFT");

        books.hear(workspace, out);
        books.hear(workspace, in);
        books.hear(workspace, rival);

        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("settled transfer");
        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("settled transfer");
        assertThat(books.state(workspace, rival.transaction(0))).isEqualTo("provisional uncategorised");
        books.requireLaws(workspace);
    }

    @Test
    void one_leg_alone_stays_provisional() {
        var out = january(dbs).line("2026-01-10", "-500.00", "TO SAVINGS");
        var late = january(ocbc).line("2026-01-15", "500.00", "FROM DBS");

        books.hear(workspace, out);
        books.hear(workspace, late);

        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("provisional uncategorised");
        assertThat(books.state(workspace, late.transaction(0))).isEqualTo("provisional uncategorised");
    }

    @Test
    void a_transaction_of_zero_is_settled_without_an_entry() {
        var statement = january(dbs).line("2026-01-10", "0.00", "INFO");

        books.hear(workspace, statement);

        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("settled zero");
        assertThat(books.liveEntries(workspace)).isEmpty();
    }

    /** Statements of three accounts with gaps, overlaps, unknown openings and transfers, no leg of which has a rival. */
    @Test
    void the_order_of_uploads_makes_no_difference() {
        Gen.check(12, gen -> {
            var accounts = List.of("DBS", "OCBC", "UOB");
            var statements = statements(gen, accounts);
            var first = heard(accounts, gen.shuffled(statements));
            var second = heard(accounts, gen.shuffled(statements));

            assertThat(books.liveEntries(first.workspace()))
                    .extracting(LiveEntry::kind)
                    .contains("transfer", "bank");
            assertThat(books.liveEntries(second.workspace())).isEqualTo(books.liveEntries(first.workspace()));
            for (var account : accounts) {
                for (var day = LocalDate.parse("2025-12-30");
                        day.isBefore(LocalDate.parse("2026-07-10"));
                        day = day.plusDays(9)) {
                    assertThat(books.balance(second.workspace(), second.id(account), day))
                            .isEqualTo(books.balance(first.workspace(), first.id(account), day));
                }
            }
            books.requireLaws(first.workspace());
            books.requireLaws(second.workspace());
        });
    }

    private Heard heard(List<String> accounts, List<Template> statements) {
        var heard = new Heard(TestBooks.newWorkspace(), new HashMap<>());
        for (var account : accounts) {
            heard.ids().put(account, UUID.randomUUID());
        }
        var opened = new ArrayList<String>();
        for (var template : statements) {
            books.hear(heard.workspace(), template.statement(heard.id(template.account())));
            if (!opened.contains(template.account())) {
                var event = books.found(heard.workspace(), heard.id(template.account()), template.account(), "asset");
                books.hear(heard.workspace(), List.of(event));
                opened.add(template.account());
            }
        }
        books.untilSolved(heard.workspace());
        return heard;
    }

    private static List<Template> statements(Gen gen, List<String> accounts) {
        var templates = new ArrayList<Template>();
        var lines = new Lines(gen);
        for (var account : accounts) {
            var from = LocalDate.parse("2026-01-01");
            for (int i = 0; i < 4; i++) {
                from = from.plusDays(gen.oneOf(0, 0, 12));
                var to = from.plusDays(29);
                var opening = gen.onceIn(4) ? "" : gen.between(-900, 900) + ".00";
                templates.add(new Template(account, from, to, opening, lines.of(account, from, to)));
                from = to.plusDays(1).minusDays(gen.oneOf(0, 0, 3));
            }
        }
        return templates;
    }

    private static TestStatement january(UUID account) {
        return TestStatement.of(account, "2026-01-01", "2026-01-31");
    }

    /** Lines of which no two have one amount, but for the two legs of transfers. */
    private static final class Lines {
        private final Gen gen;
        private final List<Leg> outgoing = new ArrayList<>();
        private int amount;

        Lines(Gen gen) {
            this.gen = gen;
        }

        List<TestStatement.Line> of(String account, LocalDate from, LocalDate to) {
            var lines = new ArrayList<TestStatement.Line>();
            for (int i = gen.between(0, 8); i > 0; i--) {
                amount++;
                lines.add(line(from.plusDays(gen.between(0, 29)), gen.oneOf("", "-") + amount + ".00"));
            }
            var partners = outgoing.stream()
                    .filter(leg -> !leg.account().equals(account)
                            && !leg.line().bookedOn().isBefore(from)
                            && !leg.line().bookedOn().plusDays(4).isAfter(to))
                    .toList();
            for (var leg : partners) {
                outgoing.remove(leg);
                var later = leg.line().bookedOn().plusDays(gen.between(0, 4));
                lines.add(line(later, leg.line().amount().negated().amount().toPlainString()));
            }
            lines.stream()
                    .filter(line -> line.amount().signum() < 0)
                    .forEach(line -> outgoing.add(new Leg(account, line)));
            return lines;
        }

        private static TestStatement.Line line(LocalDate day, String amount) {
            return new TestStatement.Line(UUID.randomUUID(), day, Money.of(amount, "SGD"), "LINE");
        }

        private record Leg(String account, TestStatement.Line line) {}
    }

    private record Heard(WorkspaceId workspace, Map<String, UUID> ids) {
        UUID id(String account) {
            return Objects.requireNonNull(ids.get(account));
        }
    }

    private record Template(
            String account, LocalDate from, LocalDate to, String opening, List<TestStatement.Line> lines) {
        TestStatement statement(UUID accountId) {
            var statement = TestStatement.of(accountId, from.toString(), to.toString());
            statement = opening.isEmpty() ? statement : statement.opening(opening);
            for (var line : lines) {
                statement = statement.line(
                        new TestStatement.Line(UUID.randomUUID(), line.bookedOn(), line.amount(), line.description()));
            }
            return statement;
        }
    }
}
