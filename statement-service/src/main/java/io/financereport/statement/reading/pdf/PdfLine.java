package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words on one baseline, from left to right.
 *
 * @param page counted from 1
 * @param number its place on the page, counted from 1
 * @param baseline points from the top of the page, as its text is read
 * @param box where it stands on the page as shown
 */
record PdfLine(int page, long number, float baseline, List<PdfWord> words, Source.Box box) {
    /** Parts of the height of the font. */
    private static final float GAP_OF_CELLS = 0.9f;

    private static final float LINES_APART_MAX = 2f;
    /** Names of columns are set wider than texts. */
    private static final float LINES_OF_NAMES_APART_MAX = 2.2f;

    PdfLine {
        words = List.copyOf(words);
    }

    /** The same with some of its words. */
    PdfLine with(List<PdfWord> some) {
        return new PdfLine(page, number, baseline, some, box);
    }

    String text() {
        return words.stream().map(PdfWord::text).collect(Collectors.joining(" "));
    }

    /** The words that stand close. */
    List<List<PdfWord>> chunks() {
        var chunks = new ArrayList<List<PdfWord>>();
        PdfWord before = null;
        for (PdfWord word : words) {
            if (before == null || areOfTwoCells(before, word)) {
                chunks.add(new ArrayList<>());
            }
            chunks.getLast().add(word);
            before = word;
        }
        return chunks;
    }

    /** Whether a word begins another cell of a table than the one to its left. */
    static boolean areOfTwoCells(PdfWord before, PdfWord word) {
        return before.gapTo(word) > GAP_OF_CELLS * word.em();
    }

    float left() {
        return words.getFirst().left();
    }

    float em() {
        return words.getFirst().em();
    }

    /** Whether it follows another line as the lines of a text do. */
    boolean isCloseBelow(PdfLine above) {
        var apart = baseline - above.baseline;
        return apart >= 0 && apart <= LINES_APART_MAX * Math.max(em(), above.em());
    }

    /** Whether it follows another line as the lines of names of columns do. */
    boolean isCloseBelowNames(PdfLine above) {
        return page == above.page && baseline - above.baseline <= LINES_OF_NAMES_APART_MAX * Math.max(em(), above.em());
    }

    /** The smallest rectangle around both, on the page of the first. */
    static Source.Box around(Source.Box first, Source.Box second) {
        return new Source.Box(
                first.page(),
                first.line(),
                Math.min(first.left(), second.left()),
                Math.min(first.top(), second.top()),
                Math.max(first.right(), second.right()),
                Math.max(first.bottom(), second.bottom()));
    }
}
