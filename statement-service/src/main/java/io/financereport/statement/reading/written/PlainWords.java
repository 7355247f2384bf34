package io.financereport.statement.reading.written;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Words without what writers of a language differ in. */
public final class PlainWords {
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ł", "l", "ø", "o", "æ", "ae", "đ", "d", "ı", "i");

    private PlainWords() {}

    /** Lower case, without accents and punctuation, single blanks. */
    public static String of(String text) {
        return isAscii(text) ? ofAscii(text) : ofAny(text);
    }

    /** Most texts, and much quicker. */
    private static String ofAscii(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c - 'A' + 'a'));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String ofAny(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        var plain = new StringBuilder(lower.length());
        for (char c : Normalizer.normalize(lower, Normalizer.Form.NFD).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !plain.isEmpty()
                    && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().strip();
    }
}
