package io.financereport.statement.proof;

import io.financereport.money.Money;
import io.financereport.statement.proof.RunningBalance.Break;
import io.financereport.statement.proof.RunningBalance.Direction;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees the rows of one account pass, in the order of the file, and weighs them against its balances. Keeps the rows of one day at most. */
public final class ProofBuilder {
    private final RunningBalance oldestFirst;
    private final RunningBalance newestFirst;
    private final DayBalances ofDays = new DayBalances();
    private Money sum;
    private int rows;
    private @Nullable LocalDate firstOn;
    private @Nullable LocalDate lastOn;

    public ProofBuilder(Currency currency) {
        var zero = Money.zero(currency);
        this.sum = zero;
        this.oldestFirst = new RunningBalance(Direction.OLDEST_FIRST, zero);
        this.newestFirst = new RunningBalance(Direction.NEWEST_FIRST, zero);
    }

    public void accept(LocalDate bookedOn, Money amount, @Nullable Money balance, long line) {
        rows++;
        sum = sum.plus(amount);
        firstOn = firstOn == null || bookedOn.isBefore(firstOn) ? bookedOn : firstOn;
        lastOn = lastOn == null || bookedOn.isAfter(lastOn) ? bookedOn : lastOn;
        oldestFirst.accept(amount, balance, line);
        newestFirst.accept(amount, balance, line);
        ofDays.accept(bookedOn, amount, balance);
    }

    public int rows() {
        return rows;
    }

    /** Whether there is any day that a proof could be about. */
    public boolean hasPeriod(Stated stated) {
        return firstOn != null
                || (stated.from() != null && stated.to() != null && !stated.to().isBefore(stated.from()));
    }

    /**
     * @param stated what the file says beside the rows
     */
    public BalanceProof proof(Stated stated) {
        var from = earlier(firstOn, stated.from());
        var to = later(lastOn, stated.to());
        var running = running();
        if (running.firstBreak() != null && ofDays.follow()) {
            return proven(known(ofDays.opening()), known(ofDays.closing()), from, to);
        }
        if (running.opening() != null && running.links() > 0) {
            return byRunningBalance(running, from, to);
        }
        return byStatedBalances(
                stated.opening() != null ? stated.opening() : running.opening() != null ? running.opening() : null,
                stated.closing(),
                running.opening() != null && stated.opening() == null,
                from,
                to);
    }

    private RunningBalance running() {
        // A file with a fault breaks in few places in its own order, and nearly everywhere in the other one.
        return newestFirst.breaks() < oldestFirst.breaks() ? newestFirst : oldestFirst;
    }

    private BalanceProof byRunningBalance(RunningBalance running, LocalDate from, LocalDate to) {
        var opening = known(running.opening());
        var closing = known(running.closing());
        var computed = opening.plus(sum);
        var broken = running.firstBreak();
        return broken == null
                ? proven(opening, closing, from, to)
                : new BalanceProof(
                        Proof.CONTRADICTED,
                        from,
                        to,
                        opening,
                        true,
                        closing,
                        computed,
                        closing.minus(computed),
                        List.of(problem(broken)));
    }

    private BalanceProof proven(Money opening, Money closing, LocalDate from, LocalDate to) {
        return new BalanceProof(Proof.PROVEN, from, to, opening, true, closing, opening.plus(sum), null, List.of());
    }

    private BalanceProof byStatedBalances(
            @Nullable Money opening, @Nullable Money closing, boolean printed, LocalDate from, LocalDate to) {
        if (opening != null && closing != null) {
            var computed = opening.plus(sum);
            var difference = closing.minus(computed);
            return difference.isZero()
                    ? new BalanceProof(Proof.PROVEN, from, to, opening, true, closing, computed, null, List.of())
                    : new BalanceProof(
                            Proof.CONTRADICTED,
                            from,
                            to,
                            opening,
                            true,
                            closing,
                            computed,
                            difference,
                            List.of(notAddingUp(opening, closing, computed, difference)));
        }
        if (closing != null) {
            return derived(closing.minus(sum), closing, closing, from, to);
        }
        if (opening != null) {
            return derived(opening, printed ? opening.plus(sum) : null, opening.plus(sum), from, to);
        }
        return new BalanceProof(
                Proof.UNPROVEN,
                from,
                to,
                Money.zero(sum.currency()),
                false,
                null,
                sum,
                null,
                List.of(new BalanceProblem(
                        BalanceProblem.OPENING_UNKNOWN,
                        "The file states no balance; what the account held before is not known.",
                        null)));
    }

    private static BalanceProof derived(
            Money opening, @Nullable Money closing, Money computed, LocalDate from, LocalDate to) {
        return new BalanceProof(
                Proof.UNPROVEN,
                from,
                to,
                opening,
                true,
                closing,
                computed,
                null,
                List.of(new BalanceProblem(
                        BalanceProblem.OPENING_DERIVED,
                        "The file states one balance only; the opening of " + opening
                                + " follows from it and the rows.",
                        null)));
    }

    private static BalanceProblem problem(Break broken) {
        return new BalanceProblem(
                BalanceProblem.RUNNING_BALANCE_BREAKS,
                "The balance here should be " + broken.expected() + " and is " + broken.printed() + " (difference "
                        + broken.printed().minus(broken.expected()) + ").",
                broken.line());
    }

    private BalanceProblem notAddingUp(Money opening, Money closing, Money computed, Money difference) {
        return new BalanceProblem(
                BalanceProblem.BALANCE_DOES_NOT_ADD_UP,
                "Opening " + opening + " plus " + rows + " rows is " + computed + ", but the statement closes at "
                        + closing + " (difference " + difference + ").",
                null);
    }

    private static Money known(@Nullable Money balance) {
        if (balance == null) {
            throw new IllegalStateException("A running balance without a balance");
        }
        return balance;
    }

    private static LocalDate earlier(@Nullable LocalDate ofRows, @Nullable LocalDate stated) {
        return both(ofRows, stated, stated != null && ofRows != null && stated.isBefore(ofRows));
    }

    private static LocalDate later(@Nullable LocalDate ofRows, @Nullable LocalDate stated) {
        return both(ofRows, stated, stated != null && ofRows != null && stated.isAfter(ofRows));
    }

    private static LocalDate both(@Nullable LocalDate ofRows, @Nullable LocalDate stated, boolean statedCounts) {
        var day = ofRows == null || (statedCounts && stated != null) ? stated : ofRows;
        if (day == null) {
            throw new IllegalStateException("An account without rows and period has no proof");
        }
        return day;
    }

    /** What a file says about an account beside its rows. */
    public record Stated(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Money opening,
            @Nullable Money closing) {}
}
