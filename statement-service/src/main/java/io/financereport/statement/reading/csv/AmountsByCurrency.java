package io.financereport.statement.reading.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of amounts that are each called by another currency, of which each row fills one, as Canadian banks write {@code CAD$} and
 * {@code USD$}: all amounts go to the first of them, and their currency to the second.
 *
 * @param amounts the columns of amounts, from left to right
 * @param currencies of each, as an ISO 4217 code
 */
record AmountsByCurrency(List<Integer> amounts, List<String> currencies) implements UnaryOperator<CsvRecord> {
    private static final int ROWS_LOOKED_AT = 2_000;

    AmountsByCurrency {
        amounts = List.copyOf(amounts);
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
        var used = new HashSet<String>();
        var rows = 0;
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null && rows < ROWS_LOOKED_AT; record = records.next()) {
                if (record.line() <= header.line()) {
                    continue;
                }
                rows++;
                var filled = isDone(record) ? List.of(record.value(currency())) : filled(record);
                if (filled.size() > 1) {
                    return false;
                }
                used.addAll(filled);
            }
        }
        return used.size() > 1;
    }

    private List<String> filled(CsvRecord record) {
        return IntStream.range(0, amounts.size())
                .filter(i -> !record.value(amounts.get(i)).isEmpty())
                .mapToObj(currencies::get)
                .toList();
    }

    /** Whether it is a row of a sample, which was brought into the form already. */
    private boolean isDone(CsvRecord record) {
        return currencies.contains(record.value(currency()));
    }

    /** Where the currency stands then. */
    int currency() {
        return amounts.get(1);
    }

    @Override
    public CsvRecord apply(CsvRecord record) {
        if (isDone(record)) {
            return record;
        }
        for (int i = 0; i < amounts.size(); i++) {
            var amount = record.value(amounts.get(i));
            if (!amount.isEmpty()) {
                var fields = new ArrayList<>(record.fields());
                while (fields.size() <= amounts.get(1)) {
                    fields.add("");
                }
                fields.set(amounts.get(i), "");
                fields.set(amounts.getFirst(), amount);
                fields.set(amounts.get(1), currencies.get(i));
                return new CsvRecord(fields, record.source());
            }
        }
        return record;
    }
}
