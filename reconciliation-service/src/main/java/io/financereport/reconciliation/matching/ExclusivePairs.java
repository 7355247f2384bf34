package io.financereport.reconciliation.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/**
 * Candidates parted into those that are the only one for either side, and the rest. A function of the set of candidates: their
 * order does not enter it.
 *
 * @param certain the only candidate on both sides
 * @param doubtful with a rival on at least one side: for a person
 */
public record ExclusivePairs<C extends ExclusivePairs.Candidate>(List<C> certain, List<C> doubtful) {
    /** Something that says which pair it proposes. */
    public interface Candidate {
        Pair pair();
    }

    public ExclusivePairs {
        certain = List.copyOf(certain);
        doubtful = List.copyOf(doubtful);
    }

    public static <C extends Candidate> ExclusivePairs<C> among(List<C> candidates) {
        var rivals = new HashMap<UUID, Integer>();
        for (var candidate : candidates) {
            rivals.merge(candidate.pair().transaction(), 1, Integer::sum);
            rivals.merge(candidate.pair().other(), 1, Integer::sum);
        }
        var certain = new ArrayList<C>();
        var doubtful = new ArrayList<C>();
        for (var candidate : candidates) {
            var alone = rivals.getOrDefault(candidate.pair().transaction(), 0) == 1
                    && rivals.getOrDefault(candidate.pair().other(), 0) == 1;
            (alone ? certain : doubtful).add(candidate);
        }
        return new ExclusivePairs<>(certain, doubtful);
    }
}
