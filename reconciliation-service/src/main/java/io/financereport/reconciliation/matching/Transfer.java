package io.financereport.reconciliation.matching;

import io.financereport.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Two transactions that may be one movement between two own accounts. */
public record Transfer(Leg outgoing, Leg incoming) implements ExclusivePairs.Candidate {
    public Transfer {
        if (outgoing.amount().signum() >= 0
                || !outgoing.amount().negated().equals(incoming.amount())
                || outgoing.account().equals(incoming.account())) {
            throw new IllegalArgumentException("No transfer: " + outgoing + " and " + incoming);
        }
    }

    /** Every two legs with equal and opposite amounts of one currency in two accounts, at most so many days apart. */
    public static List<Transfer> among(List<Leg> legs, int daysApartMax) {
        var incoming = new TreeMap<Money, List<Leg>>(
                Comparator.comparing((Money money) -> money.currency().getCurrencyCode())
                        .thenComparing(Money::amount));
        for (var leg : legs) {
            if (leg.amount().signum() > 0) {
                incoming.computeIfAbsent(leg.amount(), amount -> new ArrayList<>())
                        .add(leg);
            }
        }
        var transfers = new ArrayList<Transfer>();
        for (var leg : legs) {
            if (leg.amount().signum() < 0) {
                for (var partner : incoming.getOrDefault(leg.amount().negated(), List.of())) {
                    if (!partner.account().equals(leg.account())
                            && daysBetween(leg.bookedOn(), partner.bookedOn()) <= daysApartMax) {
                        transfers.add(new Transfer(leg, partner));
                    }
                }
            }
        }
        return List.copyOf(transfers);
    }

    @Override
    public Pair pair() {
        return new Pair(outgoing.id().value(), incoming.id().value());
    }

    public boolean isSameDay() {
        return outgoing.bookedOn().equals(incoming.bookedOn());
    }

    static long daysBetween(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
