package io.financereport.statement.reading.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Columns of amounts that are each called by another currency, of which each row fills one, as Canadian banks write {@code CAD$} and
 * {@code USD$}: all amounts go to the first of them, with their currency.
 *
 * @param columns of amounts, from left to right
 * @param currencies of each, as an ISO 4217 code
 */
record AmountsByCurrency(List<Integer> columns, List<String> currencies) implements UnaryOperator<CsvRecord> {
    private static final int ROWS_LOOKED_AT = 2_000;

    AmountsByCurrency {
        columns = List.copyOf(columns);
        currencies = List.copyOf(currencies);
    }

    /** Null where the columns are not so. */
    static @Nullable AmountsByCurrency of(Table table, CsvColumns columns) throws IOException {
        var amounts = columns.header().columns(ColumnRole.AMOUNT);
        if (amounts.size() < 2 || columns.amount() != amounts.getFirst() || columns.currency() >= 0) {
            return null;
        }
        var currencies = new ArrayList<String>();
        for (int column : amounts) {
            var code = HeaderWords.currencyIn(columns.header().names().get(column));
            if (code == null) {
                return null;
            }
            currencies.add(code);
        }
        var found = new AmountsByCurrency(amounts, currencies);
        return new HashSet<>(currencies).size() == currencies.size() && found.fits(table, columns.header())
                ? found
                : null;
    }

    private boolean fits(Table table, CsvHeader header) throws IOException {
        var filled = new boolean[columns.size()];
        var rows = 0;
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null && rows < ROWS_LOOKED_AT; record = records.next()) {
                if (record.line() <= header.line()) {
                    continue;
                }
                rows++;
                var amounts = 0;
                for (int i = 0; i < filled.length; i++) {
                    if (!record.value(columns.get(i)).isEmpty()) {
                        filled[i] = true;
                        amounts++;
                    }
                }
                if (amounts > 1) {
                    return false;
                }
            }
        }
        var used = 0;
        for (boolean each : filled) {
            used += each ? 1 : 0;
        }
        return used > 1;
    }

    @Override
    public CsvRecord apply(CsvRecord record) {
        for (int i = 0; i < columns.size(); i++) {
            var amount = record.value(columns.get(i));
            if (!amount.isEmpty()) {
                var fields = new ArrayList<>(record.fields());
                fields.set(columns.get(i), "");
                fields.set(columns.getFirst(), amount + " " + currencies.get(i));
                return new CsvRecord(fields, record.source());
            }
        }
        return record;
    }
}
