package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.proof.ProofBuilder;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes rows while they are read, in batches, and lets each account's proof see them. */
final class RowBuffer implements RowSink {
    private static final int BATCH_ROWS = 1_000;
    private static final String INSERT = """
        INSERT INTO statement_row (workspace_id, statement_id, ordinal, id, account_ordinal, booked_on, value_on, amount,
            currency, description, counterparty, reference, balance, standing,
            source_kind, source_part, source_from, source_to, source_line, source_box)
        SELECT ?, ?, ordinal, id, account_ordinal, booked_on, value_on, amount,
            currency, description, counterparty, reference, balance, standing,
            source_kind, source_part, source_from, source_to, source_line, source_box::integer[]
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            AS n (ordinal, id, account_ordinal, booked_on, value_on, amount,
            currency, description, counterparty, reference, balance, standing,
            source_kind, source_part, source_from, source_to, source_line, source_box)
        """;

    private final Sql sql;
    private final Ids ids;
    private final WorkspaceId workspace;
    private final StatementId statement;
    private final List<Line> batch = new ArrayList<>(BATCH_ROWS);
    private final Map<Integer, Seen> seen = new HashMap<>();

    RowBuffer(Sql sql, Ids ids, WorkspaceId workspace, StatementId statement) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
        this.statement = statement;
    }

    @Override
    public void accept(RowRead row) {
        var place = SourcePlace.of(row.source());
        seen(row.account(), row.amount().currency()).see(row, place.line());
        batch.add(new Line(ids.next(), row, place));
        if (batch.size() == BATCH_ROWS) {
            flush();
        }
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        sql.update(
                INSERT,
                workspace.value(),
                statement.value(),
                column(Integer.class, line -> line.row().ordinal()),
                column(UUID.class, Line::id),
                column(Integer.class, line -> line.row().account()),
                column(LocalDate.class, line -> line.row().bookedOn()),
                column(LocalDate.class, line -> line.row().valueOn()),
                column(BigDecimal.class, line -> line.row().amount().amount()),
                column(String.class, line -> line.row().amount().currency().getCurrencyCode()),
                column(String.class, line -> line.row().description()),
                column(String.class, line -> line.row().counterparty()),
                column(String.class, line -> line.row().reference()),
                column(BigDecimal.class, line -> line.balance()),
                column(String.class, line -> line.row().standing().wire()),
                column(String.class, line -> line.place().kind()),
                column(Integer.class, line -> line.place().part()),
                column(Long.class, line -> line.place().from()),
                column(Long.class, line -> line.place().to()),
                column(Long.class, line -> line.place().line()),
                column(String.class, line -> line.place().boxText()));
        batch.clear();
    }

    private <C> @Nullable C[] column(Class<C> type, Function<Line, @Nullable C> cell) {
        return Sql.column(batch, type, cell);
    }

    private record Line(UUID id, RowRead row, SourcePlace place) {
        @Nullable
        BigDecimal balance() {
            return row.balance() == null ? null : row.balance().amount();
        }
    }

    /** What was seen of an account. */
    Seen seen(int account, Currency currency) {
        return seen.computeIfAbsent(account, any -> new Seen(currency));
    }

    /**
     * @throws IllegalStateException when a row is of none of the file's accounts: it would be kept and never post
     */
    void requireAccountsUpTo(int accounts) {
        if (seen.keySet().stream().anyMatch(account -> account < 0 || account >= accounts)) {
            throw new IllegalStateException("A reader named more accounts by its rows than it has: " + accounts);
        }
    }

    /** The rows of one account, without the rows. */
    static final class Seen {
        private final ProofBuilder proof;
        private final Days booked = new Days();
        private final Days unposted = new Days();
        private int notified;
        private int pending;
        private Money pendingTotal;

        Seen(Currency currency) {
            this.proof = new ProofBuilder(currency);
            this.pendingTotal = Money.zero(currency);
        }

        void see(RowRead row, long line) {
            switch (row.standing()) {
                case BOOKED -> {
                    booked.see(row.bookedOn());
                    proof.accept(row.bookedOn(), row.amount(), row.balance(), line);
                }
                case NOTIFIED -> {
                    unposted.see(row.bookedOn());
                    notified++;
                }
                case PENDING -> {
                    unposted.see(row.bookedOn());
                    pending++;
                    pendingTotal = pendingTotal.plus(row.amount());
                }
            }
        }

        ProofBuilder proof() {
            return proof;
        }

        /** Of booked rows. */
        Days booked() {
            return booked;
        }

        /** Of rows that were announced or are expected. */
        Days unposted() {
            return unposted;
        }

        /** Whether the file is a report or notice about this account, which posts nothing. */
        boolean isAnnouncedOnly() {
            return notified > 0 && proof.rows() == 0;
        }

        int pending() {
            return pending;
        }

        Money pendingTotal() {
            return pendingTotal;
        }
    }

    /** The first and the last day that was seen. */
    static final class Days {
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;
        private int rows;

        private void see(LocalDate day) {
            rows++;
            first = first == null || day.isBefore(first) ? day : first;
            last = last == null || day.isAfter(last) ? day : last;
        }

        int rows() {
            return rows;
        }

        @Nullable
        LocalDate first() {
            return first;
        }

        @Nullable
        LocalDate last() {
            return last;
        }
    }
}
