package io.financereport.report.projection;

import io.financereport.report.ledger.Turnover;
import io.financereport.report.projection.Movements.Place;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Movements and what they sum up to. The workspace's projection is locked, so that no other batch is between two statements. */
@Singleton
final class BalanceRows {
    private static final String ADD_MOVEMENTS = """
        INSERT INTO movement (workspace_id, account_id, currency, day, sequence, delta)
        SELECT ?, * FROM unnest(?::uuid[], ?::bpchar[], ?::date[], ?::bigint[], ?::numeric[])
        """;
    private static final String ADD_CURRENCIES = """
        INSERT INTO account_currency (workspace_id, account_id, currency)
        SELECT DISTINCT ?::uuid, * FROM unnest(?::uuid[], ?::bpchar[])
        ON CONFLICT DO NOTHING
        """;
    private static final String ADD_DAYS = """
        INSERT INTO day_total (workspace_id, account_id, currency, day, debit, credit, postings)
        SELECT ?, * FROM unnest(?::uuid[], ?::bpchar[], ?::date[], ?::numeric[], ?::numeric[], ?::bigint[])
        ON CONFLICT (workspace_id, account_id, currency, day) DO UPDATE
        SET debit = day_total.debit + excluded.debit, credit = day_total.credit + excluded.credit,
            postings = day_total.postings + excluded.postings
        """;
    /** A month that has no row yet begins with what the month before it ended with. */
    private static final String BEGIN_MONTHS = """
        INSERT INTO month_balance (workspace_id, account_id, currency, month, debit, credit, postings)
        SELECT w.id, a.account_id, a.currency, a.month,
            COALESCE(b.debit, 0), COALESCE(b.credit, 0), COALESCE(b.postings, 0)
        FROM (SELECT ?::uuid AS id) w
        CROSS JOIN unnest(?::uuid[], ?::bpchar[], ?::date[]) AS a (account_id, currency, month)
        LEFT JOIN LATERAL (
            SELECT m.debit, m.credit, m.postings FROM month_balance m
            WHERE m.workspace_id = w.id AND m.account_id = a.account_id AND m.currency = a.currency
                AND m.month < a.month
            ORDER BY m.month DESC LIMIT 1
        ) b ON true
        ON CONFLICT DO NOTHING
        """;
    /** What moved in a month is in the balance of that month and of all later ones. */
    private static final String ADD_TO_MONTHS = """
        UPDATE month_balance m
        SET debit = m.debit + s.debit, credit = m.credit + s.credit, postings = m.postings + s.postings
        FROM (
            SELECT l.workspace_id, l.account_id, l.currency, l.month,
                sum(a.debit) AS debit, sum(a.credit) AS credit, sum(a.postings) AS postings
            FROM unnest(?::uuid[], ?::bpchar[], ?::date[], ?::numeric[], ?::numeric[], ?::bigint[])
                AS a (account_id, currency, month, debit, credit, postings)
            JOIN month_balance l ON l.workspace_id = ? AND l.account_id = a.account_id
                AND l.currency = a.currency AND l.month >= a.month
            GROUP BY l.workspace_id, l.account_id, l.currency, l.month
        ) s
        WHERE m.workspace_id = s.workspace_id AND m.account_id = s.account_id AND m.currency = s.currency
            AND m.month = s.month
        """;

    private final Sql sql;

    BalanceRows(Sql sql) {
        this.sql = sql;
    }

    void add(WorkspaceId workspace, List<Heard.OfEntry> added) {
        var movements = Movements.of(added);
        sql.update(
                ADD_MOVEMENTS,
                workspace.value(),
                Sql.column(movements, UUID.class, movement -> movement.account().value()),
                Sql.column(
                        movements,
                        String.class,
                        movement -> movement.delta().currency().getCurrencyCode()),
                Sql.column(movements, LocalDate.class, Movements.Movement::day),
                Sql.column(movements, Long.class, Movements.Movement::sequence),
                Sql.column(
                        movements,
                        BigDecimal.class,
                        movement -> movement.delta().amount()));
        sql.update(
                ADD_CURRENCIES,
                workspace.value(),
                Sql.column(movements, UUID.class, movement -> movement.account().value()),
                Sql.column(
                        movements,
                        String.class,
                        movement -> movement.delta().currency().getCurrencyCode()));
        var days = Movements.byDay(added);
        sql.update(ADD_DAYS, first(workspace.value(), columns(days, 6)));
        var months = Movements.byMonth(days);
        sql.update(BEGIN_MONTHS, first(workspace.value(), columns(months, 3)));
        sql.update(ADD_TO_MONTHS, last(columns(months, 6), workspace.value()));
    }

    void clear(WorkspaceId workspace) {
        for (String table : List.of("movement", "account_currency", "day_total", "month_balance")) {
            sql.update("DELETE FROM " + table + " WHERE workspace_id = ?", workspace.value());
        }
    }

    private static Stream<Object> columns(Map<Place, Turnover> turnovers, int count) {
        var rows = turnovers.entrySet();
        return Stream.<Object>of(
                        Sql.column(
                                rows, UUID.class, row -> row.getKey().account().value()),
                        Sql.column(
                                rows,
                                String.class,
                                row -> row.getKey().currency().getCurrencyCode()),
                        Sql.column(rows, LocalDate.class, row -> row.getKey().day()),
                        Sql.column(
                                rows,
                                BigDecimal.class,
                                row -> row.getValue().debit().amount()),
                        Sql.column(
                                rows,
                                BigDecimal.class,
                                row -> row.getValue().credit().amount()),
                        Sql.column(rows, Long.class, row -> row.getValue().postings()))
                .limit(count);
    }

    private static @Nullable Object[] first(UUID workspace, Stream<Object> columns) {
        return Stream.concat(Stream.of(workspace), columns).toArray();
    }

    private static @Nullable Object[] last(Stream<Object> columns, UUID workspace) {
        return Stream.concat(columns, Stream.of(workspace)).toArray();
    }
}
