package io.financereport.statement.doctor;

import io.financereport.money.AmountTooLarge;
import io.financereport.money.Money;
import io.financereport.statement.doctor.Chain.Break;
import io.financereport.statement.doctor.Correction.BalanceReplaced;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the rows that likely make an account of a statement contradict its balances. Balances beside the rows tell the place; with
 * the opening and closing alone every row is looked at that explains the difference. Takes time linear in the rows.
 *
 * <p>A fault before the first known balance or after the last one shows nowhere: a running balance without a stated opening does
 * not tell whether the first row's amount is right.
 */
public final class Doctor {
    /** More rows than a person would look through; of longer statements only the places are named. */
    public static final int ROWS_EXAMINED_MAX = 20_000;
    /** Places that are explained. A file that breaks more often has no few wrong rows, but another order or meaning. */
    public static final int BREAKS_MAX = 20;
    /** Explanations of one place. */
    public static final int FINDINGS_MAX = 20;
    /** Explanations of each place when there are several. */
    private static final int FINDINGS_EACH_MAX = 4;

    private final Chain chain;
    private final Currency currency;
    private final Sentences sentences;

    private Doctor(Chain chain, Currency currency) {
        this.chain = chain;
        this.currency = currency;
        this.sentences = new Sentences(chain);
    }

    /**
     * @param links booked rows in the order of the file
     * @param opening stated by the file, beside the rows
     * @param closing stated by the file, beside the rows
     * @return the likeliest fault of each place first; empty when nothing contradicts, a correction would be an amount that
     *     cannot be kept, or an amount is too precise for the currency and cannot be counted in its units
     */
    public static List<Finding> examine(
            Currency currency, List<ChainLink> links, @Nullable Money opening, @Nullable Money closing) {
        if (links.stream().anyMatch(ChainLink::isTooPrecise) || isTooPrecise(opening) || isTooPrecise(closing)) {
            return List.of();
        }
        try {
            return new Doctor(Chain.of(links, opening, closing), currency).findings();
        } catch (AmountTooLarge e) {
            return List.of();
        }
    }

    private static boolean isTooPrecise(@Nullable Money balance) {
        return balance != null && balance.isTooPrecise();
    }

    private List<Finding> findings() {
        var breaks = chain.breaks();
        if (breaks.isEmpty()) {
            return List.of();
        }
        if (chain.size() > ROWS_EXAMINED_MAX || breaks.size() > BREAKS_MAX) {
            return breaks.stream().limit(BREAKS_MAX).map(this::unexplained).toList();
        }
        var ofPlaces = ofPlaces(new Suspects(chain, currency));
        var found = new ArrayList<Finding>();
        if (ofPlaces.size() > 1) {
            found.add(several(ofPlaces.stream().map(List::getFirst).toList()));
        }
        for (int rank = 0; rank < FINDINGS_MAX; rank++) {
            for (List<Finding> ofPlace : ofPlaces) {
                if (rank < ofPlace.size()) {
                    found.add(ofPlace.get(rank));
                }
            }
        }
        return found.stream()
                .map(finding -> finding.closing(
                        chain.with(finding.corrections()).breaks().isEmpty()))
                .toList();
    }

    private List<List<Finding>> ofPlaces(Suspects suspects) {
        var breaks = chain.breaks();
        var max = breaks.size() == 1 ? FINDINGS_MAX : FINDINGS_EACH_MAX;
        var ofPlaces = new ArrayList<List<Finding>>();
        for (int i = 0; i < breaks.size(); i++) {
            var together = i + 1 < breaks.size() ? ofTwo(breaks.get(i), breaks.get(i + 1), suspects) : null;
            if (together == null) {
                ofPlaces.add(suspects.of(breaks.get(i), max));
            } else {
                ofPlaces.add(List.of(together));
                i++;
            }
        }
        return ofPlaces;
    }

    /** Two breaks that one fault in the middle explains. */
    private @Nullable Finding ofTwo(Break first, Break second, Suspects suspects) {
        if (first.to() != second.from() || !chain.closesByRow(first)) {
            return null;
        }
        var at = first.to() - 1;
        if (first.difference() == -second.difference()) {
            return misread(chain.link(at), first.difference());
        }
        var repeated = suspects.findRepeated(at);
        return repeated >= 0 && first.length() == 1 && first.difference() + second.difference() == -chain.amount(at)
                ? suspects.twice(at, repeated)
                : null;
    }

    private @Nullable Finding misread(ChainLink link, long tooMuch) {
        var printed = link.balance();
        if (printed == null) {
            return null;
        }
        var expected = printed.minus(Money.ofMinorUnits(tooMuch, currency));
        return new Finding(
                Fault.BALANCE_MISREAD,
                sentences.balance(link, printed, expected),
                List.of(link.ordinal()),
                printed,
                expected,
                List.of(new BalanceReplaced(link.ordinal(), expected)),
                false);
    }

    private static Finding several(List<Finding> likeliest) {
        return new Finding(
                Fault.SEVERAL,
                Sentences.several(likeliest),
                likeliest.stream()
                        .flatMap(finding -> finding.ordinals().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                null,
                null,
                likeliest.stream()
                        .flatMap(finding -> finding.corrections().stream())
                        .toList(),
                false);
    }

    private Finding unexplained(Break place) {
        var difference = Money.ofMinorUnits(place.difference(), currency);
        var at = Math.max(0, Math.min(place.to(), chain.size()) - 1);
        var ordinal = chain.size() == 0 ? 0 : chain.link(at).ordinal();
        return new Finding(
                Fault.UNEXPLAINED,
                sentences.unexplained(difference, ordinal),
                List.of(ordinal),
                null,
                null,
                List.of(),
                false);
    }
}
