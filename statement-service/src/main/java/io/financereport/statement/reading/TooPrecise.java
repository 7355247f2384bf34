package io.financereport.statement.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Passes rows on and says which cannot be booked, since their amounts have more decimals than the currency: these are flagged and
 * never rounded (accounting.md 2).
 */
public final class TooPrecise implements RowSink {
    private final RowSink sink;
    private final Tally rows = new Tally();

    public TooPrecise(RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(RowRead row) {
        if (row.isTooPrecise()) {
            rows.add(row.source().line());
        }
        sink.accept(row);
    }

    /** The reading, with what is too precise in the rows that passed or the balances that it states. */
    public Reading flagged(Reading reading) {
        return reading instanceof Reading.Read read ? flagged(read) : reading;
    }

    private Reading flagged(Reading.Read read) {
        var found = new ArrayList<>(rows.problems(
                ReadingCode.AMOUNT_TOO_PRECISE,
                "rows have more decimals than their currency has, and this is the first: they are kept as they are"
                        + " written and not rounded, and so cannot be booked."));
        if (read.accounts().stream().anyMatch(FileAccount::isTooPrecise)) {
            found.add(ReadingProblem.of(
                    ReadingCode.AMOUNT_TOO_PRECISE,
                    "A balance that the file states has more decimals than its currency has: it is kept as it is"
                            + " written, and so cannot be booked."));
        }
        if (found.isEmpty()) {
            return read;
        }
        var problems = new ArrayList<>(read.problems());
        problems.addAll(found);
        return new Reading.Read(read.format(), read.accounts(), read.rows(), List.copyOf(problems), read.tables());
    }
}
