package io.financereport.statement.profile;

import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableSample;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.util.List;

/**
 * What a layout makes of a golden sample.
 *
 * @param fits whether it reads exactly the golden rows
 * @param golden the rows that the sample is known to be
 * @param read the rows as the layout has them; none when it does not read the sample
 * @param problems why it does not
 */
@Serdeable
record Trial(boolean fits, List<SampleDocument.Row> golden, List<SampleDocument.Row> read, List<String> problems) {
    Trial {
        golden = List.copyOf(golden);
        read = List.copyOf(read);
        problems = List.copyOf(problems);
    }

    static Trial of(TableSample sample, TableLayout layout, Clock clock) {
        var golden = written(sample.rows());
        return switch (sample.read(layout, clock)) {
            case TableSample.Outcome.Read(var rows) ->
                new Trial(rows.equals(sample.rows()), golden, written(rows), List.of());
            case TableSample.Outcome.Unreadable(var problems) ->
                new Trial(
                        false,
                        golden,
                        List.of(),
                        problems.stream().map(Trial::sentence).toList());
        };
    }

    boolean isRead() {
        return problems.isEmpty();
    }

    private static String sentence(ReadingProblem problem) {
        return problem.line() == null ? problem.detail() : "Line " + problem.line() + ": " + problem.detail();
    }

    private static List<SampleDocument.Row> written(List<TableSample.Golden> rows) {
        return rows.stream().map(SampleDocument.Row::of).toList();
    }
}
