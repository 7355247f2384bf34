package io.financereport.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * An exact amount of one currency, at that currency's scale (ISO 4217: SGD 2, JPY 0, BHD 3 decimals). Two values of the same
 * worth are equal, whatever the scale they were made from. Immutable.
 *
 * <p>An amount with more decimals than its currency has is refused; {@link #rounded} makes one where rounding is meant, and
 * {@link #asStated} one that repeats what a bank wrote, which {@link #isTooPrecise} tells apart: it can be added up and shown, and
 * is never booked. At most {@value #INTEGER_DIGITS_MAX} digits stand before the decimal point, since the database keeps
 * {@code NUMERIC(18,4)} of what is booked.
 *
 * @param amount the amount, debit positive wherever a sign has a meaning in this product
 * @param currency a currency that has minor units or none; not a pseudo currency such as XXX
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    public static final int INTEGER_DIGITS_MAX = 14;

    /** So many decimals have the smallest units that anything is counted in; what has more is no amount. */
    public static final int DECIMALS_MAX = 18;

    /**
     * As {@link #asStated}.
     *
     * @throws IllegalArgumentException when the amount has more than {@value #DECIMALS_MAX} decimals
     * @throws AmountTooLarge when it has too many digits
     */
    public Money {
        var scale = scaleOf(currency);
        if (amount.scale() > scale) {
            scale = Math.max(scale, amount.stripTrailingZeros().scale());
        }
        if (scale > DECIMALS_MAX) {
            throw new IllegalArgumentException("An amount has more than " + DECIMALS_MAX + " decimals");
        }
        amount = amount.setScale(scale, RoundingMode.UNNECESSARY);
        if (amount.precision() - scale > INTEGER_DIGITS_MAX) {
            throw new AmountTooLarge();
        }
    }

    /**
     * @throws IllegalArgumentException when the amount has more decimals than the currency
     * @throws AmountTooLarge when it has too many digits
     */
    public static Money of(BigDecimal amount, Currency currency) {
        var money = new Money(amount, currency);
        if (money.isTooPrecise()) {
            throw new IllegalArgumentException(amount.toPlainString() + " has more decimals than " + currency + " has ("
                    + scaleOf(currency) + ")");
        }
        return money;
    }

    /**
     * What a bank wrote, be it with more decimals than the currency has (accounting.md 2: flagged, never rounded).
     *
     * @throws IllegalArgumentException when the amount has more than {@value #DECIMALS_MAX} decimals
     * @throws AmountTooLarge when it has too many digits
     */
    public static Money asStated(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * @param amount a plain decimal such as {@code -12.50}
     * @param currency an ISO 4217 code such as {@code SGD}
     * @throws IllegalArgumentException when either cannot be read, or the amount has more decimals than the currency
     */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The amount brought to the currency's scale by the named rounding. */
    public static Money rounded(BigDecimal amount, Currency currency, RoundingMode rounding) {
        return of(amount.setScale(scaleOf(currency), rounding), currency);
    }

    /** The amount that so many of the currency's smallest units make: 1250 of SGD is 12.50. */
    public static Money ofMinorUnits(long minorUnits, Currency currency) {
        return of(BigDecimal.valueOf(minorUnits, scaleOf(currency)), currency);
    }

    public static Money zero(Currency currency) {
        return of(BigDecimal.ZERO, currency);
    }

    /**
     * How many decimals amounts of the currency have.
     *
     * @throws IllegalArgumentException for a pseudo currency, which has no amounts
     */
    public static int scaleOf(Currency currency) {
        var scale = currency.getDefaultFractionDigits();
        if (scale < 0) {
            throw new IllegalArgumentException(currency + " is not a currency that amounts can be in");
        }
        return scale;
    }

    /**
     * @throws CurrencyMismatch when the other amount is of another currency
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * @throws CurrencyMismatch when the other amount is of another currency
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    public int signum() {
        return amount.signum();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Whether it has more decimals than its currency, so that it cannot be booked. */
    public boolean isTooPrecise() {
        return amount.scale() > scaleOf(currency);
    }

    /**
     * The amount in the currency's smallest units: 12.50 SGD is 1250.
     *
     * @throws ArithmeticException when it is too precise for them
     */
    public long minorUnits() {
        return amount.setScale(scaleOf(currency), RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * Shares that differ by at most one minor unit and add up to this amount; the larger ones (in absolute terms) come first.
     *
     * @param shares how many, at least 1
     */
    public List<Money> split(int shares) {
        return Allocation.equally(this, shares);
    }

    /**
     * Orders amounts of one currency.
     *
     * @throws CurrencyMismatch when the other amount is of another currency
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (other.currency.equals(currency)) {
            return other;
        } else {
            throw new CurrencyMismatch(currency, other.currency);
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
