package io.financereport.statement.reading.written;

/** Digits as other scripts and wide fonts write them. */
public final class Digits {
    private static final char ARABIC_DECIMAL = '\u066B';
    private static final char ARABIC_GROUP = '\u066C';
    private static final char WIDE_FIRST = '\uFF01';
    private static final char WIDE_LAST = '\uFF5E';
    private static final int WIDE_AHEAD = 0xFEE0;

    private Digits() {}

    /** The same with the digits 0 to 9, with a point for the Arabic decimal mark and a comma for that of groups, and wide signs narrow. */
    public static String western(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isOther(text.charAt(i))) {
                return written(text);
            }
        }
        return text;
    }

    private static boolean isOther(char c) {
        return c > 127
                && (Character.isDigit(c)
                        || c == ARABIC_DECIMAL
                        || c == ARABIC_GROUP
                        || (c >= WIDE_FIRST && c <= WIDE_LAST));
    }

    private static String written(String text) {
        var western = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isOther(c)) {
                western.append(c);
            } else if (c == ARABIC_DECIMAL) {
                western.append('.');
            } else if (c == ARABIC_GROUP) {
                western.append(',');
            } else if (Character.isDigit(c)) {
                western.append((char) ('0' + Character.digit(c, 10)));
            } else {
                western.append((char) (c - WIDE_AHEAD));
            }
        }
        return western.toString();
    }
}
