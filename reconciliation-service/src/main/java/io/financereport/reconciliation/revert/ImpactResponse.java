package io.financereport.reconciliation.revert;

import io.financereport.money.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What taking a statement back would undo, at most: what another statement sights as well stays, and only statement-service knows
 * that.
 *
 * @param transactions that came with the statement
 * @param entries that would be voided; opening and gap entries follow by themselves and are not counted
 * @param transfers that would lose one leg, whose other leg is solved anew
 * @param decisions of people that would be lost: resolutions, accepted and rejected matches
 * @param accounts in the order of their names
 * @param closedThrough the last closed day, when the revert would be refused because it changes closed days; else null
 * @param dependents the first 100 transactions that are more than provisional, those first that a person decided about
 */
@Serdeable
record ImpactResponse(
        UUID statementId,
        long transactions,
        Entries entries,
        long transfers,
        long decisions,
        List<Touched> accounts,
        @Nullable LocalDate closedThrough,
        List<Dependent> dependents) {
    static final int DEPENDENTS_MAX = 100;

    ImpactResponse {
        accounts = List.copyOf(accounts);
        dependents = List.copyOf(dependents);
    }

    /** How many entries of each kind. */
    @Serdeable
    record Entries(long bank, long transfer) {}

    /**
     * A bank account whose transactions would die.
     *
     * @param amount their sum: what the balance loses
     */
    @Serdeable
    record Touched(UUID accountId, String accountName, long transactions, Money amount) {}

    /**
     * A transaction that something was decided about.
     *
     * @param how by what it is settled: clear, transfer or resolved
     * @param decidedBy the person, or null for the system
     */
    @Serdeable
    record Dependent(
            UUID transactionId,
            LocalDate bookedOn,
            Money amount,
            String description,
            String how,
            @Nullable UUID entryId,
            @Nullable UUID decidedBy) {}
}
