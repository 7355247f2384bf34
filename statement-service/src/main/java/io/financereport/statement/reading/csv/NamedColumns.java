package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the values of the first rows add to the names of their columns. */
final class NamedColumns {
    private static final Set<String> CURRENCY_WORDS = Set.of(
            "currency",
            "ccy",
            "wahrung",
            "waehrung",
            "devise",
            "divisa",
            "moneda",
            "moeda",
            "valuta",
            "waluta",
            "mena",
            "munt",
            "doviz",
            "валюта",
            "币种",
            "货币",
            "币别",
            "幣別",
            "通貨");

    private final List<String> names;
    private final List<CsvRecord> rows;
    private final List<@Nullable ColumnRole> roles;

    private NamedColumns(CsvHeader header, List<CsvRecord> rows) {
        this.names = header.names();
        this.rows = rows;
        this.roles = new ArrayList<>(header.roles());
    }

    /** The roles of a header's columns after a look at the rows below it. */
    static List<@Nullable ColumnRole> roles(CsvHeader header, List<CsvRecord> rows) {
        var columns = new NamedColumns(header, rows);
        columns.settleWordsOfSeveralMeanings();
        columns.settleAmountsUnderBothSides();
        columns.settleAmountsBehindTheirCurrency();
        columns.findDirection();
        columns.findCurrency();
        return columns.roles;
    }

    private void settleWordsOfSeveralMeanings() {
        for (int column = 0; column < roles.size(); column++) {
            var value = firstOf(column);
            if (roles.get(column) == ColumnRole.DATE_OR_OTHER && value != null) {
                roles.set(column, roleOfValue(value));
            }
        }
    }

    private @Nullable ColumnRole roleOfValue(String value) {
        if (Currencies.find(value) != null) {
            return ColumnRole.CURRENCY;
        } else if (!WrittenDate.of(value).readings().isEmpty()) {
            return ColumnRole.VALUE_ON;
        } else {
            return WrittenNumber.of(value) != null && !roles.contains(ColumnRole.AMOUNT) ? ColumnRole.AMOUNT : null;
        }
    }

    /** "Debit/credit" is over signed amounts in some files, and over words in others. */
    private void settleAmountsUnderBothSides() {
        var column = roles.indexOf(ColumnRole.DIRECTION);
        if (column >= 0
                && !roles.contains(ColumnRole.AMOUNT)
                && all(column, value -> WrittenNumber.of(value) != null)) {
            roles.set(column, ColumnRole.AMOUNT);
        }
    }

    /** Some banks write the name over the currency, and nothing over the amount behind it. */
    private void settleAmountsBehindTheirCurrency() {
        for (int column = 0; column + 1 < roles.size(); column++) {
            var role = roles.get(column);
            if ((CsvHeader.isAmount(role) || role == ColumnRole.BALANCE)
                    && names.get(column + 1).isBlank()
                    && all(column, NamedColumns::isCurrency)
                    && all(column + 1, value -> WrittenNumber.of(value) != null)) {
                roles.set(column, roles.contains(ColumnRole.CURRENCY) ? null : ColumnRole.CURRENCY);
                roles.set(column + 1, role);
            }
        }
    }

    /** A column of words for in and out, whatever stands over it, beside amounts that need one. */
    private void findDirection() {
        if (!roles.contains(ColumnRole.AMOUNT) || roles.contains(ColumnRole.DIRECTION)) {
            return;
        }
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) == null
                    && all(column, DirectionWords::isDirection)
                    && any(column, DirectionWords::isOut)
                    && any(column, value -> !DirectionWords.isOut(value))) {
                roles.set(column, ColumnRole.DIRECTION);
                return;
            }
        }
    }

    /** Codes of currencies next to an amount, under a name that has the word for them. */
    private void findCurrency() {
        for (int column = 0; column < roles.size() && !roles.contains(ColumnRole.CURRENCY); column++) {
            if (roles.get(column) == null
                    && (isAmountAt(column - 1) || isAmountAt(column + 1))
                    && namesCurrency(names.get(column))
                    && all(column, NamedColumns::isCurrency)) {
                roles.set(column, ColumnRole.CURRENCY);
            }
        }
    }

    private boolean isAmountAt(int column) {
        return column >= 0 && column < roles.size() && CsvHeader.isAmount(roles.get(column));
    }

    private static boolean namesCurrency(String name) {
        var words = PlainWords.of(name);
        return CURRENCY_WORDS.stream().anyMatch(words::contains);
    }

    private static boolean isCurrency(String value) {
        return Currencies.ofCode(value) != null;
    }

    private @Nullable String firstOf(int column) {
        return rows.stream()
                .map(row -> row.field(column))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Whether there are values and all are so. */
    private boolean all(int column, Predicate<String> kind) {
        return firstOf(column) != null && !any(column, value -> !kind.test(value));
    }

    private boolean any(int column, Predicate<String> kind) {
        return rows.stream()
                .map(row -> row.field(column))
                .filter(value -> !value.isEmpty())
                .anyMatch(kind);
    }
}
