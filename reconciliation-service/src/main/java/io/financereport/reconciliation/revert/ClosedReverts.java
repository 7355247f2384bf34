package io.financereport.reconciliation.revert;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.coverage.Openings;
import io.financereport.reconciliation.period.Periods;
import io.financereport.reconciliation.revert.RevertRows.Revert;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the books without a statement would differ on closed days: an entry would be voided there, of a transfer also the
 * other leg's, or an opening or gap entry would change.
 */
@Singleton
final class ClosedReverts {
    private static final String SIGHTED_ALONE = """
        SELECT transaction_id AS id FROM reverted_transaction
        WHERE workspace_id = ? AND statement_id = ? AND version = ? AND kept_by IS NULL
        """;
    private static final String CAME_WITH_IT = """
        SELECT id FROM bank_transaction WHERE workspace_id = ? AND statement_id = ? AND ended_at IS NULL
        """;

    private final Sql sql;
    private final Periods periods;
    private final Openings openings;

    ClosedReverts(Sql sql, Periods periods, Openings openings) {
        this.sql = sql;
        this.periods = periods;
        this.openings = openings;
    }

    /** The last closed day, when the request would change closed days. */
    Optional<LocalDate> touchedBy(WorkspaceId workspace, Revert revert) {
        var dying = new Dying(SIGHTED_ALONE, workspace, revert.statement().value(), revert.version());
        return touchedBy(workspace, revert.statement(), dying);
    }

    /** As for a request, at most: as if no other statement kept anything. */
    Optional<LocalDate> touchedBy(WorkspaceId workspace, StatementId statement) {
        return touchedBy(workspace, statement, new Dying(CAME_WITH_IT, workspace, statement.value()));
    }

    private Optional<LocalDate> touchedBy(WorkspaceId workspace, StatementId statement, Dying dying) {
        return periods.closedThrough(workspace)
                .filter(through -> isEntryVoided(workspace, dying, through)
                        || isPlanTouched(workspace, statement, dying, through));
    }

    private boolean isEntryVoided(WorkspaceId workspace, Dying dying, LocalDate through) {
        return sql.find(
                        "WITH dying AS (" + dying.query() + ")" + """
                            SELECT true AS yes FROM dying
                            JOIN settlement s ON s.workspace_id = ? AND s.transaction_id = dying.id AND s.ended_at IS NULL
                            JOIN entry e ON e.workspace_id = s.workspace_id AND e.id = s.entry_id
                            WHERE s.how <> 'clear' AND (e.date <= ? OR EXISTS (
                                SELECT FROM entry leg
                                WHERE leg.workspace_id = e.workspace_id AND leg.transfer_id = e.transfer_id
                                  AND leg.date <= ?))
                            LIMIT 1
                            """,
                        row -> row.flag("yes"),
                        dying.with(workspace, through, through))
                .isPresent();
    }

    private boolean isPlanTouched(WorkspaceId workspace, StatementId statement, Dying dying, LocalDate through) {
        var touched = new HashMap<>(openings.accounts(workspace, statement));
        var sums = new HashMap<AccountId, Map<LocalDate, Money>>();
        sql.each(
                "WITH dying AS (" + dying.query() + ")" + """
                    SELECT t.account_id, t.booked_on, t.currency, sum(t.amount) AS amount FROM dying
                    JOIN bank_transaction t ON t.workspace_id = ? AND t.id = dying.id
                    WHERE t.ended_at IS NULL
                    GROUP BY t.account_id, t.booked_on, t.currency
                    """,
                row -> {
                    var account = new AccountId(row.uuid("account_id"));
                    touched.put(account, row.currency("currency"));
                    sums.computeIfAbsent(account, each -> new TreeMap<>())
                            .put(row.date("booked_on"), row.money("amount", "currency"));
                },
                dying.with(workspace));
        return touched.entrySet().stream().anyMatch(each -> isPlanTouched(workspace, each, through, statement, sums));
    }

    private boolean isPlanTouched(
            WorkspaceId workspace,
            Map.Entry<AccountId, Currency> account,
            LocalDate through,
            StatementId statement,
            Map<AccountId, Map<LocalDate, Money>> sums) {
        return openings.isClosedPlanTouched(
                workspace,
                account.getKey(),
                account.getValue(),
                through,
                statement,
                sums.getOrDefault(account.getKey(), Map.of()));
    }

    /** A query for the ids of the transactions that would die, and its parameters. */
    private record Dying(String query, Object... parameters) {
        @Nullable
        Object[] with(@Nullable Object... more) {
            var all = new ArrayList<@Nullable Object>(Arrays.asList(parameters));
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }
}
