package io.financereport.reconciliation.matching;

import io.financereport.reconciliation.account.AccountId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scores candidates. Their amounts are equal, or they would be none.
 *
 * @param daysApartMax the window that candidates come from
 * @param history pairs of accounts between which a transfer was accepted before, money leaving the first
 */
public record Scoring(int daysApartMax, Set<Route> history) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int WORD_LENGTH_MIN = 2;

    /** From which account to which. */
    public record Route(AccountId from, AccountId to) {}

    public Scoring {
        history = Set.copyOf(history);
    }

    public ScoreParts of(Transfer transfer) {
        var outgoing = transfer.outgoing();
        var incoming = transfer.incoming();
        var named =
                mentions(outgoing.text(), incoming.accountName()) || mentions(incoming.text(), outgoing.accountName());
        var known = history.contains(new Route(outgoing.account(), incoming.account()));
        return new ScoreParts(
                ScoreParts.FULL,
                dateScore(outgoing.bookedOn(), incoming.bookedOn()),
                textScore(outgoing.text(), incoming.text()),
                named ? ScoreParts.FULL : 0,
                known ? ScoreParts.FULL : 0);
    }

    /** The posting lies on the transaction's own account; who cleared what before says nothing about it. */
    public ScoreParts of(Clearing clearing) {
        return new ScoreParts(
                ScoreParts.FULL,
                dateScore(clearing.leg().bookedOn(), clearing.posting().date()),
                textScore(clearing.leg().text(), clearing.posting().text()),
                ScoreParts.FULL,
                0);
    }

    /** 100 on the same day; every day takes the same step, and the day after the window would be 0. */
    private int dateScore(LocalDate one, LocalDate other) {
        var days = Math.toIntExact(Transfer.daysBetween(one, other));
        return ScoreParts.FULL - ScoreParts.FULL * days / (daysApartMax + 1);
    }

    /** How much of all words both texts share. */
    private static int textScore(String one, String other) {
        var words = words(one);
        var common = new HashSet<>(words);
        common.retainAll(words(other));
        words.addAll(words(other));
        return words.isEmpty() ? 0 : ScoreParts.FULL * common.size() / words.size();
    }

    private static boolean mentions(String text, String name) {
        var common = words(text);
        common.retainAll(words(name));
        return !common.isEmpty();
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= WORD_LENGTH_MIN) {
                words.add(word);
            }
        }
        return words;
    }
}
