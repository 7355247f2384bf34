package io.financereport.statement.reading.qif;

import java.util.regex.Pattern;

/**
 * The dates of QIF: {@code 12/31/98}, {@code 1/ 2'06} and {@code 1/ 2' 6} of Quicken, where an apostrophe stands before years
 * from 2000 on, and years counted from 1900 that some banks write with three digits.
 */
final class QifDates {
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,4}) *+([-/.]) *+(\\d{1,2}) *+([-/.']) *+'? *+(\\d{1,4})(?!\\d).*", Pattern.DOTALL);
    private static final int YEARS_FROM = 1900;

    private QifDates() {}

    /** The same date without blanks and without what stands behind it; text that is not of this form stays as it is. */
    static String plain(String text) {
        var date = DATE.matcher(text);
        if (!date.matches()) {
            return text;
        }
        var endsWithYear = date.group(1).length() <= 2;
        return date.group(1)
                + date.group(2)
                + date.group(3)
                + date.group(2)
                + (endsWithYear ? year(date.group(5)) : date.group(5));
    }

    private static String year(String written) {
        return switch (written.length()) {
            case 1 -> "0" + written;
            case 3 -> String.valueOf(YEARS_FROM + Integer.parseInt(written));
            default -> written;
        };
    }
}
