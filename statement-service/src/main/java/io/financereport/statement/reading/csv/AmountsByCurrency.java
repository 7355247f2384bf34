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
        return new HashSet<>(currencies).size() == currencies.size() && found.fits(table, columns) ? found : null;
    }

    /** Whether no row fills two of them, and the rows fill several. */
    private boolean fits(Table table, CsvColumns columns) throws IOException {
        var header = columns.header();
        var used = new HashSet<String>();
        try (var records = table.open(header.separator())) {
            for (var record = records.next(); record != null; record = records.next()) {
                // Where the first of them is empty, it seems to have no amount.
                var kind = record.line() <= header.line() ? CsvColumns.Kind.BLANK : columns.kindOf(record);
                if (kind != CsvColumns.Kind.ROW && kind != CsvColumns.Kind.WITHOUT_AMOUNT) {
                    continue;
                }
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

    /** What the columns hold then. */
    CsvHeader in(CsvHeader header) {
        List<@Nullable ColumnRole> roles = new ArrayList<>(header.roles());
        amounts.stream().skip(1).forEach(column -> roles.set(column, null));
        roles.set(currency(), ColumnRole.CURRENCY);
        return header.with(roles);
    }

    private int currency() {
        return amounts.get(1);
    }

    @Override
    public CsvRecord apply(CsvRecord record) {
        if (isDone(record)) {
            return record;
        }
        var filled = filled(record);
        if (filled.size() != 1) {
            return record;
        }
        var column = amounts.get(currencies.indexOf(filled.getFirst()));
        var fields = new ArrayList<>(record.fields());
        while (fields.size() <= currency()) {
            fields.add("");
        }
        var amount = fields.set(column, "");
        fields.set(amounts.getFirst(), amount);
        fields.set(currency(), filled.getFirst());
        return new CsvRecord(fields, record.source());
    }
}
