package io.financereport.statement.profile;

import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import io.financereport.statement.reading.csv.TableLayout;
import io.financereport.statement.reading.csv.TableRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of holding the tables of a file against its accounts' profiles.
 *
 * @param isToBeReadAgain whether a profile of these columns, not known yet when the file was read, may answer what is open
 */
public record Comparison(List<StatementTable> tables, List<ReadingProblem> problems, boolean isToBeReadAgain) {
    private static final int DIFFERENCES_SHOWN = 10;

    public Comparison {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    static Comparison of(List<Known> own, Reading.Read read, ReadingHints hints) {
        var asks = read.problems().stream().anyMatch(problem -> problem.code().weight() == Weight.REVIEWS);
        var compared = new ArrayList<StatementTable>();
        var problems = new ArrayList<ReadingProblem>();
        var again = false;
        for (TableRead table : read.tables()) {
            var nearest = table.known() != null ? table.known() : nearest(own, table.layout());
            compared.add(new StatementTable(
                    table.layout(),
                    table.sample(),
                    nearest == null ? null : nearest.profile(),
                    table.known() == null ? null : table.known().version()));
            if (nearest == null) {
                continue;
            }
            var fits = nearest.layout().hasColumnsOf(table.layout());
            var differences = nearest.layout().without(hints).differences(table.layout());
            again |= fits && table.known() == null && (asks || !differences.isEmpty());
            if (!differences.isEmpty()) {
                problems.add(changed(nearest, differences));
            }
        }
        return new Comparison(compared, problems, again);
    }

    /** The layout of these columns, else the one that has most of them; of several the newest. */
    private static @Nullable Known nearest(List<Known> own, TableLayout layout) {
        var candidates = own.stream()
                .filter(known -> known.layout().format() == layout.format())
                .toList();
        return candidates.stream()
                .filter(known -> known.layout().hasColumnsOf(layout))
                .findFirst()
                .or(() -> candidates.stream()
                        .sorted(Comparator.comparingLong((Known known) -> -columnsAlike(known.layout(), layout)))
                        .findFirst())
                .orElse(null);
    }

    private static long columnsAlike(TableLayout a, TableLayout b) {
        return a.columns().stream()
                .filter(column -> b.columns().contains(column))
                .count();
    }

    private static ReadingProblem changed(Known known, List<String> differences) {
        var shown = String.join("; ", differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size())));
        var more = differences.size() > DIFFERENCES_SHOWN
                ? "; and " + (differences.size() - DIFFERENCES_SHOWN) + " more"
                : "";
        return ReadingProblem.of(
                ReadingCode.LAYOUT_CHANGED,
                "The file is not written as " + known.title() + ", says: " + shown + more
                        + ". If its rows are right, approve it, and the profile gets a new version.");
    }
}
