package io.financereport.reconciliation.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestBooks;
import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestStatement;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.Gen;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedDaysLawTest implements OnRealParts {
    private static final int COMMANDS = 40;
    private static final List<String> MONTH_ENDS = List.of("2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31");

    @Inject
    TestBooks books;

    @Inject
    TestClient client;

    @Override
    public String service() {
        return "reconciliation";
    }

    /** Compared with books that never closed: once all is reopened, nothing of the closings is left. */
    @Test
    void no_entry_is_ever_dated_on_a_closed_day_and_all_that_waited_comes_when_it_is_open() {
        Gen.check(4, gen -> {
            var workspace = TestBooks.newWorkspace();
            var never = TestBooks.newWorkspace();
            var banks = List.of(books.bank(workspace, "DBS", "asset"), books.bank(workspace, "OCBC", "asset"));
            for (int bank = 0; bank < banks.size(); bank++) {
                books.hear(never, List.of(books.found(never, banks.get(bank), bank == 0 ? "DBS" : "OCBC", "asset")));
            }
            var run = new Run(gen, workspace, banks);
            for (int i = 0; i < COMMANDS; i++) {
                var closed = closedThrough(workspace);
                var before = fingerprint(workspace, closed);
                run.command();
                books.untilSolved(workspace);
                try {
                    books.requireLaws(workspace);
                    var after = closedThrough(workspace);
                    var both = closed.compareTo(after) < 0 ? closed : after;
                    if (both.equals(closed)) {
                        assertThat(fingerprint(workspace, both)).isEqualTo(before);
                    }
                    assertThat(missed(workspace, after))
                            .as("statements that the books do not meet")
                            .isZero();
                } catch (AssertionError e) {
                    throw new AssertionError(e.getMessage() + "\nafter\n" + String.join("\n", run.history), e);
                }
            }
            client.post(workspace, "/periods/reopen", "{\"everything\":true,\"reason\":\"law\"}");
            books.untilSolved(workspace);
            books.requireLaws(workspace);
            run.living.forEach(statement -> books.hear(never, statement));
            books.untilSolved(never);
            for (var bank : banks) {
                for (var day : MONTH_ENDS) {
                    assertThat(booked(workspace, bank, day))
                            .as("in " + bank + " through " + day + " after\n" + String.join("\n", run.history))
                            .isEqualTo(booked(never, bank, day));
                }
            }
        });
    }

    private LocalDate closedThrough(WorkspaceId workspace) {
        var closed = client.get(workspace, "/periods").body().get("closedThrough");
        return closed == null ? LocalDate.EPOCH : LocalDate.parse(String.valueOf(closed));
    }

    /**
     * In cents, what is posted, held or cleared on the account: which of them depends on what persons decided, and when. What persons
     * posted counts by what it cleared.
     */
    private long booked(WorkspaceId workspace, UUID bank, String through) {
        return books.number(workspace, """
            SELECT (coalesce(sum(p.amount), 0) * 100)::bigint AS n FROM posting p
            JOIN entry e ON e.workspace_id = p.workspace_id AND e.id = p.entry_id
            LEFT JOIN entry o ON o.workspace_id = e.workspace_id AND o.id = e.voids_entry_id
            WHERE p.workspace_id = ? AND p.account_id = '%s' AND p.date <= '%s' AND coalesce(o.kind, e.kind) <> 'manual'
            """.formatted(bank, through))
                + books.number(workspace, """
                    SELECT (coalesce(sum(t.amount), 0) * 100)::bigint AS n FROM bank_transaction t
                    JOIN settlement s ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
                    WHERE t.workspace_id = ? AND (s.state = 'held' OR s.how = 'clear')
                      AND t.account_id = '%s' AND t.booked_on <= '%s'
                    """.formatted(bank, through));
    }

    /** Open days on which a gap ends, where the books do not say what the statement says that begins there. */
    private long missed(WorkspaceId workspace, LocalDate closed) {
        return books.number(workspace, """
            SELECT count(*) AS n FROM coverage c
            WHERE c.workspace_id = ? AND c.opening IS NOT NULL AND c.covers_from - 1 > '%1$s'
              AND NOT EXISTS (
                  SELECT FROM coverage o
                  WHERE o.workspace_id = c.workspace_id AND o.account_id = c.account_id
                    AND o.statement_id <> c.statement_id AND c.covers_from BETWEEN o.covers_from AND o.covers_to)
              AND c.opening <> (
                  SELECT coalesce(sum(e.amount), 0) FROM planned_entry e
                  WHERE e.workspace_id = c.workspace_id AND e.account_id = c.account_id
                    AND e.ended_at IS NULL AND e.date < c.covers_from)
                + (
                  SELECT coalesce(sum(t.amount), 0) FROM bank_transaction t
                  JOIN settlement s
                      ON s.workspace_id = t.workspace_id AND s.transaction_id = t.id AND s.ended_at IS NULL
                  WHERE t.workspace_id = c.workspace_id AND t.account_id = c.account_id AND t.ended_at IS NULL
                    AND t.booked_on < c.covers_from AND (s.state <> 'held' OR t.booked_on > '%1$s'))
            """.formatted(closed));
    }

    private String fingerprint(WorkspaceId workspace, LocalDate through) {
        return "entries through " + through + ": "
                + books.number(
                        workspace,
                        "SELECT count(*) AS n FROM entry WHERE workspace_id = ? AND date <= '" + through + "'");
    }

    private final class Run {
        private final Gen gen;
        private final WorkspaceId workspace;
        private final List<UUID> banks;
        private final List<TestStatement> living = new ArrayList<>();
        private final List<String> history = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private final String dining;
        private long version = 2;

        Run(Gen gen, WorkspaceId workspace, List<UUID> banks) {
            this.gen = gen;
            this.workspace = workspace;
            this.banks = banks;
            this.dining = client.accountNamed(workspace, "Dining");
        }

        void command() {
            switch (gen.between(0, 10)) {
                case 0, 1, 2 -> approve(statement());
                case 3 -> revert();
                case 4, 5 -> send("/periods/close", "{\"through\":\"" + gen.oneOf(MONTH_ENDS) + "\"}");
                case 6 ->
                    send(
                            "/periods/reopen",
                            "{%s,\"reason\":\"law\"}"
                                    .formatted(
                                            gen.onceIn(2)
                                                    ? "\"everything\":true"
                                                    : "\"through\":\"" + gen.oneOf(MONTH_ENDS) + "\""));
                case 7, 8 -> write();
                case 9 -> {
                    if (!written.isEmpty()) {
                        send("/journal-entries/" + gen.oneOf(written) + "/void", "{\"reason\":\"law\"}");
                    }
                }
                default -> {
                    var items = client.get(workspace, "/reconciliation/matches").items();
                    if (!items.isEmpty()) {
                        send(
                                "/reconciliation/matches/" + gen.oneOf(items).get("id")
                                        + gen.oneOf("/accept", "/reject"),
                                "");
                    }
                }
            }
        }

        private void approve(TestStatement statement) {
            books.hear(workspace, statement);
            living.add(statement);
            history.add(statement.toString());
        }

        private void revert() {
            if (!living.isEmpty()) {
                var statement = gen.oneOf(living);
                version += 2;
                var applied = books.told(workspace, "revert.applied.v1").size();
                books.revertAgain(workspace, statement, version);
                books.untilReverted(workspace);
                var isApplied = books.told(workspace, "revert.applied.v1").size() > applied;
                if (isApplied) {
                    living.remove(statement);
                }
                history.add("revert " + statement.id() + (isApplied ? " applied" : " refused"));
            }
        }

        private void write() {
            var date = LocalDate.parse("2025-01-01").plusDays(gen.between(0, 75));
            var answer = client.post(
                    workspace, "/journal-entries", """
                        {"date":"%s","memo":"law","post":true,"postings":[
                         {"accountId":"%s","amount":{"amount":"%3$s.00","currency":"SGD"}},
                         {"accountId":"%4$s","amount":{"amount":"-%3$s.00","currency":"SGD"}}]}
                        """.formatted(date, gen.oneOf(banks), gen.between(1, 3), dining));
            if (answer.status() == 201) {
                written.add(answer.text("id"));
            }
            history.add("write " + date + " -> " + answer.status());
        }

        private void send(String path, String body) {
            var answer = client.post(workspace, path, body);
            assertThat(answer.status()).as(answer.toString()).isLessThan(500);
            history.add(path + " " + body + " -> " + answer.status() + " " + answer.text("code"));
        }

        private TestStatement statement() {
            var from = LocalDate.parse("2025-01-01").plusDays(gen.between(0, 75));
            var statement = TestStatement.of(
                    gen.oneOf(banks), from.toString(), from.plusDays(9).toString());
            statement = gen.onceIn(2) ? statement : statement.opening(gen.between(-9, 9) + ".00");
            for (int i = gen.between(0, 3); i > 0; i--) {
                statement = statement.line(
                        from.plusDays(gen.between(0, 9)).toString(),
                        gen.oneOf("", "-") + gen.between(0, 3) + ".00",
                        "LINE");
            }
            return statement;
        }
    }
}
