package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction (16).
 *
 * @param type three digits
 * @param written the amount as written, in smallest units; null when it is left blank
 * @param valueSaid the value date as written; empty when there is none
 * @param bankReference as written; empty when there is none
 * @param customerReference as written; empty when there is none
 */
record Bai2Entry(
        String type,
        Bai2Direction direction,
        @Nullable BigDecimal written,
        String valueSaid,
        String bankReference,
        String customerReference,
        String text) {
    private static final int TYPE_DIGITS = 3;

    /**
     * @throws Refusal when type code or amount cannot be read
     */
    static Bai2Entry of(Bai2Record row) {
        var fields = row.fields();
        var type = fields.next();
        var isCode = type.length() == TYPE_DIGITS && Bai2Values.isDigits(type);
        var direction = isCode ? Bai2Direction.of(Integer.parseInt(type)) : Bai2Direction.UNKNOWN;
        var amount = fields.next();
        var written = Bai2Values.units(amount);
        if (written == null && !amount.isEmpty()) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE,
                    "\"" + Bai2Values.shortened(amount) + "\" is not an amount in smallest units.",
                    row.line());
        }
        if (!fields.hasFundsType()) {
            return new Bai2Entry(type, direction, written, "", "", "", fields.rest());
        }
        return new Bai2Entry(type, direction, written, fields.passFunds(), fields.next(), fields.next(), fields.rest());
    }

    /** Whether it is money at all. A record without an amount tells of something that has none. */
    boolean moves() {
        return written != null && direction.moves();
    }

    /** The amount in smallest units, plus being money in; zero when there is none. */
    BigDecimal signed() {
        var amount = written == null ? BigDecimal.ZERO : written;
        return direction.isDebit() ? amount.negate() : amount;
    }

    /** The standard's amounts have no sign; what a minus means beside a code, only balances tell. */
    boolean needsProof() {
        return written != null && (direction.needsProof() || written.signum() < 0);
    }

    @Nullable
    LocalDate valueOn() {
        return Bai2Values.day(valueSaid);
    }

    String description() {
        var clean = Texts.clean(text);
        return clean.isEmpty() ? "BAI2 type " + type : clean;
    }

    /** The customer's reference, else the bank's. */
    @Nullable
    String reference() {
        var own = Texts.cleanOrNull(customerReference);
        return own == null ? Texts.cleanOrNull(bankReference) : own;
    }
}
