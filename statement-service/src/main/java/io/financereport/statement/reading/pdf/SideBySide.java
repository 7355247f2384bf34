package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.csv.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that is printed in several parts beside one another, as those of checks are: the names of the columns come again, and each
 * line holds a row of each part.
 *
 * @param parts from left to right; the table itself when it has no others
 */
record SideBySide(List<TableHeader> parts) {
    private static final int PARTS_MAX = 5;
    private static final int DAY_AND_AMOUNT = 2;
    private static final Pattern CHECK = Pattern.compile("(?iu)\\b(?:che(?:ck|que)s?|ch[èe]ques?|schecks?|serial)\\b");

    /** A row's part of a line. */
    record Part(TableHeader header, PdfLine line) {}

    SideBySide {
        parts = List.copyOf(parts);
    }

    static SideBySide of(TableHeader header) {
        var cells = header.cells();
        for (int count = PARTS_MAX; count > 1; count--) {
            var width = cells.size() / count;
            if (width > 1 && cells.size() == width * count && isRepeated(cells, width)) {
                var parts = new ArrayList<TableHeader>();
                for (int i = 0; i < count; i++) {
                    parts.add(
                            new TableHeader(cells.subList(i * width, (i + 1) * width), header.lines(), header.known()));
                }
                return new SideBySide(parts);
            }
        }
        return new SideBySide(List.of(header));
    }

    private static boolean isRepeated(List<TableHeader.Cell> cells, int width) {
        var first = cells.subList(0, width);
        for (int i = width; i < cells.size(); i++) {
            if (cells.get(i).role() != first.get(i % width).role()) {
                return false;
            }
        }
        return first.stream().filter(TableHeader.Cell::isDate).count() == 1
                && first.stream().filter(TableHeader.Cell::isNumber).count() == 1
                && first.stream().anyMatch(cell -> cell.role() == ColumnRole.AMOUNT);
    }

    boolean isOfSeveral() {
        return parts.size() > 1;
    }

    /** Whether its lines have more than days and amounts, as those of the balances of each day have not. */
    boolean isOfRows() {
        return isOfSeveral() && parts.getFirst().cells().size() > DAY_AND_AMOUNT;
    }

    /** Whether they are those of checks, which are money out. */
    boolean areChecks() {
        return isOfSeveral()
                && parts.getFirst().cells().stream()
                        .anyMatch(cell -> CHECK.matcher(cell.name()).find());
    }

    /** The parts of a line that hold words. */
    List<Part> of(PdfLine line) {
        if (!isOfSeveral()) {
            return List.of(new Part(parts.getFirst(), line));
        }
        var found = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            var from = i == 0 ? -Float.MAX_VALUE : between(parts.get(i - 1), parts.get(i));
            var to = i + 1 == parts.size() ? Float.MAX_VALUE : between(parts.get(i), parts.get(i + 1));
            var words = line.words().stream()
                    .filter(word -> word.centre() >= from && word.centre() < to)
                    .toList();
            if (!words.isEmpty()) {
                found.add(new Part(parts.get(i), line.with(words)));
            }
        }
        return found;
    }

    private static float between(TableHeader one, TableHeader next) {
        return (one.cells().getLast().right() + next.cells().getFirst().left()) / 2;
    }
}
