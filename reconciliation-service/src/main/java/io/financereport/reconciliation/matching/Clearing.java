package io.financereport.reconciliation.matching;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A transaction and a posting that a person put on the same account before: they may be the same event. */
public record Clearing(Leg leg, OpenPosting posting) implements ExclusivePairs.Candidate {
    public Clearing {
        if (!leg.account().equals(posting.account()) || !leg.amount().equals(posting.amount())) {
            throw new IllegalArgumentException("No clearing: " + leg + " and " + posting);
        }
    }

    /** Every leg and posting of one account with the same amount, at most so many days apart. */
    public static List<Clearing> among(List<Leg> legs, List<OpenPosting> postings, int daysApartMax) {
        var byAmount = new HashMap<Place, List<OpenPosting>>();
        for (var posting : postings) {
            byAmount.computeIfAbsent(new Place(posting.account(), posting.amount()), place -> new ArrayList<>())
                    .add(posting);
        }
        var clearings = new ArrayList<Clearing>();
        for (var leg : legs) {
            for (var posting : byAmount.getOrDefault(new Place(leg.account(), leg.amount()), List.of())) {
                if (Transfer.daysBetween(leg.bookedOn(), posting.date()) <= daysApartMax) {
                    clearings.add(new Clearing(leg, posting));
                }
            }
        }
        return List.copyOf(clearings);
    }

    @Override
    public Pair pair() {
        return new Pair(leg.id().value(), posting.id().value());
    }

    private record Place(AccountId account, Money amount) {}
}
