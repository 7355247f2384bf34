package io.financereport.statement.reading;

/**
 * The text of a row in a workbook or on a page, between some lines before and after it. Lines end in a line feed; cells of a sheet are
 * parted by tabs.
 *
 * @param cut whether the row, or a line around it, is longer than what is here
 */
public record Passage(String before, String row, String after, boolean cut) {
    /** So many lines before and after a row are shown. */
    public static final int LINES_AROUND_MAX = 12;

    /** Longer lines are cut. */
    public static final int LINE_CHARACTERS_MAX = 2_000;
}
