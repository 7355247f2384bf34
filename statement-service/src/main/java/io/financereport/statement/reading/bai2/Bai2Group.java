package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header of a group (02): the accounts of one bank on one day.
 *
 * @param institution the bank's number as written
 * @param status what is to be done with the group
 * @param asOf the day on which its rows are booked
 * @param currency of its accounts unless they say another
 * @param finality whether the day is done
 */
record Bai2Group(
        @Nullable String institution,
        Status status,
        LocalDate asOf,
        @Nullable Currency currency,
        Finality finality) {
    /** What the bank says that a group is for. */
    enum Status {
        UPDATE,
        DELETION,
        CORRECTION,
        TEST;

        boolean posts() {
            return this == UPDATE || this == CORRECTION;
        }
    }

    /** The as-of date modifier: reports of a day before its end are interim, and another one follows. */
    enum Finality {
        FINAL,
        INTERIM
    }

    /**
     * @throws Refusal when the day or the currency cannot be read
     */
    static Bai2Group of(Bai2Record header) {
        var fields = header.fields();
        fields.skip(1);
        var institution = Texts.cleanOrNull(fields.next());
        var status = status(fields.next(), header.line());
        var written = fields.next();
        var asOf = Bai2Values.day(written);
        if (asOf == null) {
            throw new Refusal(
                    ReadingCode.DATE_UNREADABLE,
                    "\"" + Bai2Values.shortened(written)
                            + "\" is no day (YYMMDD), so the rows of the group that begins here have no booking date.",
                    header.line());
        }
        fields.skip(1);
        var currency = currency(fields.next(), header.line());
        return new Bai2Group(institution, status, asOf, currency, finality(fields.next()));
    }

    /**
     * The currency of the code, or null where it is left blank.
     *
     * @throws Refusal when there is no such currency
     */
    static @Nullable Currency currency(String code, long line) {
        if (code.isEmpty()) {
            return null;
        }
        var currency = Bai2Values.currency(code.toUpperCase(Locale.ROOT));
        if (currency == null) {
            throw new Refusal(
                    ReadingCode.CURRENCY_UNKNOWN,
                    "\"" + Bai2Values.shortened(code) + "\" is not the code of a currency.",
                    line);
        }
        return currency;
    }

    private static Status status(String code, long line) {
        return switch (code) {
            case "", "1" -> Status.UPDATE;
            case "2" -> Status.DELETION;
            case "3" -> Status.CORRECTION;
            case "4" -> Status.TEST;
            default ->
                throw new Refusal(
                        ReadingCode.GROUP_STATUS_UNKNOWN,
                        "The group has the status \"" + Bai2Values.shortened(code)
                                + "\"; known are 1 (update), 2 (deletion), 3 (correction) and 4 (test).",
                        line);
        };
    }

    private static Finality finality(String modifier) {
        return modifier.equals("1") || modifier.equals("3") ? Finality.INTERIM : Finality.FINAL;
    }
}
