package io.financereport.report.financials;

import io.financereport.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines of one kind and what they come to in the report's currency.
 *
 * @param total empty when a line, or an account that is not known yet, keeps it from being told
 */
public record Section(List<Line> lines, Optional<Money> total) {
    /** Which rate an amount in another currency needs (accounting.md 7). */
    public enum Translation {
        /** Balances: one rate, at the end, so that nothing needs none. */
        AT_CLOSING_RATE,
        /** Flows and equity: the rate of each day, so that even a sum of zero may come to something. */
        AT_EACH_DAYS_RATE;

        public boolean needsRate(Money amount, Currency currency) {
            return switch (this) {
                case AT_CLOSING_RATE -> !amount.currency().equals(currency) && !amount.isZero();
                case AT_EACH_DAYS_RATE -> !amount.currency().equals(currency);
            };
        }
    }

    public Section {
        lines = lines.stream().sorted(Line.ORDER).toList();
    }

    public static Section of(List<Line> lines, Currency currency, Translation translation, Unknown unknown) {
        var complete =
                unknown.isNothing() && lines.stream().noneMatch(line -> translation.needsRate(line.amount(), currency));
        return new Section(lines, complete ? Optional.of(sum(lines, currency)) : Optional.empty());
    }

    private static Money sum(List<Line> lines, Currency currency) {
        return lines.stream()
                .map(Line::amount)
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    public Stream<Money> amounts() {
        return lines.stream().map(Line::amount);
    }

    public boolean isComplete() {
        return total.isPresent();
    }
}
