package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A booked balance.
 *
 * @param amount plus is credit
 * @param currency null where the bank leaves it out
 * @param on its day; null when there is none
 */
record CamtBalance(
        Type type,
        BigDecimal amount,
        @Nullable Currency currency,
        @Nullable LocalDate on,
        long line) {
    /** The balances that tell what is booked; available, forward and expected ones do not. */
    enum Type {
        OPBD,
        PRCD,
        ITBD,
        CLBD
    }

    /** Whether it is of the same day and currency as the other one, and of another amount. */
    boolean speaksAgainst(CamtBalance other) {
        return Objects.equals(on, other.on)
                && Objects.equals(currency, other.currency)
                && amount.compareTo(other.amount) != 0;
    }

    /** Reads a {@code Bal}; null when it is of another type, or cannot be read, which is said. */
    static @Nullable CamtBalance read(XmlElements xml, Findings findings) throws IOException {
        var line = xml.line();
        Type type = null;
        var written = "";
        String code = null;
        var indicator = "";
        LocalDate on = null;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Tp" -> type = type(xml);
                case "Amt" -> {
                    code = xml.attribute("Ccy");
                    written = xml.text();
                }
                case "CdtDbtInd" -> indicator = xml.text();
                case "Dt" -> on = CamtValues.day(xml.text());
                default -> {}
            }
        }
        if (type == null) {
            return null;
        }
        var amount = CamtValues.decimal(written);
        var sign = CamtValues.sign(indicator);
        var currency = code == null ? null : Currencies.ofCode(code);
        if (amount == null || sign == 0 || (code != null && currency == null)) {
            findings.add(
                    ReadingCode.BALANCE_UNREADABLE,
                    "The balance " + type + " \"" + Amounts.shortened(written)
                            + "\" cannot be read and proves nothing.",
                    line);
            return null;
        }
        return new CamtBalance(type, CamtValues.signed(amount, sign), currency, on, line);
    }

    private static @Nullable Type type(XmlElements xml) throws IOException {
        var code = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            code = name.equals("CdOrPrtry") || name.equals("Cd") ? xml.text() : code;
        }
        return switch (code) {
            case "OPBD" -> Type.OPBD;
            case "PRCD" -> Type.PRCD;
            case "ITBD" -> Type.ITBD;
            case "CLBD" -> Type.CLBD;
            default -> null;
        };
    }
}
