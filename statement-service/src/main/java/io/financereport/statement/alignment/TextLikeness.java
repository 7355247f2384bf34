package io.financereport.statement.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How alike two texts of a bank are, from 0 to 100: the share of the shorter one's words that the longer one has too. Banks cut
 * texts off and add numbers and places to them, so a word counts as found when one begins with the other, and words without a
 * letter do not count at all.
 */
public final class TextLikeness {
    /** From here on texts are taken to be about the same: half of the words. */
    public static final int ALIKE = 50;

    /** A text has a few dozen words at most; what is behind says nothing new. */
    private static final int WORDS_MAX = 40;

    /** Shorter beginnings are shared by too many words. */
    private static final int BEGINNING_MIN = 4;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TextLikeness() {}

    public static int of(String one, String other) {
        var words = words(one);
        var others = words(other);
        var shorter = words.size() <= others.size() ? words : others;
        var left = new ArrayList<>(words.size() <= others.size() ? others : words);
        if (shorter.isEmpty()) {
            return 0;
        }
        var found = 0;
        for (String word : shorter) {
            var match = left.stream().filter(each -> isSame(word, each)).findFirst();
            if (match.isPresent()) {
                left.remove(match.get());
                found++;
            }
        }
        return 100 * found / shorter.size();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .limit(WORDS_MAX)
                .toList();
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= BEGINNING_MIN
                        && (one.startsWith(other) || other.startsWith(one)));
    }
}
