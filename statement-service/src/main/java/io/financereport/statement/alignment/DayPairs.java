package io.financereport.statement.alignment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of the rows of a day.
 *
 * @param known row id to the id of the transaction that it sights once more
 * @param born ids of rows that are new transactions, in the order of the file
 * @param assumed the rows among the known ones that only day and amount pair
 */
public record DayPairs(Map<UUID, UUID> known, List<UUID> born, List<UUID> assumed) {
    public DayPairs {
        known = Map.copyOf(known);
        born = List.copyOf(born);
        assumed = List.copyOf(assumed);
    }
}
