package io.financereport.statement.alignment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What became of the rows of a day.
 *
 * @param decisions one for each row, in the order of the file
 */
public record DayPairs(List<RowDecision> decisions) {
    public DayPairs {
        decisions = List.copyOf(decisions);
    }

    /** Row id to the id of the transaction that it sights once more. */
    public Map<UUID, UUID> known() {
        return decisions.stream()
                .filter(decision -> !decision.isBirth())
                .collect(
                        Collectors.toMap(RowDecision::row, decision -> Objects.requireNonNull(decision.transaction())));
    }

    /** Ids of rows that are new transactions, in the order of the file. */
    public List<UUID> born() {
        return decisions.stream()
                .filter(RowDecision::isBirth)
                .map(RowDecision::row)
                .toList();
    }
}
