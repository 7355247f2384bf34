package io.financereport.statement.reading.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dates that make a line a row.
 *
 * @param texts as written, from left to right
 * @param textFrom the word from which on the line may say what it is: behind dates that it begins with
 * @param rest the words that are none of them
 */
record RowDates(List<String> texts, int textFrom, List<PdfWord> rest) {
    /** So many words may stand before the day, as the number of a row does; more where the days have a column further right. */
    private static final int WORDS_BEFORE_MAX = 3;
    /** Parts of the height of the font by which a word may begin before the name of its column. */
    private static final float BESIDE = 0.3f;

    RowDates {
        texts = List.copyOf(texts);
        rest = List.copyOf(rest);
    }

    /** Those of a line of the table, or null. */
    static @Nullable RowDates of(PdfLine line, TableHeader header) {
        var columns = header.dates();
        var words = line.words();
        var isFirstColumn = header.cells().getFirst().isDate();
        var most = isFirstColumn ? Math.min(WORDS_BEFORE_MAX, words.size()) : words.size();
        for (int i = 0; i < most; i++) {
            var date = mayBegin(words, i, header) ? at(words, i, header) : null;
            if (date != null) {
                return from(words, i, date, columns, header);
            }
        }
        return null;
    }

    private static RowDates from(
            List<PdfWord> words, int first, WordDates.Found found, List<TableHeader.Cell> columns, TableHeader header) {
        var texts = new ArrayList<String>();
        var rest = new ArrayList<>(words.subList(0, first));
        var to = first;
        for (var date = found; date != null && texts.size() < columns.size(); date = at(words, to, header)) {
            texts.add(date.text());
            to += date.words();
            if (to == words.size()) {
                break;
            }
        }
        for (int next = to; next < words.size(); next++) {
            var later = texts.size() < columns.size() && columns.getLast().overlaps(words.get(next))
                    ? at(words, next, header)
                    : null;
            if (later == null) {
                rest.add(words.get(next));
            } else {
                texts.add(later.text());
                next += later.words() - 1;
            }
        }
        return new RowDates(texts, first == 0 || header.cells().getFirst().isDate() ? to : 0, rest);
    }

    /** Whether the word stands where days do, and not where the texts begin, which may name days as well. */
    private static boolean mayBegin(List<PdfWord> words, int i, TableHeader header) {
        var word = words.get(i);
        if (i > 0) {
            return header.dates().getFirst().overlaps(word);
        }
        var cell = cellOf(word, header);
        return cell == null
                || cell.isDate()
                || header.dates().getFirst().left() > word.left()
                || header.dates().stream().anyMatch(date -> date.overlaps(word));
    }

    /** The date that begins with the word. Two digits behind a day and a month are no year where they begin the next column. */
    private static WordDates.@Nullable Found at(List<PdfWord> words, int first, TableHeader header) {
        var found = WordDates.beforeAnother(words, first);
        if (found == null || found.words() <= WordDates.WORDS_OF_YEARLESS) {
            return found;
        }
        var last = first + found.words() - 1;
        return words.get(last).text().length() == 2 && isOfNext(words, first, last, header)
                ? WordDates.at(words, first, WordDates.WORDS_OF_YEARLESS)
                : found;
    }

    private static boolean isOfNext(List<PdfWord> words, int first, int last, TableHeader header) {
        var cell = cellOf(words.get(last), header);
        return cell != null && cell.left() > words.get(first).right() && cell != cellOf(words.get(first), header);
    }

    /** The column under whose name, or right of it, a word begins. */
    private static TableHeader.@Nullable Cell cellOf(PdfWord word, TableHeader header) {
        TableHeader.Cell found = null;
        for (TableHeader.Cell cell : header.cells()) {
            if (cell.left() - BESIDE * word.em() <= word.left()) {
                found = cell;
            }
        }
        return found;
    }
}
