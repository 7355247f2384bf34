package io.financereport.environments.coverage;

import java.util.Collection;

/** What the tests reached of many files together. */
record Figures(Counted lines, Counted branches, int files) {
    static Figures of(Collection<SourceCoverage> sources) {
        return new Figures(
                sources.stream().map(SourceCoverage::lines).reduce(Counted.NONE, Counted::plus),
                sources.stream().map(SourceCoverage::branches).reduce(Counted.NONE, Counted::plus),
                sources.size());
    }
}
