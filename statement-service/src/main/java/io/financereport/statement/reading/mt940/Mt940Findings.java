package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What there is to say about a file, the first few of each code with their place and the rest counted. */
final class Mt940Findings {
    private static final int OF_A_CODE_MAX = 20;

    private final List<ReadingProblem> problems = new ArrayList<>();
    private final Map<ReadingCode, Integer> counts = new EnumMap<>(ReadingCode.class);

    void add(ReadingCode code, String detail, long line) {
        if (counts.merge(code, 1, Integer::sum) <= OF_A_CODE_MAX) {
            problems.add(ReadingProblem.at(code, detail, line));
        }
    }

    List<ReadingProblem> all() {
        counts.forEach((code, count) -> {
            if (count > OF_A_CODE_MAX) {
                problems.add(ReadingProblem.of(code, (count - OF_A_CODE_MAX) + " more places are like these."));
            }
        });
        return problems;
    }
}
