package io.financereport.environments.coverage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tests reached of one source file.
 *
 * @param path from the repository's root
 * @param reached each line that can be run, and whether it was; a line of which a part was run counts as reached
 */
record SourceCoverage(String path, SortedMap<Integer, Boolean> reached, Counted branches) {
    SourceCoverage {
        reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
    }

    Counted lines() {
        return new Counted(
                reached.size(), reached.values().stream().filter(line -> line).count());
    }
}
