package io.financereport.money;

/** An amount has more digits before the decimal point than {@link Money#INTEGER_DIGITS_MAX}. */
public final class AmountTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AmountTooLarge() {
        super("An amount has at most " + Money.INTEGER_DIGITS_MAX + " digits before the decimal point");
    }
}
