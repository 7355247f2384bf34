package io.financereport.statement.reading;

import org.jspecify.annotations.Nullable;

/** Cleans the text of files: what the database refuses or a screen could be fooled by does not get further. */
public final class Texts {
    /** Longer text is cut; the original keeps all of it. */
    public static final int LENGTH_MAX = 2_000;

    private Texts() {}

    /** One line, without control characters, runs of blanks made one, at most {@value #LENGTH_MAX} characters. */
    public static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        var clean = new StringBuilder(Math.min(text.length(), LENGTH_MAX));
        var blank = true;
        for (int i = 0; i < text.length() && clean.length() < LENGTH_MAX; i++) {
            var c = text.charAt(i);
            if (c > ' ' && c < 0x7F) {
                clean.append(c);
                blank = false;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!blank) {
                    clean.append(' ');
                }
                blank = true;
            } else if (isKept(c)) {
                clean.append(c);
                blank = false;
            }
        }
        return trimmed(clean);
    }

    /** The cleaned text, or null when nothing is left of it. */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = clean(text);
        return clean.isEmpty() ? null : clean;
    }

    /** Without the zero characters that damaged files have: the database keeps none in a text. */
    public static String withoutZeros(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    /** Whether nothing has to be done: short, plain characters only, single blanks between words. */
    private static boolean isClean(String text) {
        if (text.length() > LENGTH_MAX || text.startsWith(" ") || text.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKept(char c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '\uFFFE' && c != '\uFFFF';
    }

    private static String trimmed(StringBuilder clean) {
        var end = clean.length();
        if (end > 0 && Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && clean.charAt(end - 1) == ' ') {
            end--;
        }
        return clean.substring(0, end);
    }
}
