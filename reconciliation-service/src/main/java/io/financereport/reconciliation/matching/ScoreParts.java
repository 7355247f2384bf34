package io.financereport.reconciliation.matching;

/** How well two things fit, part by part, each from 0 to 100. */
public record ScoreParts(int amount, int date, int text, int counterAccount, int history) {
    static final int FULL = 100;

    public ScoreParts {
        for (var part : new int[] {amount, date, text, counterAccount, history}) {
            if (part < 0 || part > FULL) {
                throw new IllegalArgumentException("A score part lies between 0 and " + FULL + ", not " + part);
            }
        }
    }

    /** The parts by their weights, rounded half to even. */
    public int total(MatchWeights weights) {
        var sum = amount * weights.amount()
                + date * weights.date()
                + text * weights.text()
                + counterAccount * weights.counterAccount()
                + history * weights.history();
        var whole = sum / FULL;
        var rest = sum % FULL;
        var up = rest > FULL / 2 || (rest == FULL / 2 && whole % 2 == 1);
        return up ? whole + 1 : whole;
    }
}
