package io.financereport.reconciliation.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestClient.Answer;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.financereport.web.Problem;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodsTest implements OnRealParts {
    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Inject
    TestPeriods periods;

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    @Override
    public String service() {
        return "reconciliation";
    }

    @Test
    void months_are_closed_in_order_and_each_change_is_kept_and_told() {
        var workspace = TestBooks.newWorkspace();
        var nothing = client.get(workspace, "/periods").body();
        assertThat(nothing.get("closedThrough")).isNull();
        assertThat(client.get(workspace, "/periods/changes").items()).isEmpty();

        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        assertThat(periods.close(workspace, "2025-03-31").body()).containsEntry("from", "2025-01-31");
        assertThat(periods.reopen(workspace, "\"2025-02-28\"").status()).isEqualTo(200);

        var told = client.get(workspace, "/periods").body();
        assertThat(told).containsEntry("closedThrough", "2025-02-28");
        var first = client.get(workspace, "/periods/changes?limit=2");
        assertThat(first.items())
                .extracting(PeriodsTest::changeOf)
                .containsExactly("3 2025-03-31 2025-02-28 late", "2 2025-01-31 2025-03-31 null");
        var second = client.get(workspace, "/periods/changes?limit=2&cursor=" + first.text("next"));
        assertThat(second.items()).extracting(PeriodsTest::changeOf).containsExactly("1 null 2025-01-31 null");
        assertThat(second.body().get("next")).isNull();
        assertThat(books.told(workspace, "period.closed.v1")).hasSize(2);
        assertThat(books.told(workspace, "period.reopened.v1"))
                .singleElement()
                .asString()
                .contains("\"closedThrough\":\"2025-02-28\"", "\"before\":\"2025-03-31\"", "late");
        books.requireLaws(workspace);
    }

    @Test
    void what_cannot_be_closed_or_reopened_is_refused() {
        var workspace = TestBooks.newWorkspace();
        assertRefused(periods.close(workspace, "2025-01-30"), 422, "period-invalid");
        assertRefused(periods.close(workspace, "2925-01-31"), 422, "period-invalid");
        assertRefused(periods.reopen(workspace), 409, "period-not-closed");
        assertThat(periods.close(workspace, "2025-02-28").status()).isEqualTo(200);
        assertRefused(periods.close(workspace, "2025-02-28"), 409, "period-already-closed");
        assertRefused(periods.close(workspace, "2025-01-31"), 409, "period-already-closed");
        assertRefused(periods.reopen(workspace, "\"2025-02-28\""), 409, "period-not-closed");
        assertRefused(periods.reopen(workspace, "\"2025-01-30\""), 422, "period-invalid");
        assertRefused(
                client.post(workspace, "/periods/reopen", "{\"everything\":true,\"reason\":\" \"}"),
                400,
                "validation-failed");
        assertRefused(periods.close(workspace, "1899-12-31"), 422, "period-invalid");
        assertRefused(periods.close(workspace, "+10000-01-31"), 422, "period-invalid");
        assertRefused(periods.reopen(workspace, "\"1899-12-31\""), 422, "period-invalid");
        for (var body : List.of(
                "{\"reason\":\"late\"}",
                "{\"throug\":\"2025-01-31\",\"reason\":\"late\"}",
                "{\"through\":null,\"reason\":\"late\"}",
                "{\"everything\":false,\"reason\":\"late\"}",
                "{\"everything\":true,\"through\":\"2025-01-31\",\"reason\":\"late\"}",
                "{\"everything\":true,\"reason\":\"a\\u0000b\"}")) {
            assertRefused(client.post(workspace, "/periods/reopen", body), 422, "period-invalid");
        }
        assertRefused(
                client.post(workspace, "/periods/close", "{\"through\":\"2025-03-31\",\"reason\":\"a\\u0000b\"}"),
                422,
                "period-invalid");
        assertThat(client.get(workspace, "/periods").body()).containsEntry("closedThrough", "2025-02-28");
        assertThat(client.get(TestBooks.newWorkspace(), "/periods").body().get("closedThrough"))
                .isNull();
    }

    @Test
    void a_period_is_not_closed_while_its_transactions_are_held() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        books.hear(workspace, TestStatement.of(dbs, "2025-01-01", "2025-01-31").line("2025-01-12", "-50.00", "OUT"));
        books.hear(
                workspace,
                TestStatement.of(ocbc, "2025-01-01", "2025-01-31")
                        .line("2025-01-12", "50.00", "IN")
                        .line("2025-01-13", "50.00", "IN"));

        var refused = periods.close(workspace, "2025-01-31");

        assertRefused(refused, 409, "period-unsettled");
        assertThat(refused.body()).containsEntry("held", 3).containsEntry("undecided", 0);
        assertThat(periods.close(workspace, "2024-12-31").status()).isEqualTo(200);
    }

    @Test
    void a_month_is_closed_from_the_day_after_it_on() {
        var last = LocalDate.parse("2025-01-31");
        Closings.requireOver(last, LocalDate.parse("2025-02-01"));
        for (var today : List.of("2025-01-31", "2025-01-30")) {
            assertThatThrownBy(() -> Closings.requireOver(last, LocalDate.parse(today)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("not over");
        }
    }

    @Test
    void a_period_is_not_closed_while_the_solver_has_to_look_at_its_transactions_again() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var dining = client.accountNamed(workspace, "Dining");
        var statement = TestStatement.of(bank, "2025-01-01", "2025-01-31").line("2025-01-31", "-9.00", "LUNCH");
        books.hear(workspace, statement);
        // Without a job no worker comes to it.
        transactions.run(
                workspace,
                () -> sql.update(
                        "INSERT INTO to_solve (workspace_id, transaction_id) VALUES (?, ?)",
                        workspace,
                        statement.transaction(0)));

        var refused = periods.close(workspace, "2025-01-31");

        assertRefused(refused, 409, "period-unsettled");
        assertThat(refused.body()).containsEntry("held", 0).containsEntry("undecided", 1);
        assertThat(client.importLines(workspace, line("2025-02-01", dining, bank.toString()))
                        .status())
                .isEqualTo(200);
        books.untilSolved(workspace);
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        assertThat(books.state(workspace, statement.transaction(0))).isEqualTo("settled clear");
        assertThat(books.liveEntries(workspace)).as("nothing twice").hasSize(1);
        books.requireLaws(workspace);
    }

    @Test
    void a_period_is_not_closed_while_an_account_is_to_be_planned_anew() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        // Without a job no worker comes to it.
        transactions.run(workspace, () -> sql.update("""
            INSERT INTO plan_waiting (workspace_id, account_id, currency, due) VALUES (?, ?, 'SGD', true)
            """, workspace, bank));

        assertRefused(periods.close(workspace, "2025-01-31"), 409, "period-unsettled");

        books.hear(workspace, TestStatement.of(bank, "2025-01-01", "2025-01-31").opening("1.00"));
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
    }

    @Test
    void nothing_is_closed_or_reopened_while_a_revert_has_begun() {
        var workspace = TestBooks.newWorkspace();
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        transactions.run(workspace, () -> sql.update("""
            INSERT INTO revert (workspace_id, statement_id, version, batches, begun_at) VALUES (?, ?, 2, 1, now())
            """, workspace, UUID.randomUUID()));

        assertRefused(periods.close(workspace, "2025-02-28"), 409, "period-unsettled");
        assertRefused(periods.reopen(workspace), 409, "period-unsettled");

        transactions.run(workspace, () -> sql.update("DELETE FROM revert WHERE workspace_id = ?", workspace));
        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
    }

    @Test
    void no_person_writes_on_a_closed_day() {
        var workspace = TestBooks.newWorkspace();
        var bank = books.bank(workspace, "DBS", "asset");
        var statement = TestStatement.of(bank, "2025-01-01", "2025-01-31").line("2025-01-12", "-9.00", "LUNCH");
        books.hear(workspace, statement);
        var dining = client.accountNamed(workspace, "Dining");
        var travel = client.accountNamed(workspace, "Transport");
        var draft = client.post(workspace, "/journal-entries", TestPeriods.entry("2025-01-20", false, dining, travel));
        var posted = client.post(workspace, "/journal-entries", TestPeriods.entry("2025-01-21", true, dining, travel));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var before = books.liveEntries(workspace);

        var refusals = List.of(
                client.post(workspace, "/journal-entries", TestPeriods.entry("2025-01-31", true, dining, travel)),
                client.post(workspace, "/journal-entries/" + draft.text("id") + "/post", ""),
                client.post(workspace, "/journal-entries/" + posted.text("id") + "/void", "{\"reason\":\"wrong\"}"),
                client.post(
                        workspace,
                        "/reconciliation/unmatched/" + statement.transaction(0) + "/resolve",
                        "{\"counterAccountId\":\"" + dining + "\"}"),
                client.importLines(
                        workspace, line("2025-02-01", dining, travel) + "\n" + line("2025-01-31", dining, travel)));

        assertThat(refusals).allSatisfy(refused -> {
            assertRefused(refused, 409, "period-closed");
            assertThat(refused.body()).containsEntry("closedThrough", "2025-01-31");
            assertThat(refused.text("detail")).contains("2025-01-31", "reopen");
        });
        assertThat(refusals.getLast().body()).containsEntry("line", 2).containsEntry("imported", 0);
        assertThat(books.liveEntries(workspace)).isEqualTo(before);
        assertThat(client.get(workspace, "/journal-entries?status=draft").items())
                .hasSize(1);
        assertThat(client.post(workspace, "/journal-entries", TestPeriods.entry("2025-02-01", true, dining, travel))
                        .status())
                .isEqualTo(201);

        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(client.post(workspace, "/journal-entries/" + draft.text("id") + "/post", "")
                        .status())
                .isEqualTo(200);
        books.requireLaws(workspace);
    }

    @Test
    void a_match_is_not_accepted_when_it_would_post_on_a_closed_day() {
        var workspace = TestBooks.newWorkspace();
        var dbs = books.bank(workspace, "DBS", "asset");
        var ocbc = books.bank(workspace, "OCBC", "asset");
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var out = TestStatement.of(dbs, "2025-01-01", "2025-01-31").line("2025-01-31", "-50.00", "OUT");
        var in = TestStatement.of(ocbc, "2025-01-01", "2025-02-28")
                .line("2025-02-01", "50.00", "IN")
                .line("2025-02-02", "50.00", "IN");
        books.hear(workspace, out);
        books.hear(workspace, in);
        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("held period");
        assertThat(books.state(workspace, in.transaction(0))).isEqualTo("held transfer");
        var match = client.get(workspace, "/reconciliation/matches").items().getFirst();

        var refused = client.post(workspace, "/reconciliation/matches/" + match.get("id") + "/accept", "");

        assertRefused(refused, 409, "period-closed");
        books.requireLaws(workspace);
        assertThat(periods.reopen(workspace).status()).isEqualTo(200);
        assertThat(client.post(workspace, "/reconciliation/matches/" + match.get("id") + "/accept", "")
                        .status())
                .isEqualTo(200);
        books.untilSolved(workspace);
        assertThat(books.state(workspace, out.transaction(0))).isEqualTo("settled transfer");
        books.requireLaws(workspace);
    }

    @Test
    void of_two_closings_at_once_one_is_refused() throws InterruptedException, ExecutionException {
        var workspace = TestBooks.newWorkspace();

        var answers = atOnce(List.of(
                () -> periods.close(workspace, "2025-01-31"),
                () -> periods.close(workspace, "2025-01-31"),
                () -> periods.close(workspace, "2025-01-31")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(books.number(workspace, "SELECT count(*) AS n FROM period_change WHERE workspace_id = ?"))
                .isOne();
    }

    @Test
    void nothing_is_posted_into_a_period_while_it_closes() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 5; round++) {
            var workspace = TestBooks.newWorkspace();
            var dining = client.accountNamed(workspace, "Dining");
            var travel = client.accountNamed(workspace, "Transport");
            var entry = TestPeriods.entry("2025-01-20", true, dining, travel);

            var answers = atOnce(List.of(
                    () -> client.post(workspace, "/journal-entries", entry),
                    () -> periods.close(workspace, "2025-01-31"),
                    () -> client.post(workspace, "/journal-entries", entry)));

            var posted =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            assertThat(answers.get(1).status()).isEqualTo(200);
            assertThat(books.number(
                            workspace,
                            "SELECT coalesce(sum(balance), 0)::bigint AS n FROM trial_balance"
                                    + " WHERE workspace_id = ? AND balance > 0"))
                    .as("kept when it closed")
                    .isEqualTo(9 * posted);
            assertThat(TestPeriods.differences(periods.reopen(workspace))).isEmpty();
        }
    }

    @Test
    void the_database_itself_takes_no_entry_on_a_closed_day() {
        var workspace = TestBooks.newWorkspace();
        assertThat(periods.close(workspace, "2025-01-31").status()).isEqualTo(200);
        var id = UUID.randomUUID();

        assertThatThrownBy(() -> transactions.run(
                        workspace, () -> sql.list("""
                            SELECT post_entries(NULL, now(), ARRAY[?::uuid], ARRAY[?::date], ARRAY['x'], ARRAY['manual'],
                                ARRAY[NULL::uuid], ARRAY[NULL::uuid], ARRAY[NULL::text], ARRAY[NULL::text], ARRAY['{}'],
                                ARRAY[]::uuid[], ARRAY[]::uuid[], ARRAY[]::integer[], ARRAY[]::uuid[],
                                ARRAY[]::numeric[], ARRAY[]::text[], ARRAY[]::text[])
                            """, row -> true, id, LocalDate.parse("2025-01-31"))))
                .hasMessageContaining("the books are closed through 2025-01-31");
        assertThatThrownBy(() -> transactions.run(
                        workspace, () -> sql.update("DELETE FROM period_change WHERE workspace_id = ?", workspace)))
                .hasMessageContaining("permission denied");
    }

    private static String changeOf(Map<String, Object> change) {
        return change.get("number") + " " + change.get("from") + " " + change.get("to") + " " + change.get("reason");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.text("code")).as(answer.toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static String line(String date, String debit, String credit) {
        return TestPeriods.entry(date, true, debit, credit).replace("\n", " ");
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var running : threads.invokeAll(requests)) {
                answers.add(running.get());
            }
            return answers;
        }
    }
}
