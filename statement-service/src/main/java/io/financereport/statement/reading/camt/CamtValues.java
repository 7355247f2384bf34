package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.DateColumn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates, amounts and signs as ISO 20022 writes them. */
final class CamtValues {
    private static final int DAY_CHARACTERS = 10;
    private static final int DIGITS_MAX = 30;

    private CamtValues() {}

    /** The day as written, in the bank's own time, of a date or of a date with time; null when there is none. */
    static @Nullable LocalDate day(String text) {
        if (text.length() < DAY_CHARACTERS || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        if (text.length() > DAY_CHARACTERS && "TZ+- ".indexOf(text.charAt(DAY_CHARACTERS)) < 0) {
            return null;
        }
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        try {
            return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * @throws Refusal when the text is no day that a statement can hold
     */
    static LocalDate dayOfRow(String text, long line) {
        var day = day(text);
        if (day == null) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "\"" + Amounts.shortened(text) + "\" is not a date.", line);
        }
        if (day.getYear() < DateColumn.YEAR_MIN || day.getYear() > DateColumn.YEAR_MAX) {
            throw new Refusal(ReadingCode.DATE_OUT_OF_RANGE, "No statement holds a row of " + day + ".", line);
        }
        return day;
    }

    /** A decimal without sign, as the standard demands: the sign stands in {@code CdtDbtInd}. Null when it is none. */
    static @Nullable BigDecimal decimal(String text) {
        var from = text.startsWith("+") ? 1 : 0;
        var points = 0;
        for (int at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return null;
            }
        }
        var digits = text.length() - from - points;
        return points > 1 || digits < 1 || digits > DIGITS_MAX ? null : new BigDecimal(text);
    }

    /** Plus for a credit, minus for a debit, zero when the text says neither. */
    static int sign(String indicator) {
        return switch (indicator) {
            case "CRDT" -> 1;
            case "DBIT" -> -1;
            default -> 0;
        };
    }

    static BigDecimal signed(BigDecimal amount, int sign) {
        return sign < 0 ? amount.negate() : amount;
    }

    static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (int at = from; at < to; at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
