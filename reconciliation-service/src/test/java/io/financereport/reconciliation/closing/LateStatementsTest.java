package io.financereport.reconciliation.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateStatementsTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Inject
    TestPeriods periods;

    @Inject
    Openings openings;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void while_closed_days_wait_the_books_of_open_ones_meet_the_bank() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var dining = client.accountNamed(workspace, "Dining");
        client.post(workspace, "/journal-entries", TestPeriods.entry("2025-01-12", true, dining, bank.toString()));
        books.hear(
                workspace,
                TestStatement.of(bank, "2025-02-10", "2025-02-28")
                        .opening("100.00")
                        .line("2025-02-11", "-1.00", "TEA"));
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var late = TestStatement.of(bank, "2025-01-01", "2025-01-31")
                .opening("50.00")
                .line("2025-01-13", "-9.00", "LUNCH")
                .line("2025-01-14", "-3.00", "TEA");

        books.hear(workspace, late);
        books.untilSolved(workspace);
        assertThat(books.state(workspace, late.transaction(0))).isEqualTo("settled clear");
        assertThat(books.balance(workspace, bank, LocalDate.parse("2025-02-28")).amount())
                .as("what was cleared counts")
                .isEqualByComparingTo("99");
        books.requireLaws(workspace);

        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(books.balance(workspace, bank, LocalDate.parse("2025-01-31")).amount())
                .isEqualByComparingTo("38");
        assertThat(books.balance(workspace, bank, LocalDate.parse("2025-02-28")).amount())
                .isEqualByComparingTo("99");
        assertThat(client.get(workspace, "/periods").body()).containsEntry("waitingAccounts", 0);
        books.requireLaws(workspace);
    }

    @Test
    void a_late_statement_that_overlaps_open_days_leaves_the_next_one_where_the_bank_is() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        books.hear(workspace, TestStatement.of(bank, "2025-02-21", "2025-03-20").opening("90.00"));
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var late = TestStatement.of(bank, "2025-01-20", "2025-02-20")
                .opening("100.00")
                .line("2025-01-25", "-4.00", "A")
                .line("2025-02-05", "-6.00", "B");

        books.hear(workspace, late);

        assertThat(books.balance(workspace, bank).amount()).isEqualByComparingTo("90");
        books.untilSolved(workspace);
        assertThat(periods.close(workspace, "2025-02-28").status()).isEqualTo(200);
        assertThat(books.balance(workspace, bank).amount()).isEqualByComparingTo("90");
        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(books.liveEntries(workspace))
                .extracting(each -> each.kind() + " " + each.date())
                .containsExactly("opening 2025-01-19", "bank 2025-01-25", "bank 2025-02-05");
        assertThat(books.balance(workspace, bank).amount()).isEqualByComparingTo("90");
        books.requireLaws(workspace);
    }

    @Test
    void late_transactions_are_held_with_the_reason_and_solved_when_the_period_is_reopened() {
        var workspace = TestBooks.newWorkspace();
        var fresh = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        books.hear(fresh, List.of(books.found(fresh, bank, "DBS", "asset")));
        var february = TestStatement.of(bank, "2025-02-01", "2025-02-28")
                .opening("90.00")
                .line("2025-02-03", "-1.00", "TEA");
        var january = TestStatement.of(bank, "2025-01-01", "2025-01-31")
                .opening("100.00")
                .line("2025-01-12", "-10.00", "LATE");
        books.hear(workspace, february);
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var before = books.liveEntries(workspace);

        books.hear(workspace, january);

        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        assertThat(books.state(workspace, january.transaction(0))).isEqualTo("held period");
        assertThat(client.get(workspace, "/reconciliation/unmatched").items().getFirst())
                .containsEntry("id", january.transaction(0).toString())
                .containsEntry("state", "held")
                .containsEntry("why", "Its period is closed; it is posted when the period is reopened.");
        assertThat(client.get(workspace, "/periods").body())
                .containsEntry("waitingTransactions", 1)
                .containsEntry("waitingAccounts", 1);
        books.requireLaws(workspace);
        books.untilSolved(workspace);
        assertThat(periods.close(workspace, "2025-02-28").status())
                .as("it is not of the next period")
                .isEqualTo(200);

        var reopened = periods.reopen(workspace);

        books.hear(fresh, january);
        books.hear(fresh, february);
        assertThat(books.liveEntries(workspace)).isEqualTo(books.liveEntries(fresh));
        assertThat(TestPeriods.differences(reopened))
                .containsExactlyInAnyOrder(
                        "Opening balance equity SGD -90.00 -100.00", "Uncategorised expense SGD 1.00 11.00");
        assertThat(client.get(workspace, "/periods").body())
                .containsEntry("waitingTransactions", 0)
                .containsEntry("waitingAccounts", 0);
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        books.requireLaws(workspace);
    }

    @Test
    void what_was_posted_provisionally_stays_while_its_day_is_closed_and_is_solved_after() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var out = TestStatement.of(dbs, "2025-01-01", "2025-01-31").line("2025-01-31", "-50.00", "OUT");
        books.hear(workspace, out);
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var in = TestStatement.of(ocbc, "2025-02-01", "2025-02-28").line("2025-02-01", "50.00", "IN");

        books.hear(workspace, in);

        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("provisional uncategorised");
        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("provisional uncategorised");
        books.requireLaws(workspace);

        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("settled transfer");
        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void a_late_transaction_that_a_person_booked_before_is_cleared_since_nothing_is_posted() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var dining = client.accountNamed(workspace, "Dining");
        client.post(workspace, "/journal-entries", TestPeriods.entry("2025-01-12", true, dining, bank.toString()));
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var late = TestStatement.of(bank, "2025-01-01", "2025-01-31").line("2025-01-13", "-9.00", "LUNCH");

        books.hear(workspace, late);

        assertThat(books.state(workspace, late.transaction(0))).isEqualTo("settled clear");
        books.requireLaws(workspace);
    }

    @Test
    void what_waits_anew_because_a_persons_entry_was_voided_is_made_up_for_on_open_days() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var dining = client.accountNamed(workspace, "Dining");
        var lunch = client.post(
                workspace, "/journal-entries", TestPeriods.entry("2025-02-01", true, dining, bank.toString()));
        var january = TestStatement.of(bank, "2025-01-01", "2025-01-31")
                .opening("100.00")
                .line("2025-01-31", "-9.00", "LUNCH");
        books.hear(workspace, january);
        books.hear(workspace, TestStatement.of(bank, "2025-02-10", "2025-02-28").opening("91.00"));
        assertThat(books.state(workspace, january.transaction(0))).isEqualTo("settled clear");
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);

        assertThat(client.post(workspace, "/journal-entries/" + lunch.text("id") + "/void", "{\"reason\":\"twice\"}")
                        .status())
                .isEqualTo(200);
        books.untilSolved(workspace);

        assertThat(books.state(workspace, january.transaction(0))).isEqualTo("held period");
        assertThat(books.balance(workspace, bank, LocalDate.parse("2025-02-10")).amount())
                .isEqualByComparingTo("91");
        assertThat(client.get(workspace, "/periods").body()).containsEntry("waitingAccounts", 1);
        books.requireLaws(workspace);

        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(books.liveEntries(workspace))
                .extracting(each -> each.kind() + " " + each.date())
                .containsExactly("opening 2024-12-31", "bank 2025-01-31");
        books.requireLaws(workspace);
    }

    @Test
    void a_held_transaction_says_so_when_all_that_fits_it_lies_on_closed_days() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        books.hear(
                workspace,
                TestStatement.of(dbs, "2025-01-01", "2025-01-31")
                        .line("2025-01-30", "-50.00", "OUT")
                        .line("2025-01-31", "-50.00", "OUT"));
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var in = TestStatement.of(ocbc, "2025-02-01", "2025-02-28").line("2025-02-01", "50.00", "IN");

        books.hear(workspace, in);

        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("held transfer");
        assertThat(whyOf(workspace, in))
                .isEqualTo(
                        "Several transactions of your other accounts fit it as the other side of a transfer, all of a"
                                + " closed period; reopen it to choose one, or say what this one is.");

        books.hear(workspace, TestStatement.of(dbs, "2025-02-01", "2025-02-28").line("2025-02-03", "-50.00", "OUT"));
        assertThat(whyOf(workspace, in)).endsWith("; choose one.");
        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(whyOf(workspace, in)).endsWith("; choose one.");
    }

    @Test
    void accounts_are_planned_in_bounded_steps_when_days_are_reopened() {
        var workspace = TestBooks.newWorkspace();
        var count = Openings.ACCOUNTS_MAX + 1;
        var banks =
                IntStream.range(0, count).mapToObj(each -> UUID.randomUUID()).toList();
        books.hear(
                workspace,
                banks.stream()
                        .map(bank -> books.found(workspace, bank, "B " + bank, "asset"))
                        .toList());
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        books.hear(
                workspace,
                banks.stream()
                        .flatMap(bank -> books
                                .events(
                                        workspace,
                                        TestStatement.of(bank, "2025-01-01", "2025-01-31")
                                                .opening("5.00"),
                                        500)
                                .stream())
                        .toList());
        books.untilSolved(workspace);
        assertThat(client.get(workspace, "/periods").body()).containsEntry("waitingAccounts", count);
        assertThat(books.liveEntries(workspace)).isEmpty();

        transactions.run(workspace, () -> {
            openings.reopened(workspace);
            openings.replanDue(workspace);
            assertThat(openings.isAnyDue(workspace)).as("left for another step").isTrue();
            openings.replanDue(workspace);
            assertThat(openings.isAnyDue(workspace)).isFalse();
        });
        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        books.untilSolved(workspace);
        assertThat(books.liveEntries(workspace)).hasSize(count);
        assertThat(client.get(workspace, "/periods").body()).containsEntry("waitingAccounts", 0);
        books.requireLaws(workspace);
    }

    private String whyOf(WorkspaceId workspace, TestStatement statement) {
        return client.get(workspace, "/reconciliation/unmatched").items().stream()
                .filter(each -> statement.transaction(0).toString().equals(each.get("id")))
                .map(each -> String.valueOf(each.get("why")))
                .findFirst()
                .orElseThrow();
    }
}
