package io.financereport.statement.reading.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Year, month and day in a column each, as a Japanese bank writes {@code 操作日(年)}, {@code 操作日(月)} and {@code 操作日(日)}: all three go to
 * the first of them.
 *
 * @param column of the years; months and days follow it
 */
record DaysInParts(int column) implements UnaryOperator<CsvRecord> {
    private static final List<String> PARTS = List.of("年", "月", "日");
    /** Of the common era: those of an emperor are of fewer digits, and nothing says of which. */
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{1,2}");
    private static final Pattern BRACKETED = Pattern.compile("(.+)[(（](.)[)）]");

    /** Null where the day of booking is not so. */
    static @Nullable DaysInParts of(CsvColumns columns) {
        var first = columns.bookedOn();
        var names = columns.header().names();
        for (int i = 0; i < PARTS.size(); i++) {
            var name = BRACKETED.matcher(
                    first + i < names.size() ? names.get(first + i).strip() : "");
            if (!name.matches() || !name.group(2).equals(PARTS.get(i))) {
                return null;
            }
        }
        return new DaysInParts(first);
    }

    @Override
    public CsvRecord apply(CsvRecord record) {
        var year = record.field(column);
        var month = record.field(column + 1);
        var day = record.field(column + 2);
        if (!YEAR.matcher(year).matches()
                || !TWO_DIGITS.matcher(month).matches()
                || !TWO_DIGITS.matcher(day).matches()) {
            return record;
        }
        var fields = new ArrayList<>(record.fields());
        fields.set(column, year + "-" + padded(month) + "-" + padded(day));
        return new CsvRecord(fields, record.source());
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
