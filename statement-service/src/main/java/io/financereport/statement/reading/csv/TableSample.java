package io.financereport.statement.reading.csv;

import io.financereport.money.Money;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.Basis;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first records of a table, and the booked rows that they are: whether a layout still reads a bank's files can be tested with it
 * at any time.
 *
 * @param currency of amounts whose currency the records do not say
 * @param records from the first line of the table, fields as written
 * @param rows the golden rows
 */
public record TableSample(Currency currency, List<List<String>> records, List<Golden> rows) {
    /** Enough to show a bank's kinds of rows, and few enough to look at. */
    public static final int ROWS_MAX = 20;
    /** A preamble of {@value} lines is searched for the names of columns; as many may stand among the rows. */
    public static final int RECORDS_MAX = 80;
    /** A sample is kept with each version of a profile. */
    public static final int CHARACTERS_MAX = 64 * 1024;

    private static final Duration TIME_MAX = Duration.ofSeconds(5);

    /** A row as the books would have it. */
    public record Golden(
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable Money balance) {
        static Golden of(RowRead row) {
            return new Golden(
                    row.bookedOn(),
                    row.valueOn(),
                    row.amount(),
                    row.description(),
                    row.counterparty(),
                    row.reference(),
                    row.balance());
        }
    }

    public TableSample {
        records = records.stream()
                .map(record -> record.stream().map(Texts::withoutZeros).toList())
                .toList();
        rows = List.copyOf(rows);
    }

    /** How much of {@link #CHARACTERS_MAX} a record takes, with one character between fields. */
    public static int characters(List<String> record) {
        return record.stream().mapToInt(String::length).sum() + record.size();
    }

    /** What a layout makes of the records. */
    public sealed interface Outcome {
        record Read(List<Golden> rows) implements Outcome {
            public Read {
                rows = List.copyOf(rows);
            }
        }

        /** It does not read them. */
        record Unreadable(List<ReadingProblem> problems) implements Outcome {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads the records as a file of the layout. */
    public Outcome read(TableLayout layout, Clock clock) {
        var known = new Known(new UUID(0, 0), 1, "sample", true, layout);
        var hints = new ReadingHints(currency, Basis.SAID, null, null, null).with(new KnownLayouts(List.of(known)));
        var found = new ArrayList<Golden>();
        try {
            var reading = CsvReader.read(
                    new Records(layout, records), hints, ReadingLimits.of(RECORDS_MAX, TIME_MAX, clock), row -> {
                        if (row.isBooked()) {
                            found.add(Golden.of(row));
                        }
                    });
            return switch (reading) {
                case Reading.Read read ->
                    read.tables().stream().allMatch(table -> table.known() == null)
                            ? new Outcome.Unreadable(List.of(notOfItsColumns(layout)))
                            : new Outcome.Read(found);
                case Reading.Open open -> new Outcome.Unreadable(open.questions());
                case Reading.Refused(ReadingProblem problem) -> new Outcome.Unreadable(List.of(problem));
            };
        } catch (Refusal e) {
            return new Outcome.Unreadable(List.of(e.problem()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some other way to read the records says nothing about the layout. */
    private static ReadingProblem notOfItsColumns(TableLayout layout) {
        return ReadingProblem.of(
                ReadingCode.HEADER_NOT_FOUND,
                layout.isHeaded()
                        ? "No line of the sample names the columns of the layout: " + String.join(", ", layout.names())
                                + "."
                        : "The columns of the sample hold other things than those of the layout.");
    }

    /** The records as a table. */
    private record Records(TableLayout layout, List<List<String>> records) implements Table {
        @Override
        public Format format() {
            return layout.format();
        }

        @Override
        public char[] separators() {
            return new char[] {layout.separator()};
        }

        @Override
        public List<ReadingProblem> problems() {
            return List.of();
        }

        @Override
        public Pass open(char separator) {
            return new Pass(records.iterator());
        }
    }

    private static final class Pass implements Table.Records {
        private final Iterator<List<String>> records;
        private long line;

        Pass(Iterator<List<String>> records) {
            this.records = records;
        }

        @Override
        public @Nullable CsvRecord next() {
            line++;
            return records.hasNext() ? new CsvRecord(records.next(), new Source.Bytes(0, 0, line)) : null;
        }

        @Override
        public void close() {}
    }
}
