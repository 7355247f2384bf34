package io.financereport.reconciliation.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedRevertsTest implements OnRealParts {
    private static final Map<UUID, UUID> NOTHING_KEPT = Map.of();

    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Inject
    TestPeriods periods;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void a_statement_of_a_closed_period_is_kept_as_a_whole_and_goes_after_reopening() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2025-01-20", "2025-02-10")
                .opening("100.00")
                .line("2025-01-25", "-1.00", "A")
                .line("2025-02-05", "-2.00", "B");
        books.hear(workspace, statement);
        assertThat(impact(workspace, statement).get("closedThrough")).isNull();
        close(workspace, "2025-01-31");
        var before = books.liveEntries(workspace);
        assertThat(impact(workspace, statement)).containsEntry("closedThrough", "2025-01-31");

        books.revert(workspace, statement, NOTHING_KEPT);

        assertThat(books.told(workspace, "revert.applied.v1")).isEmpty();
        assertThat(books.told(workspace, "revert.refused.v1"))
                .singleElement()
                .asString()
                .contains(statement.id().toString(), "\"version\":2", "\"closedThrough\":\"2025-01-31\"");
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        for (var table : List.of("revert", "revert_batch", "reverted_transaction")) {
            assertThat(books.number(workspace, "SELECT count(*) AS n FROM " + table + " WHERE workspace_id = ?"))
                    .as("what an earlier release would carry out, in " + table)
                    .isZero();
        }
        books.requireLaws(workspace);

        reopen(workspace);
        assertThat(impact(workspace, statement).get("closedThrough")).isNull();
        // As a log brings it again that is taken in anew.
        books.revert(workspace, statement, NOTHING_KEPT);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        books.revertAgain(workspace, statement, 4);

        assertThat(books.told(workspace, "revert.applied.v1"))
                .singleElement()
                .asString()
                .contains("\"version\":4", "\"voidedEntries\":2");
        assertThat(books.liveEntries(workspace)).isEmpty();
        books.requireLaws(workspace);

        var again = TestStatement.of(bank, "2025-01-20", "2025-02-10")
                .opening("100.00")
                .line("2025-01-25", "-1.00", "A")
                .line("2025-02-05", "-2.00", "B");
        books.hear(workspace, again);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
    }

    @Test
    void what_lies_in_open_days_alone_goes_although_days_before_are_closed() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var january = TestStatement.of(bank, "2025-01-01", "2025-01-31")
                .opening("100.00")
                .line("2025-01-25", "-1.00", "A");
        var february = TestStatement.of(bank, "2025-02-01", "2025-02-28")
                .opening("99.00")
                .line("2025-02-05", "-2.00", "B");
        books.hear(workspace, january);
        var before = books.liveEntries(workspace);
        books.hear(workspace, february);
        close(workspace, "2025-01-31");
        assertThat(impact(workspace, february).get("closedThrough")).isNull();

        books.revert(workspace, february, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.told(workspace, "revert.applied.v1")).hasSize(1);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        books.requireLaws(workspace);
    }

    @Test
    void an_opening_entry_or_the_other_leg_of_a_transfer_on_a_closed_day_keeps_it_too() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        var opened = TestStatement.of(dbs, "2025-02-01", "2025-02-28").opening("100.00");
        var outgoing = TestStatement.of(dbs, "2025-01-01", "2025-01-31").line("2025-01-31", "-50.00", "OUT");
        var incoming = TestStatement.of(ocbc, "2025-02-01", "2025-02-28").line("2025-02-01", "50.00", "IN");
        books.hear(workspace, opened);
        books.hear(workspace, outgoing);
        books.hear(workspace, incoming);
        assertThat(books.state(workspace, incoming.transaction(0))).isEqualTo("settled transfer");
        close(workspace, "2025-01-31");
        var before = books.liveEntries(workspace);

        books.revert(workspace, opened, NOTHING_KEPT);
        books.revert(workspace, incoming, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.told(workspace, "revert.refused.v1")).hasSize(2);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        books.requireLaws(workspace);
    }

    @Test
    void a_late_statement_that_is_only_held_goes_without_reopening() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var february = TestStatement.of(bank, "2025-02-01", "2025-02-28").opening("90.00");
        books.hear(workspace, february);
        close(workspace, "2025-01-31");
        var before = books.liveEntries(workspace);
        var late = TestStatement.of(bank, "2025-01-01", "2025-01-31")
                .opening("100.00")
                .line("2025-01-12", "-10.00", "LATE");
        books.hear(workspace, late);
        assertThat(books.state(workspace, late.transaction(0))).isEqualTo("held period");

        books.revert(workspace, late, NOTHING_KEPT);
        books.untilReverted(workspace);

        assertThat(books.told(workspace, "revert.applied.v1")).hasSize(1);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        assertThat(client.get(workspace, "/periods").body())
                .containsEntry("waitingTransactions", 0)
                .containsEntry("waitingAccounts", 0);
        books.requireLaws(workspace);
    }

    @Test
    void a_request_that_was_refused_says_nothing_more_about_who_keeps_what() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var first = TestStatement.of(bank, "2025-01-20", "2025-02-10")
                .line("2025-01-25", "-1.00", "A")
                .line("2025-02-05", "-2.00", "B");
        books.hear(workspace, first);
        close(workspace, "2025-01-31");
        var keeperThen = UUID.randomUUID();
        books.revert(workspace, first, Map.of(first.transaction(1), keeperThen));
        assertThat(books.told(workspace, "revert.refused.v1")).hasSize(1);
        reopen(workspace);

        books.revertAgain(workspace, first, 4);
        books.untilReverted(workspace);

        assertThat(books.liveEntries(workspace)).isEmpty();
        assertThat(books.number(
                        workspace,
                        "SELECT count(*) AS n FROM bank_transaction WHERE workspace_id = ? AND statement_id = '"
                                + keeperThen + "'"))
                .isZero();
        books.requireLaws(workspace);
    }

    @Test
    void no_period_is_closed_between_the_steps_of_a_revert() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2025-01-01", "2025-01-31").opening("10.00");
        for (int i = 0; i < 600; i++) {
            statement = statement.line("2025-01-" + (10 + i % 20), "-" + (i + 1) + ".25", "SHOP " + i);
        }
        books.hear(workspace, statement);
        books.untilSolved(workspace);
        books.hear(workspace, books.reverting(workspace, statement, NOTHING_KEPT, 500));

        var closed = client.post(workspace, "/periods/close", "{\"through\":\"2025-01-31\"}");

        books.untilReverted(workspace);
        assertThat(closed.status()).isIn(200, 409);
        assertThat(books.told(workspace, "revert.applied.v1")).hasSize(1);
        assertThat(books.liveEntries(workspace)).isEmpty();
        books.requireLaws(workspace);
    }

    private Map<String, Object> impact(WorkspaceId workspace, TestStatement statement) {
        return client.get(workspace, "/reconciliation/impact?statementId=" + statement.id())
                .body();
    }

    private void close(WorkspaceId workspace, String through) {
        var answer = periods.close(workspace, through);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void reopen(WorkspaceId workspace) {
        var answer = periods.reopen(workspace);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
}
