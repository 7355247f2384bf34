package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers of a table end: those of one column below each other, even where the words over it stand elsewhere.
 *
 * @param edges points from the left, the last ones of the table
 */
record ColumnEdges(List<Float> edges) {
    /** Parts of the height of the font by which the ends of a column's numbers differ at most, as by a sign behind them. */
    private static final float SAME_EDGE = 0.8f;

    ColumnEdges {
        edges = List.copyOf(edges);
    }

    static ColumnEdges of(List<PdfRow> rows) {
        var ends = new ArrayList<Float>();
        for (PdfRow row : rows) {
            row.money().forEach(number -> ends.add(number.word().right()));
        }
        ends.sort(null);
        var apart = rows.isEmpty() ? 0 : SAME_EDGE * rows.getFirst().em();
        var edges = new ArrayList<Float>();
        for (float end : ends) {
            if (edges.isEmpty() || end - edges.getLast() > apart) {
                edges.add(end);
            } else {
                edges.set(edges.size() - 1, end);
            }
        }
        return new ColumnEdges(edges);
    }

    /** The numbers of a row by column, when the last columns are those of numbers in the order of their names. */
    Map<ColumnRole, WordNumbers.Found> columns(PdfRow row) {
        var roles = row.header().cells().stream()
                .filter(TableHeader.Cell::isNumber)
                .map(TableHeader.Cell::role)
                .toList();
        var columns = new EnumMap<ColumnRole, WordNumbers.Found>(ColumnRole.class);
        for (WordNumbers.Found number : row.money()) {
            var column = roles.size() - edges.size() + edgeOf(number);
            var role = column < 0 ? null : roles.get(column);
            if (role != null) {
                columns.put(role, number);
            }
        }
        return columns;
    }

    private int edgeOf(WordNumbers.Found number) {
        var edge = 0;
        while (edge + 1 < edges.size() && number.word().right() > edges.get(edge)) {
            edge++;
        }
        return edge;
    }
}
