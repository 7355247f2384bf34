package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several tables that stand one below the other, with the lines above it that are about it.
 *
 * @param written the table in which it stands
 * @param separator by which the names of its columns were found
 * @param names the line that names its columns, which stands above it where it is the one of the table before
 * @param from its first line
 * @param to the line after its last
 * @param account the number that the lines above it name
 * @param belongs whether it is about the account of a table before it
 * @param standing whether its rows are read, and are booked
 */
record TableSection(
        Table written,
        ReadingLimits limits,
        char separator,
        CsvRecord names,
        long from,
        long to,
        @Nullable String account,
        Belongs belongs,
        Standing standing)
        implements TableView {
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;

    /** To which account the rows belong. */
    enum Belongs {
        /** To the one of the number, which the table before may have too. */
        TO_ACCOUNT,
        /** To that of the table before. */
        TO_LAST,
        /** Nothing says it. */
        TO_NOBODY
    }

    /** What becomes of the rows. */
    enum Standing {
        BOOKED,
        PENDING,
        /** The table has days and no amounts. */
        LEFT_OUT
    }

    boolean isBooked() {
        return standing == Standing.BOOKED;
    }

    TableSection endingAt(long line) {
        return new TableSection(written, limits, separator, names, from, line, account, belongs, standing);
    }

    @Override
    public char[] separators() {
        return new char[] {separator};
    }

    @Override
    public List<ReadingProblem> problems() {
        return List.of();
    }

    @Override
    public Records open(char by) throws IOException {
        return new Pass(written.open(by));
    }

    private final class Pass implements Records {
        private final Records records;
        private boolean isNamed;

        Pass(Records records) {
            this.records = records;
        }

        @Override
        public @Nullable CsvRecord next() throws IOException {
            if (!isNamed && names.line() < from) {
                isNamed = true;
                return names;
            }
            var record = records.next();
            for (int skipped = 1; record != null && record.line() < from; skipped++) {
                if (skipped % RECORDS_BETWEEN_CHECKS == 0) {
                    limits.check(0, record.line());
                }
                record = records.next();
            }
            return record == null || record.line() >= to ? null : record;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
