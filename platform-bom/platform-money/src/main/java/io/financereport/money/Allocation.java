package io.financereport.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Shares an amount out so that the shares add up to it, to the minor unit. */
public final class Allocation {
    /** More shares than a statement has lines would be a mistake of the caller. */
    public static final int SHARES_MAX = 1_000_000;

    private Allocation() {}

    /** As {@link Money#split}. */
    public static List<Money> equally(Money whole, int shares) {
        return byWeights(whole, Collections.nCopies(shares, 1L));
    }

    /**
     * Shares in proportion to the weights, each first cut towards zero; the minor units left over go, one each, to the first
     * shares whose weight is not zero.
     *
     * @param weights none negative, at least one positive
     * @throws IllegalArgumentException when there is no weight, a negative one, or none above zero
     */
    public static List<Money> byWeights(Money whole, List<Long> weights) {
        if (weights.isEmpty() || weights.size() > SHARES_MAX) {
            throw new IllegalArgumentException("1 to " + SHARES_MAX + " shares, not " + weights.size());
        }
        var sum = weights.stream().map(Allocation::notNegative).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("At least one weight must be above zero");
        }

        var units = BigInteger.valueOf(whole.minorUnits());
        var cut = new ArrayList<Long>(weights.size());
        var left = whole.minorUnits();
        for (var weight : weights) {
            var share = units.multiply(BigInteger.valueOf(weight)).divide(sum).longValueExact();
            cut.add(share);
            left -= share;
        }
        var step = Long.signum(left);
        var shares = new ArrayList<Money>(weights.size());
        for (var at = 0; at < cut.size(); at++) {
            var extra = left != 0 && weights.get(at) > 0 ? step : 0;
            left -= extra;
            shares.add(Money.ofMinorUnits(cut.get(at) + extra, whole.currency()));
        }
        return List.copyOf(shares);
    }

    private static BigInteger notNegative(Long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("A weight is not negative, as " + weight + " is");
        }
        return BigInteger.valueOf(weight);
    }
}
