package io.financereport.statement.proof;

import io.financereport.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Follows the balances that a file prints beside its rows, in one direction of time. Rows without a printed balance are
 * carried along to the next one that has it.
 */
final class RunningBalance {
    private final Direction direction;
    private final Money zero;
    private @Nullable Money first;
    private @Nullable Money last;
    private Money sinceLast;
    private int links;
    private int breaks;
    private @Nullable Break firstBreak;

    /** In which order a file lists its rows. */
    enum Direction {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    /** The first step at which the balances do not follow. */
    record Break(long line, Money expected, Money printed) {}

    RunningBalance(Direction direction, Money zero) {
        this.direction = direction;
        this.zero = zero;
        this.sinceLast = zero;
    }

    void accept(Money amount, @Nullable Money printed, long line) {
        switch (direction) {
            case OLDEST_FIRST -> {
                sinceLast = sinceLast.plus(amount);
                see(printed, printed == null || last == null ? null : last.plus(sinceLast), sinceLast, line, zero);
            }
            case NEWEST_FIRST -> {
                see(printed, printed == null || last == null ? null : last.minus(sinceLast), sinceLast, line, amount);
                if (printed == null) {
                    sinceLast = sinceLast.plus(amount);
                }
            }
        }
    }

    /** The printed balances, brought before the first row in time. */
    @Nullable
    Money opening() {
        return switch (direction) {
            case OLDEST_FIRST -> first;
            case NEWEST_FIRST -> last == null ? null : last.minus(sinceLast);
        };
    }

    /** The printed balances, brought after the last row in time. */
    @Nullable
    Money closing() {
        return switch (direction) {
            case OLDEST_FIRST -> last == null ? null : last.plus(sinceLast);
            case NEWEST_FIRST -> first;
        };
    }

    int links() {
        return links;
    }

    /** How many balances do not follow from the one before. */
    int breaks() {
        return breaks;
    }

    @Nullable
    Break firstBreak() {
        return firstBreak;
    }

    private void see(@Nullable Money printed, @Nullable Money expected, Money passed, long line, Money restart) {
        if (printed == null) {
            return;
        }
        if (expected == null) {
            first = direction == Direction.OLDEST_FIRST ? printed.minus(passed) : printed.plus(passed);
        } else {
            links++;
            if (!expected.equals(printed)) {
                breaks++;
                firstBreak = firstBreak == null ? new Break(line, expected, printed) : firstBreak;
            }
        }
        last = printed;
        sinceLast = restart;
    }
}
