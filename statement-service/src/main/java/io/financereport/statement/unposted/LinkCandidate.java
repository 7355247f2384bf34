package io.financereport.statement.unposted;

import io.financereport.money.Money;
import io.financereport.statement.alignment.TextLikeness;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that may be what a row announced or expected, with what speaks for it.
 *
 * @param days from the row's day to the booking
 * @param difference the transaction's amount less the row's
 * @param likeness of the texts, from 0 to 100; 100 when the bank's reference is equal
 */
public record LinkCandidate(
        Movement expected, Movement posted, LinkKind kind, int days, Money difference, int likeness) {
    /** Card schemes ask merchants to present a payment within days; an authorisation that is older has lapsed at most banks. */
    public static final int DAYS_MAX = 14;

    /** Amount alone identifies little: without a text in common it has to be booked soon. */
    static final int DAYS_WITHOUT_TEXT_MAX = 5;

    /** Guests add a tip to what was authorised; beyond 30 % it is hardly the same purchase. */
    public static final int TIP_PERCENT_MAX = 30;

    /** Between authorisation and booking the rate of a foreign currency moves, and fees of up to 3 % are added. */
    static final int EXCHANGE_PERCENT_MAX = 5;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Nothing when the transaction cannot be it. */
    public static Optional<LinkCandidate> of(Movement expected, Movement posted) {
        var days = (int) ChronoUnit.DAYS.between(expected.on(), posted.on());
        if (days < 0
                || days > DAYS_MAX
                || !expected.amount().currency().equals(posted.amount().currency())
                || expected.amount().signum() != posted.amount().signum()) {
            return Optional.empty();
        }
        var likeness = likeness(expected, posted);
        var isAlike = likeness >= TextLikeness.ALIKE;
        LinkKind kind = null;
        if (expected.amount().equals(posted.amount())) {
            kind = isAlike || days <= DAYS_WITHOUT_TEXT_MAX ? LinkKind.EXACT : null;
        } else if (isAlike) {
            kind = drift(expected.amount(), posted.amount());
        }
        return kind == null ? Optional.empty() : Optional.of(candidate(expected, posted, kind));
    }

    /** As a person decides, whatever speaks for it. */
    public static LinkCandidate saidByPerson(Movement expected, Movement posted) {
        var kind = drift(expected.amount(), posted.amount());
        var isExact = expected.amount().equals(posted.amount());
        return candidate(expected, posted, isExact ? LinkKind.EXACT : kind == null ? LinkKind.DRIFT : kind);
    }

    /** How much speaks for it; only to be compared. Equal amounts and like texts weigh more than any number of others. */
    public int score() {
        var base = kind == LinkKind.EXACT ? (likeness >= TextLikeness.ALIKE ? 1_000 : 150) : 100;
        return base + likeness + DAYS_MAX - Math.min(DAYS_MAX, Math.abs(days));
    }

    private static LinkCandidate candidate(Movement expected, Movement posted, LinkKind kind) {
        return new LinkCandidate(
                expected,
                posted,
                kind,
                (int) ChronoUnit.DAYS.between(expected.on(), posted.on()),
                posted.amount().minus(expected.amount()),
                likeness(expected, posted));
    }

    private static int likeness(Movement expected, Movement posted) {
        return expected.sharesReference(posted) ? 100 : TextLikeness.of(expected.text(), posted.text());
    }

    private static @Nullable LinkKind drift(Money expected, Money posted) {
        var upMax = expected.signum() < 0 ? TIP_PERCENT_MAX : EXCHANGE_PERCENT_MAX;
        var isEnough = reaches(posted, 100 - EXCHANGE_PERCENT_MAX, expected);
        if (isEnough && !exceeds(posted, 100 + upMax, expected)) {
            return LinkKind.DRIFT;
        }
        return isEnough ? null : LinkKind.PARTIAL;
    }

    /** Whether an amount, whatever its sign, is at least so many percent of another. */
    static boolean reaches(Money amount, int percent, Money of) {
        return compare(amount, percent, of) >= 0;
    }

    /** Whether an amount, whatever its sign, is more than so many percent of another. */
    static boolean exceeds(Money amount, int percent, Money of) {
        return compare(amount, percent, of) > 0;
    }

    private static int compare(Money amount, int percent, Money of) {
        return amount.abs()
                .amount()
                .multiply(HUNDRED)
                .compareTo(of.abs().amount().multiply(BigDecimal.valueOf(percent)));
    }
}
