package io.financereport.statement.proof;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a statement stands to the approved ones of its account. */
public enum Continuity {
    /** None is approved yet. */
    FIRST,
    /** It begins with what the account held at that point. */
    CONTINUOUS,
    /** Something is missing in between, or nothing says what the account held. */
    GAP,
    /** It shares days with others, and balances agree. */
    OVERLAP,
    /** It shares days with others, and balances disagree. */
    CONFLICT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Judges against the aligned balance at the point where the statement begins, not merely against the previous closing.
     *
     * @param approved in the order of their beginnings
     * @param sum of the account's transactions from one day on and before another
     */
    public static Continuity of(Span statement, List<Span> approved, SumOfDays sum) {
        if (approved.isEmpty()) {
            return FIRST;
        }
        var shares = approved.stream().anyMatch(other -> other.shares(statement));
        var agrees = agrees(statement, approved, sum);
        if (shares) {
            return agrees == Agreement.NO ? CONFLICT : OVERLAP;
        } else {
            return agrees == Agreement.YES ? CONTINUOUS : GAP;
        }
    }

    private static Agreement agrees(Span statement, List<Span> approved, SumOfDays sum) {
        if (statement.opening() == null) {
            return Agreement.UNKNOWN;
        }
        Span anchor = null;
        for (Span other : approved) {
            if (other.opening() != null && (anchor == null || !other.from().isAfter(statement.from()))) {
                anchor = other;
            }
            if (statement.opening().equals(other.closing()) && !other.to().isAfter(statement.from())) {
                return Agreement.YES;
            }
        }
        return anchor == null ? Agreement.UNKNOWN : agrees(statement, statement.opening(), anchor, sum);
    }

    private static Agreement agrees(Span statement, Money opening, Span anchor, SumOfDays sum) {
        if (anchor.opening() == null) {
            return Agreement.UNKNOWN;
        }
        if (anchor.from().isAfter(statement.from())) {
            // It comes before all others: its own end has to be where the next one begins.
            return anchor.opening().equals(statement.closing()) || anchor.shares(statement)
                    ? Agreement.YES
                    : Agreement.NO;
        }
        var expected = anchor.opening().plus(sum.between(anchor.from(), statement.from()));
        return expected.equals(opening) ? Agreement.YES : Agreement.NO;
    }

    private enum Agreement {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * The period of a statement about one account.
     *
     * @param opening null when not known
     * @param closing null when not known
     */
    public record Span(
            LocalDate from,
            LocalDate to,
            @Nullable Money opening,
            @Nullable Money closing,
            Proof proof) {
        boolean shares(Span other) {
            return !from.isAfter(other.to) && !to.isBefore(other.from);
        }

        /** Whether this one's proven end is where the other one begins. */
        public boolean provesOpeningOf(Span other) {
            return proof == Proof.PROVEN && to.isBefore(other.from) && closing != null && closing.equals(other.opening);
        }
    }

    /** Adds up transactions. */
    @FunctionalInterface
    public interface SumOfDays {
        Money between(LocalDate from, LocalDate before);
    }
}
