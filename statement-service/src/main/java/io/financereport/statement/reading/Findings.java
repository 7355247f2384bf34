package io.financereport.statement.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What there is to say about a file, the first few of each code with their place and the rest counted. */
public final class Findings {
    private static final int OF_A_CODE_MAX = 20;

    private final List<ReadingProblem> problems = new ArrayList<>();
    private final Map<ReadingCode, Integer> counts = new EnumMap<>(ReadingCode.class);

    /** Says what was found in the line, counted from 1. */
    public void add(ReadingCode code, String detail, long line) {
        if (counts.merge(code, 1, Integer::sum) <= OF_A_CODE_MAX) {
            problems.add(ReadingProblem.at(code, detail, line));
        }
    }

    /** All that was found, with a count for what goes beyond the first few of its code. */
    public List<ReadingProblem> all() {
        counts.forEach((code, count) -> {
            if (count > OF_A_CODE_MAX) {
                problems.add(ReadingProblem.of(code, (count - OF_A_CODE_MAX) + " more places are like these."));
            }
        });
        return problems;
    }
}
