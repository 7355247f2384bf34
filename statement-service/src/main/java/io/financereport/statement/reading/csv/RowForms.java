package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadingProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are brought into the form that all others have: whole days, one column of amounts. What stands in the
 * file, and where, is the same.
 *
 * @param header as it is in the file, and in the layout of its bank
 * @param columns where what stands then
 * @param forms that each row below the names goes through
 * @param remarks what to say of it
 */
record RowForms(
        Table written,
        CsvHeader header,
        CsvColumns columns,
        List<UnaryOperator<CsvRecord>> forms,
        List<ReadingProblem> remarks)
        implements TableView {
    RowForms {
        forms = List.copyOf(forms);
        remarks = List.copyOf(remarks);
    }

    /**
     * The table as it is where its rows need nothing.
     *
     * @param order a person's answer to which of day and month comes first; null while there is none
     */
    static RowForms of(Table table, CsvHeader header, @Nullable DateOrder order) throws IOException {
        var columns = CsvColumns.of(header);
        var forms = new ArrayList<UnaryOperator<CsvRecord>>();
        var remarks = new ArrayList<ReadingProblem>();
        var days = DaysInParts.of(columns);
        if (days != null) {
            forms.add(days);
        }
        var years = DaysWithoutYear.of(table, columns, order);
        if (years != null) {
            forms.add(years);
            remarks.add(years.remark());
        }
        var currencies = AmountsByCurrency.of(table, columns);
        if (currencies != null) {
            forms.add(currencies);
            return new RowForms(table, header, CsvColumns.of(currencies.in(header)), forms, remarks);
        }
        return new RowForms(table, header, columns, forms, remarks);
    }

    @Override
    public Records open(char separator) throws IOException {
        var records = written.open(separator);
        if (forms.isEmpty()) {
            return records;
        }
        var headerLine = header.line();
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
