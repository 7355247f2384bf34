package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A balance that a line states beside the rows, as written.
 *
 * @param name what the line calls it
 * @param amount may have a currency beside it
 * @param day of which it is, where the line says one
 * @param isOut whether it stands in the column of money out, or its name says that it is below zero
 */
record BalanceLine(String name, String amount, @Nullable String day, boolean isOut, long line) {
    private static final int NAME_LENGTH_MAX = 120;
    private static final Pattern DAY = Pattern.compile(
            "\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{2,4}|\\d{1,2}\\.? \\p{L}{3,12}\\.? \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日");
    private static final Pattern DECIMALS = Pattern.compile("[.,]\\d{2}(?!\\d)");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** Whether a field begins with the name of a balance that counts. */
    static boolean isNamedIn(CsvRecord line) {
        return line.fields().stream().anyMatch(BalanceLine::isNamed);
    }

    /** Whether a field is the name of a balance and nothing else, and no shop's. */
    static boolean isAllOfOne(CsvRecord line) {
        return line.fields().stream()
                .anyMatch(field -> BalanceWords.isAllOf(field.strip()) && !BalanceWords.isOfRowsToo(field.strip()));
    }

    /** Those that the line states; a name without an amount states none. */
    static List<BalanceLine> in(CsvRecord line, CsvColumns columns) {
        var found = new ArrayList<BalanceLine>();
        for (int i = 0; i < line.fields().size(); i++) {
            if (isNamed(line.field(i))) {
                var stated = at(line, i, columns);
                if (stated != null) {
                    found.add(stated);
                }
            }
        }
        return found;
    }

    /** Those whose names stand in the line above, each over its amount. */
    static List<BalanceLine> below(CsvRecord names, CsvRecord line) {
        var found = new ArrayList<BalanceLine>();
        for (int i = 0; i < names.fields().size(); i++) {
            var amount = line.value(i);
            if (isNamed(names.field(i)) && isAmount(amount)) {
                found.add(of(names.field(i), amount, dayIn(names.field(i)), false, line.line()));
            }
        }
        return found;
    }

    /** The days that stand in a line, as written. */
    static List<String> daysIn(CsvRecord line) {
        var days = new ArrayList<String>();
        for (String field : line.fields()) {
            DAY.matcher(field)
                    .results()
                    .map(MatchResult::group)
                    .filter(day -> !WrittenDate.of(day).readings().isEmpty())
                    .forEach(days::add);
        }
        return days;
    }

    /** Whether a line begins with a day, has an amount with decimals, and names no balance: a row rather than a statement. */
    static boolean isLikeRow(CsvRecord line) {
        var first = line.fields().stream().filter(field -> !field.isBlank()).findFirst();
        return first.isPresent()
                && !WrittenDate.of(first.get()).readings().isEmpty()
                && line.fields().stream()
                        .anyMatch(field -> DECIMALS.matcher(field).find() && isAmount(field))
                && !isNamedIn(line);
    }

    /** Whether a line of the table has a day, and an amount that is not the balance beside it: it may be a row of a shop called so. */
    static boolean mayBeRow(CsvRecord line, CsvColumns columns) {
        var day = line.field(columns.bookedOn());
        return line.line() > columns.header().line()
                && !WrittenDate.of(day).readings().isEmpty()
                && IntStream.of(columns.amount(), columns.debit(), columns.credit())
                        .mapToObj(line::value)
                        .anyMatch(amount -> isOtherThan(line.value(columns.balance()), amount));
    }

    private static boolean isOtherThan(String balance, String amount) {
        var number = amount.isEmpty() ? null : WrittenNumber.of(amount);
        var other = balance.isEmpty() ? null : WrittenNumber.of(balance);
        return number != null && !number.isZero() && (other == null || !isSame(number, other));
    }

    private static boolean isSame(WrittenNumber one, WrittenNumber other) {
        return Stream.of('.', ',').anyMatch(mark -> {
            var size = one.read(mark);
            var otherSize = other.read(mark);
            return size != null && otherSize != null && size.abs().compareTo(otherSize.abs()) == 0;
        });
    }

    private static boolean isNamed(String field) {
        return !field.isEmpty()
                && field.length() <= NAME_LENGTH_MAX
                && !Character.isDigit(field.charAt(0))
                && BalanceWords.isNamed(field);
    }

    private static @Nullable BalanceLine at(CsvRecord line, int name, CsvColumns columns) {
        var text = line.field(name);
        var day = dayIn(text);
        if (line.line() > columns.header().line()) {
            day = day == null ? dayIn(line.field(columns.bookedOn())) : day;
            for (int column : new int[] {columns.balance(), columns.amount(), columns.credit(), columns.debit()}) {
                if (isAmount(line.value(column))) {
                    return of(text, line.value(column), day, column == columns.debit(), line.line());
                }
            }
        }
        var within = amountAtEnd(text);
        if (!within.isEmpty()) {
            return of(text, within, dayIn(text), false, line.line());
        }
        for (int i = name + 1; i < line.fields().size() && !isNamed(line.field(i)); i++) {
            var value = line.value(i);
            if (!WrittenDate.of(value).readings().isEmpty()) {
                day = day == null ? value : day;
            } else if (isAmount(value)) {
                return of(text, value, day, false, line.line());
            }
        }
        return null;
    }

    private static BalanceLine of(String name, String amount, @Nullable String day, boolean isOut, long line) {
        return new BalanceLine(name, amount, day, isOut || BalanceWords.isBelowZero(name), line);
    }

    private static @Nullable String dayIn(String text) {
        var day = DAY.matcher(text);
        return day.find() && !WrittenDate.of(day.group()).readings().isEmpty() ? day.group() : null;
    }

    /** The amount that a text ends with, behind a name and perhaps a day. */
    private static String amountAtEnd(String text) {
        var rest = DAY.matcher(BalanceWords.afterName(text)).replaceAll(":").strip();
        rest = rest.substring(rest.lastIndexOf(':') + 1).strip();
        while (!rest.isEmpty() && !isAmount(rest)) {
            var blank = BLANK.matcher(rest);
            rest = blank.find() ? rest.substring(blank.end()) : "";
        }
        return rest;
    }

    private static boolean isAmount(String text) {
        var number = text.isEmpty() ? null : WrittenNumber.of(text);
        return number != null
                && (number.read('.') != null || number.read(',') != null)
                && WrittenDate.of(text).readings().isEmpty();
    }
}
