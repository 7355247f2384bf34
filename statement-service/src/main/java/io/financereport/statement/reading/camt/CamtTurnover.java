package io.financereport.statement.reading.camt;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How many entries were read and what they sum to, in each of the ways in which banks are seen to count them. */
final class CamtTurnover {
    private final Map<Counting, Count> counts = new EnumMap<>(Counting.class);

    /** Which entries count, and on which side. */
    enum Counting {
        BOOKED("", false, false),
        PENDING_TOO("entries that are not booked too", true, false),
        REVERSALS_TAKEN_BACK("reversals on the side of what they reverse", false, true),
        PENDING_TOO_AND_REVERSALS_TAKEN_BACK(
                "entries that are not booked too, and reversals on the side of what they reverse", true, true);

        private final String words;
        private final boolean takesPending;
        private final boolean takesReversalsBack;

        Counting(String words, boolean takesPending, boolean takesReversalsBack) {
            this.words = words;
            this.takesPending = takesPending;
            this.takesReversalsBack = takesReversalsBack;
        }

        /** What is counted, beside the entries that are booked; empty when nothing is. */
        String words() {
            return words;
        }
    }

    /** Credits, debits, or both of them. */
    enum Side {
        ALL,
        CREDITS,
        DEBITS
    }

    CamtTurnover() {
        Arrays.stream(Counting.values()).forEach(counting -> counts.put(counting, new Count()));
    }

    /** Takes an entry with the sign that it has on the account. */
    void add(CamtEntry entry, BigDecimal signed, boolean isPending) {
        counts.forEach((counting, count) -> {
            if (counting.takesPending || !isPending) {
                var isTakenBack = counting.takesReversalsBack && entry.isReversal();
                var isCredit = (signed.signum() >= 0) != isTakenBack;
                var amount = isTakenBack ? signed.abs().negate() : signed.abs();
                (isCredit ? count.credits : count.debits).add(amount, 1, entry.payments());
            }
        });
    }

    /** Takes the entries of another page. */
    void add(CamtTurnover page) {
        counts.forEach((counting, count) -> {
            var other = page.counted(counting);
            count.credits.add(other.credits);
            count.debits.add(other.debits);
        });
    }

    BigDecimal entries(Counting counting, Side side) {
        return BigDecimal.valueOf(counted(counting).of(side).entries);
    }

    /** The payments that the entries consist of: one of each entry that tells none. */
    BigDecimal payments(Counting counting, Side side) {
        return BigDecimal.valueOf(counted(counting).of(side).payments);
    }

    /** Their amounts without signs. */
    BigDecimal sum(Counting counting, Side side) {
        return counted(counting).of(side).sum;
    }

    /** Credits less debits. */
    BigDecimal net(Counting counting) {
        var count = counted(counting);
        return count.credits.sum.subtract(count.debits.sum);
    }

    private Count counted(Counting counting) {
        return counts.getOrDefault(counting, new Count());
    }

    private static final class Count {
        private final Part credits = new Part();
        private final Part debits = new Part();

        private Part of(Side side) {
            return switch (side) {
                case CREDITS -> credits;
                case DEBITS -> debits;
                case ALL -> {
                    var all = new Part();
                    all.add(credits);
                    all.add(debits);
                    yield all;
                }
            };
        }
    }

    private static final class Part {
        private long entries;
        private long payments;
        private BigDecimal sum = BigDecimal.ZERO;

        private void add(BigDecimal amount, long ofEntries, long ofPayments) {
            sum = sum.add(amount);
            entries += ofEntries;
            payments += ofPayments;
        }

        private void add(Part other) {
            add(other.sum, other.entries, other.payments);
        }
    }
}
