package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DateColumn;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.Iban;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a file whose header is missing, or in words that are not known, by what stands in them: days, amounts,
 * balances that follow from the amounts, currencies, words for in and out. What the values leave open is not decided.
 */
final class ColumnsByValue {
    private static final int ROWS_LOOKED_AT = 300;
    private static final int COLUMNS_MAX = 100;

    private final char separator;
    private final List<CsvRecord> rows;
    private final long headerLine;
    private final List<String> names;
    private final List<@Nullable ColumnRole> roles;
    private boolean isOnlyReading = true;

    private ColumnsByValue(char separator, @Nullable CsvRecord header, List<CsvRecord> rows) {
        this.separator = separator;
        this.rows = rows;
        var first = rows.getFirst();
        this.headerLine = header == null ? first.line() - 1 : header.line();
        var columns = Math.min(
                COLUMNS_MAX,
                rows.stream().mapToInt(row -> row.fields().size()).max().orElse(0));
        this.names = new ArrayList<>();
        this.roles = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            var name = header == null ? "" : header.field(i);
            names.add(name);
            roles.add(HeaderWords.roleOf(name));
        }
    }

    /** The columns under the separator that shows most rows; null when no separator shows any, or their meaning stays open. */
    static @Nullable CsvHeader solve(Table table) throws IOException {
        ColumnsByValue best = null;
        for (char separator : table.separators()) {
            var layout = of(table, separator);
            if (layout != null && (best == null || layout.rows.size() > best.rows.size())) {
                best = layout;
            }
        }
        return best == null ? null : best.solve();
    }

    private static @Nullable ColumnsByValue of(Table table, char separator) throws IOException {
        var rows = new ArrayList<CsvRecord>();
        CsvRecord before = null;
        try (var records = table.open(separator)) {
            for (int i = 0; i < ROWS_LOOKED_AT; i++) {
                var record = records.next();
                if (record == null) {
                    break;
                }
                if (isRow(record) && !BalanceLine.isAllOfOne(record)) {
                    rows.add(record);
                } else if (rows.isEmpty() && record.filledFields() > 0) {
                    before = record;
                }
            }
        } catch (Refusal e) {
            // Quotes that never close under this separator may under another one.
            return null;
        }
        if (rows.isEmpty()) {
            return null;
        }
        var alike = alike(rows);
        var isWhole = alike.size() == rows.size();
        var above = alike.getFirst() == rows.getFirst() ? before : null;
        var layout = new ColumnsByValue(separator, headerOf(above, alike.getFirst()), alike);
        layout.isOnlyReading = isWhole && !layout.isEndOfOtherKind();
        return layout;
    }

    /** Most lines with a day and a number have their first day in one column; others state something about all of them. */
    private static List<CsvRecord> alike(List<CsvRecord> rows) {
        var byPlace = rows.stream().collect(Collectors.groupingBy(ColumnsByValue::placeOfDay));
        var most = Collections.max(byPlace.values(), Comparator.comparingInt(List::size));
        var isMost = byPlace.values().stream().noneMatch(others -> others != most && others.size() == most.size());
        return isMost ? most : rows;
    }

    private static int placeOfDay(CsvRecord row) {
        var place = 0;
        while (place < row.fields().size() && !Values.isDay(row.field(place))) {
            place++;
        }
        return place;
    }

    /** Whether the last line is narrower than all others, or has two fields less in it, as where it states a balance. */
    private boolean isEndOfOtherKind() {
        var width = rows.getFirst().fields().size();
        var last = rows.getLast();
        var others = rows.subList(0, rows.size() - 1);
        return others.size() > 1
                && others.stream().allMatch(row -> row.fields().size() == width)
                && (last.fields().size() < width
                        || others.stream().allMatch(row -> row.filledFields() >= last.filledFields() + 2));
    }

    /** The line above the first row, when it may name its columns: several words and no figures, and as wide. */
    private static @Nullable CsvRecord headerOf(@Nullable CsvRecord before, CsvRecord first) {
        var fits = before != null
                && before.filledFields() > 1
                && before.fields().stream().noneMatch(field -> WrittenNumber.of(field) != null)
                && Math.abs(before.fields().size() - first.fields().size()) <= 1;
        return fits ? before : null;
    }

    /** Whether a field of it is a day and another one a number, so that it names no columns. */
    static boolean isRow(CsvRecord record) {
        var days = 0;
        var numbers = 0;
        for (int i = 0; i < Math.min(COLUMNS_MAX, record.fields().size()); i++) {
            var value = record.field(i);
            if (Values.isDay(value)) {
                days++;
            } else if (WrittenNumber.of(value) != null) {
                numbers++;
            }
        }
        return days > 0 && numbers > 0;
    }

    private @Nullable CsvHeader solve() {
        assignDays();
        if (!hasRole(ColumnRole.AMOUNT) && !hasRole(ColumnRole.DEBIT) && !hasRole(ColumnRole.CREDIT)) {
            if (!assignAmounts()) {
                return null;
            }
        }
        assignWords();
        var header = new CsvHeader(
                separator,
                headerLine,
                names,
                roles,
                isOnlyReading ? CsvHeader.From.ONLY_VALUES : CsvHeader.From.VALUES);
        return header.hasDate() ? header : null;
    }

    private void assignDays() {
        if (hasRole(ColumnRole.BOOKED_ON) || hasRole(ColumnRole.DATE)) {
            return;
        }
        var days = new ArrayList<Integer>();
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) == null && allFilled(column, Values::isDay) && isOfOtherDays(column, days)) {
                days.add(column);
            }
        }
        if (!days.isEmpty()) {
            set(days.getFirst(), ColumnRole.BOOKED_ON);
        }
        if (days.size() > 1) {
            set(days.get(1), ColumnRole.VALUE_ON);
            // Of several days a name with the word for a day does not say which.
            isOnlyReading &=
                    names.get(days.get(0)).isBlank() && names.get(days.get(1)).isBlank();
            isOnlyReading &= days.size() == 2 && new DayColumns(dates(days.get(0)), dates(days.get(1))).isFirstBooked();
        }
    }

    /** A third column that repeats the days of one before it tells nothing, and takes nothing away. */
    private boolean isOfOtherDays(int column, List<Integer> days) {
        return days.size() < 2
                || days.stream().noneMatch(other -> readings(other).equals(readings(column)));
    }

    private List<Map<DateOrder, LocalDate>> readings(int column) {
        return dates(column).stream().map(WrittenDate::readings).toList();
    }

    private List<WrittenDate> dates(int column) {
        return rows.stream().map(row -> WrittenDate.of(row.field(column))).toList();
    }

    private boolean assignAmounts() {
        var numbers = new ArrayList<NumberColumn>();
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) == null) {
                var number = NumberColumn.of(rows, column);
                if (number != null) {
                    numbers.add(number);
                }
            }
        }
        var solved = AmountColumns.solve(numbers, rows.size(), isOut());
        if (solved == null) {
            return false;
        }
        isOnlyReading &= solved.isOnly();
        set(solved.amount(), ColumnRole.AMOUNT);
        set(solved.debit(), ColumnRole.DEBIT);
        set(solved.credit(), ColumnRole.CREDIT);
        set(solved.balance(), ColumnRole.BALANCE);
        return true;
    }

    /** What the first column of words for in and out says of each row. */
    private List<Boolean> isOut() {
        for (int column = 0; column < roles.size(); column++) {
            if (allFilled(column, DirectionWords::isDirection) && !isOfDashes(column)) {
                var place = column;
                return rows.stream()
                        .map(row -> DirectionWords.isOut(row.field(place)))
                        .toList();
            }
        }
        return List.of();
    }

    private void assignWords() {
        var isNamed = hasRole(ColumnRole.DESCRIPTION) || hasRole(ColumnRole.COUNTERPARTY);
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column) != null) {
                continue;
            }
            if (!hasRole(ColumnRole.CURRENCY) && allFilled(column, Values::isCurrency)) {
                roles.set(column, ColumnRole.CURRENCY);
            } else if (allFilled(column, DirectionWords::isDirection) && !isOfDashes(column)) {
                roles.set(column, ColumnRole.DIRECTION);
            } else if (!isNamed && hasText(column)) {
                roles.set(column, ColumnRole.DESCRIPTION);
            }
        }
    }

    private boolean isOfDashes(int column) {
        return rows.stream().allMatch(row -> row.value(column).isEmpty());
    }

    private boolean hasText(int column) {
        var first = rows.getFirst().field(column);
        var isDifferent = rows.size() == 1
                || rows.stream().anyMatch(row -> !row.field(column).equals(first));
        return isDifferent
                && rows.stream()
                        .map(row -> row.field(column))
                        .anyMatch(value -> value.chars().anyMatch(Character::isLetter)
                                && !Values.isDay(value)
                                && Iban.in(value) == null);
    }

    private boolean allFilled(int column, Predicate<String> kind) {
        return rows.stream().allMatch(row -> kind.test(row.field(column)));
    }

    private boolean hasRole(ColumnRole role) {
        return roles.contains(role);
    }

    private void set(int column, ColumnRole role) {
        if (column >= 0) {
            roles.set(column, role);
            // A name that is not understood may say that it is something else.
            isOnlyReading &= names.get(column).isBlank() || HeaderWords.hasWordFor(role, names.get(column));
        }
    }

    /** What single values can be. */
    private static final class Values {
        private Values() {}

        static boolean isDay(String value) {
            var readings = WrittenDate.of(value).readings();
            return !readings.isEmpty()
                    && readings.values().stream()
                            .allMatch(day ->
                                    day.getYear() >= DateColumn.YEAR_MIN && day.getYear() <= DateColumn.YEAR_MAX);
        }

        static boolean isCurrency(String value) {
            return value.length() == 3
                    && value.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                    && Currencies.find(value) != null;
        }
    }
}
