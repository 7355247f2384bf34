package io.financereport.statement.reading.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose columns are named in two lines, as below cells that are merged, with the two made one wherever they stand. */
record TwoLineNames(Table written, List<String> first, List<String> second) implements TableView {

    /** The same table where one line names its columns; else with the names of both. */
    static Table of(Table table, CsvHeader header) throws IOException {
        if (!header.from().equals(CsvHeader.From.NAMES)) {
            return table;
        }
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null; record = records.next()) {
                if (record.line() == header.line()) {
                    var below = records.next();
                    return below != null && addsNames(header, below)
                            ? new TwoLineNames(table, record.fields(), below.fields())
                            : table;
                }
            }
        }
        return table;
    }

    /** Whether a line of nothing but names says more of a column than the one above. */
    private static boolean addsNames(CsvHeader header, CsvRecord below) {
        var adds = false;
        for (int i = 0; i < below.fields().size(); i++) {
            var name = below.field(i);
            if (name.isEmpty()) {
                continue;
            }
            var role = HeaderWords.roleOf(name);
            var isUnit = HeaderWords.currencyIn(name) != null;
            if (role == null && !isUnit) {
                return false;
            }
            adds |= !isUnit && isMore(i < header.roles().size() ? header.roles().get(i) : null, role);
        }
        return adds;
    }

    private static boolean isMore(@Nullable ColumnRole above, @Nullable ColumnRole below) {
        return above == null
                || (above == ColumnRole.AMOUNT && (below == ColumnRole.DEBIT || below == ColumnRole.CREDIT));
    }

    @Override
    public Records open(char separator) throws IOException {
        return new Pass(written.open(separator));
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            var above = i < first.size() ? first.get(i).strip() : "";
            var below = i < second.size() ? second.get(i).strip() : "";
            names.add(
                    above.isEmpty()
                            ? below
                            : below.isEmpty()
                                    ? above
                                    : HeaderWords.currencyIn(below) != null ? above + " " + below : below);
        }
        return names;
    }

    private final class Pass implements Records {
        private final Records records;
        private @Nullable CsvRecord ahead;

        Pass(Records records) {
            this.records = records;
        }

        @Override
        public @Nullable CsvRecord next() throws IOException {
            var record = ahead == null ? records.next() : ahead;
            ahead = null;
            if (record == null || !record.fields().equals(first)) {
                return record;
            }
            var below = records.next();
            if (below != null && below.fields().equals(second)) {
                return new CsvRecord(names(), below.source());
            }
            ahead = below;
            return record;
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
