package io.financereport.reconciliation.matching;

/** How much each part of a score counts, in percent; together 100. */
public record MatchWeights(int amount, int date, int text, int counterAccount, int history) {
    public MatchWeights {
        var sum = amount + date + text + counterAccount + history;
        if (sum != ScoreParts.FULL
                || Math.min(Math.min(Math.min(amount, date), Math.min(text, counterAccount)), history) < 0) {
            throw new IllegalArgumentException("Match weights are not negative and sum to 100, not " + sum);
        }
    }
}
