package io.financereport.statement.reading.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are brought into the form that all others have: days with their year, one column of amounts. What stands in the
 * file, and where, is the same.
 */
record RowForms(Table written, long headerLine, List<UnaryOperator<CsvRecord>> forms) implements TableView {
    RowForms {
        forms = List.copyOf(forms);
    }

    /** The table itself where its rows need nothing. */
    static Table of(Table table, CsvColumns columns) throws IOException {
        var forms = new ArrayList<UnaryOperator<CsvRecord>>();
        var years = DaysWithoutYear.of(table, columns);
        if (years != null) {
            forms.add(years);
        }
        var currencies = AmountsByCurrency.of(table, columns);
        if (currencies != null) {
            forms.add(currencies);
        }
        return forms.isEmpty() ? table : new RowForms(table, columns.header().line(), forms);
    }

    @Override
    public Records open(char separator) throws IOException {
        var records = written.open(separator);
        return new Records() {
            @Override
            public @Nullable CsvRecord next() throws IOException {
                var record = records.next();
                if (record == null || record.line() <= headerLine) {
                    return record;
                }
                for (UnaryOperator<CsvRecord> form : forms) {
                    record = form.apply(record);
                }
                return record;
            }

            @Override
            public void close() throws IOException {
                records.close();
            }
        };
    }
}
