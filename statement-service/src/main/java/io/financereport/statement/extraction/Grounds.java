package io.financereport.statement.extraction;

import io.financereport.statement.reading.written.WrittenDate;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a text says a figure, a day, or some words. */
final class Grounds {
    /** Grouped by points, commas, apostrophes or blanks, or not at all. */
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("(?<!\\d)\\d{1,3}(?:[ \u00A0\u202F'\u2019.,]\\d{2,3})*+(?:[.,]\\d{1,4})?(?!\\d)"),
            Pattern.compile("(?<![\\d.,])\\d++(?:[.,]\\d{1,4})?(?!\\d)"),
            Pattern.compile("(?<![\\d])[.,]\\d{1,4}(?!\\d)"));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;|()]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int WORDS_OF_DATE_MAX = 3;

    private Grounds() {}

    /** Whether the amount stands in the text, without its sign: that may be a column's, or a word's. */
    static boolean sayAmount(String text, BigDecimal amount) {
        var wanted = amount.abs();
        for (Pattern number : NUMBERS) {
            var found = number.matcher(text);
            for (int from = 0; from <= text.length() && found.find(from); from = found.start() + 1) {
                if (isOf(wanted, found.group())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOf(BigDecimal wanted, String written) {
        var number = WrittenNumber.of(written);
        if (number == null) {
            return false;
        }
        for (char decimal : new char[] {'.', ','}) {
            var value = number.read(decimal);
            if (value != null && value.compareTo(wanted) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text holds the date with its year, in any order of its parts. */
    static boolean sayDate(String text, LocalDate date) {
        var words = BETWEEN_WORDS.split(text);
        for (int first = 0; first < words.length; first++) {
            for (int last = first + 1; last <= Math.min(words.length, first + WORDS_OF_DATE_MAX); last++) {
                var written = String.join(" ", Arrays.copyOfRange(words, first, last));
                if (WrittenDate.of(written).readings().containsValue(date)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the text holds the number of the date's day, as where a year is left out. */
    static boolean sayDayOfMonth(String text, LocalDate date) {
        return Arrays.stream(text.split("\\D+"))
                .anyMatch(digits ->
                        digits.length() <= 2 && !digits.isEmpty() && Integer.parseInt(digits) == date.getDayOfMonth());
    }

    /** Whether every word is one of the text. */
    static boolean sayWords(String text, String words) {
        return words(text).containsAll(words(words));
    }

    private static Set<String> words(String text) {
        var words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
        words.remove("");
        return words;
    }
}
