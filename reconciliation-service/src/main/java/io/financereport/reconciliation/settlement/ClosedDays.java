package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.matching.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Takes out of decisions what would void or post an entry on closed days. A transaction that has no entry yet is held there, and one
 * that is posted provisionally stays so. As rivals they count: what is doubtful because of them stays doubtful.
 */
record ClosedDays(LocalDate through) {
    /**
     * @param seeds what was to be decided
     * @param known every transaction that a decision names
     */
    Settling.Decisions spared(
            Settling.Decisions decisions, List<Candidate> seeds, Map<TransactionId, Candidate> known) {
        var transfers = decisions.transfers().stream()
                .filter(accepted -> isOpen(accepted.transfer()))
                .toList();
        // Clearing posts nothing; only what stands provisionally would be voided.
        var clearings = decisions.clearings().stream()
                .filter(accepted ->
                        !isPostedOnThem(of(known, accepted.clearing().leg().id())))
                .toList();

        var held = new LinkedHashMap<TransactionId, How>();
        decisions.held().forEach((transaction, how) -> {
            if (isOpen(of(known, transaction))) {
                held.put(transaction, how);
            }
        });
        var alone = new ArrayList<Candidate>();
        var decided = decidedBy(clearings, transfers);
        decided.addAll(held.keySet());
        for (var seed : seeds) {
            var transaction = seed.leg().id();
            if (decided.contains(transaction) || isPostedOnThem(seed)) {
                continue;
            }
            if (isOpen(seed) || seed.leg().amount().isZero()) {
                alone.add(seed);
            } else {
                held.put(transaction, How.PERIOD);
            }
        }
        return new Settling.Decisions(clearings, transfers, decisions.proposals(), held, alone);
    }

    /** The accounts of whose transactions on closed days others count in the books than before, or may. */
    Map<AccountId, Currency> changedBy(Settling.Decisions decisions, Map<TransactionId, Candidate> known) {
        var changed = new HashMap<AccountId, Currency>();
        var cleared = decisions.clearings().stream()
                .map(accepted -> of(known, accepted.clearing().leg().id()));
        var held = decisions.held().keySet().stream()
                .map(transaction -> of(known, transaction))
                .filter(candidate -> !candidate.stands(State.HELD));
        Stream.concat(cleared, held)
                .filter(candidate -> !isOpen(candidate))
                .map(Candidate::leg)
                .forEach(leg -> changed.put(leg.account(), leg.amount().currency()));
        return changed;
    }

    private static HashSet<TransactionId> decidedBy(
            List<Settling.AcceptedClearing> clearings, List<Settling.AcceptedTransfer> transfers) {
        var decided = new HashSet<TransactionId>();
        clearings.forEach(accepted -> decided.add(accepted.clearing().leg().id()));
        for (var accepted : transfers) {
            decided.add(accepted.transfer().outgoing().id());
            decided.add(accepted.transfer().incoming().id());
        }
        return decided;
    }

    private boolean isPostedOnThem(Candidate candidate) {
        return candidate.stands(State.PROVISIONAL) && !isOpen(candidate);
    }

    private boolean isOpen(Transfer transfer) {
        return transfer.outgoing().bookedOn().isAfter(through)
                && transfer.incoming().bookedOn().isAfter(through);
    }

    private boolean isOpen(Candidate candidate) {
        return candidate.leg().bookedOn().isAfter(through);
    }

    private static Candidate of(Map<TransactionId, Candidate> known, TransactionId transaction) {
        return Objects.requireNonNull(known.get(transaction), transaction::toString);
    }
}
