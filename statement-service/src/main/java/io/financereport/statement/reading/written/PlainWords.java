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
