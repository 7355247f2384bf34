package io.financereport.statement.doctor;

import java.util.Locale;

/** What may be wrong with a row, the likeliest first where several explain the same difference. */
public enum Fault {
    /** Several of the others at once. */
    SEVERAL,
    /** The balance printed beside the row, and not an amount. */
    BALANCE_MISREAD,
    /** The same row, or a run of rows, was read twice. */
    ROW_TWICE,
    SIGN_FLIPPED,
    DECIMAL_SHIFTED,
    DIGITS_TRANSPOSED,
    /** The row moves no balance. */
    ROW_NOT_COUNTED,
    ROW_MISSING,
    DIGIT_MISREAD,
    /** The balances break here; nothing more is known. */
    UNEXPLAINED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
