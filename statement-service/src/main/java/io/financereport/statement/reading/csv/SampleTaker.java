package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.RowRead;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the beginning of a table as a sample, up to the last row that fits into it. */
final class SampleTaker {
    private final Currency currency;
    private final List<List<String>> records = new ArrayList<>();
    private final List<TableSample.Golden> rows = new ArrayList<>();
    private int characters;
    private int recordsUpToLastRow;
    private boolean isFull;

    SampleTaker(Currency currency) {
        this.currency = currency;
    }

    void see(CsvRecord record) {
        if (isFull) {
            return;
        }
        characters += TableSample.characters(record.fields());
        isFull = characters > TableSample.CHARACTERS_MAX || records.size() == TableSample.RECORDS_MAX;
        if (!isFull) {
            records.add(record.fields());
        }
    }

    /** The booked row of the record seen last. */
    void see(RowRead row) {
        if (!isFull) {
            rows.add(TableSample.Golden.of(row));
            recordsUpToLastRow = records.size();
            isFull = rows.size() == TableSample.ROWS_MAX;
        }
    }

    @Nullable
    TableSample sample() {
        return rows.isEmpty() ? null : new TableSample(currency, records.subList(0, recordsUpToLastRow), rows);
    }
}
