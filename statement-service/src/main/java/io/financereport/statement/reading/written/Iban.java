package io.financereport.statement.reading.written;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** International bank account numbers (ISO 13616), whose two check digits tell them from other codes. */
public final class Iban {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    /** With or without blanks between groups, and nothing beside it that would make it longer. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{2,4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![\\p{L}\\d])");

    private static final int MODULUS = 97;
    private static final int MOVED = 4;

    private Iban() {}

    /** Whether the text is one, without blanks and in capital letters, and its check digits are right. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches() && remainder(text.substring(MOVED) + text.substring(0, MOVED)) == 1;
    }

    /** The first one in the text, without blanks; null when there is none. */
    public static @Nullable String in(String text) {
        var written = WRITTEN.matcher(text);
        while (written.find()) {
            var found = longestValid(written.group().replace(" ", "").toUpperCase(Locale.ROOT));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A short word behind it may look like its last group. */
    private static @Nullable String longestValid(String text) {
        for (int end = text.length(); end > text.length() - 2 * MOVED && end > 0; end--) {
            if (isValid(text.substring(0, end))) {
                return text.substring(0, end);
            }
        }
        return null;
    }

    private static int remainder(String text) {
        var remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            var value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder;
    }
}
