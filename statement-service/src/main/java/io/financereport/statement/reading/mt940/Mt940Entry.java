package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement line: {@code 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]}.
 *
 * @param bookedOn the entry date, else the value date
 * @param valueOn null when the calendar has no such day
 * @param valueSaid the value date as written
 * @param amount plus is money in
 * @param standing booked, or pending when it is marked EC or ED as expected
 * @param type transaction type, such as NTRF
 * @param customerReference as written; empty when there is none
 * @param bankReference as written; empty when there is none
 * @param details the line beneath; empty when there is none
 */
record Mt940Entry(
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        String valueSaid,
        BigDecimal amount,
        Standing standing,
        String type,
        String customerReference,
        String bankReference,
        String details) {
    private static final int TYPE_CHARACTERS = 4;
    private static final int DAYS_OF_ANY_MONTH = 31;
    private static final int MONTHS = 12;

    /** Zeros for the value date say no year either. */
    private static final String NO_DAY = "000000";

    /** A value date with its century: eight digits before the mark, or twelve with the entry date, are no other days. */
    private static final Pattern CENTURY = Pattern.compile("(?:19|20)(?=\\d{6}(?:\\d{4})?\\s*[A-Za-z])");

    /**
     * @throws Refusal when the line cannot be read, saying where
     */
    static Mt940Entry of(Mt940Field field) {
        var text = plain(field.first());
        if (!Mt940Values.hasDigits(text, 0, 6)) {
            throw refusal(ReadingCode.DATE_UNREADABLE, "does not begin with a date", field);
        }
        var hasEntryDate = Mt940Values.hasDigits(text, 6, 4);
        var valueOn = Mt940Values.day(text, 0);
        var bookedOn = hasEntryDate ? entryDate(text) : valueOn;
        if (bookedOn == null) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "The calendar has no day " + text.substring(0, hasEntryDate ? 10 : 6)
                            + ", so the row has no booking date.",
                    field.line());
        }
        var mark = Mark.at(text, afterBlanks(text, hasEntryDate ? 10 : 6), field);
        var from = afterFundsCode(text, mark.end());
        var end = Mt940Values.endOfAmount(text, from);
        var amount = amount(text.substring(from, end), text.substring(end).strip(), field);
        var rest = text.substring(end).stripLeading();
        var references = rest.length() > TYPE_CHARACTERS ? rest.substring(TYPE_CHARACTERS) : "";
        var slashes = references.indexOf("//");
        return new Mt940Entry(
                bookedOn,
                valueOn,
                text.substring(0, 6),
                mark.isCredit() ? amount : amount.negate(),
                mark.standing(),
                rest.substring(0, Math.min(TYPE_CHARACTERS, rest.length())).strip(),
                (slashes < 0 ? references : references.substring(0, slashes)).strip(),
                slashes < 0 ? "" : references.substring(slashes + 2).strip(),
                String.join(" ", field.lines().subList(1, field.lines().size())).strip());
    }

    /** The line as the standard writes it, without blanks before the date or the date's century. */
    private static String plain(String written) {
        var text = written.stripLeading();
        var century = CENTURY.matcher(text);
        return century.lookingAt() ? text.substring(century.end()) : text;
    }

    /** The entry date has no year: it is that of the value date, or the one beside it when that is nearer. */
    private static @Nullable LocalDate entryDate(String text) {
        if (text.startsWith(NO_DAY)) {
            return null;
        }
        var year = Mt940Values.year(text, 0);
        var month = Mt940Values.two(text, 6);
        var day = Mt940Values.two(text, 8);
        var value = dayOfYear(Mt940Values.two(text, 2), Mt940Values.two(text, 4));
        var apart = dayOfYear(month, day) - value;
        var half = MONTHS * DAYS_OF_ANY_MONTH / 2;
        if (apart > half) {
            year--;
        } else if (apart < -half) {
            year++;
        }
        return Mt940Values.day(year, month, day);
    }

    /** Counts days as if each month had 31, so that 30 February has its place too. */
    private static int dayOfYear(int month, int day) {
        return Math.min(month, MONTHS) * DAYS_OF_ANY_MONTH + day;
    }

    private static BigDecimal amount(String digits, String rest, Mt940Field field) {
        var isWhole = rest.length() >= TYPE_CHARACTERS || (!field.endsFile() && rest.isEmpty() && digits.contains(","));
        var amount = Mt940Values.decimal(digits);
        if (amount == null || (!rest.isEmpty() && !Character.isLetter(rest.charAt(0)))) {
            throw refusal(ReadingCode.AMOUNT_UNREADABLE, "has no amount that can be read", field);
        }
        if (!isWhole) {
            throw refusal(ReadingCode.ROW_INCOMPLETE, "ends before its transaction type", field);
        }
        return amount;
    }

    /** What is wrong with the last line of a file is that the file ends too early. */
    private static Refusal refusal(ReadingCode code, String what, Mt940Field field) {
        if (field.endsFile()) {
            return new Refusal(
                    ReadingCode.FILE_CUT_OFF, "The file ends within this row; download it again.", field.line());
        }
        return new Refusal(code, "The row \"" + Amounts.shortened(field.first()) + "\" " + what + ".", field.line());
    }

    private static int afterFundsCode(String text, int from) {
        var at = afterBlanks(text, from);
        var isCode = at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
        return isCode ? afterBlanks(text, at + 1) : at;
    }

    private static int afterBlanks(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Which way the money goes: a reversal of a credit takes it back. */
    private record Mark(boolean isCredit, Standing standing, int end) {
        static Mark at(String text, int at, Mt940Field field) {
            var first = letter(text, at);
            var second = letter(text, at + 1);
            if (first == 'C' || first == 'D') {
                return new Mark(first == 'C', Standing.BOOKED, at + 1);
            } else if (first == 'R' && (second == 'C' || second == 'D')) {
                return new Mark(second == 'D', Standing.BOOKED, at + 2);
            } else if (first == 'E' && (second == 'C' || second == 'D')) {
                return new Mark(second == 'C', Standing.PENDING, at + 2);
            } else {
                throw refusal(ReadingCode.ROW_INCOMPLETE, "has no mark C, D, RC or RD", field);
            }
        }

        private static char letter(String text, int at) {
            return at < text.length() ? Character.toUpperCase(text.charAt(at)) : ' ';
        }
    }
}
