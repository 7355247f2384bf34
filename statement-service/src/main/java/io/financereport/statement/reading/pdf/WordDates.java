package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.WrittenDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates among words: whole ones, and those that leave the year to the statement. */
final class WordDates {
    static final int WORDS_OF_YEARLESS = 2;
    private static final int WORDS_MAX = 4;
    /** A leap year, so that each day of a year is one. */
    private static final String ANY_YEAR = "2024";

    private static final String WORD = "\\p{L}{3,10}\\.?";
    private static final Pattern WHOLE = Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|20\\d{6}"
            + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})"
            + "|\\d{1,2}(?:st|nd|rd|th)?[-./ ]{0,2}" + WORD + "[-/, ]{0,2}(?:\\d{4}|\\d{2})"
            + "|" + WORD + "[- ]?\\d{1,2}(?:st|nd|rd|th)?,? ?\\d{4}"
            + "|" + WORD + "[- ]?\\d{1,2}/\\d{2}");
    private static final Pattern YEARLESS =
            Pattern.compile("\\d{1,2}[-/.]\\d{1,2}\\.?|\\d{1,2}[-. ]{0,2}" + WORD + "|" + WORD + "[- ]?\\d{1,2}");
    private static final Pattern HAN = Pattern.compile("(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日?");
    private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)(?:st|nd|rd|th)\\b");

    /**
     * @param text as {@link WrittenDate} reads it
     * @param words how many it takes
     */
    record Found(String text, int words, Year year) {}

    /** Whether a date says its year. */
    enum Year {
        SAID,
        LEFT_OUT
    }

    private WordDates() {}

    /** The longest date that begins with the word, or null. */
    static @Nullable Found at(List<PdfWord> words, int first) {
        return at(words, first, WORDS_MAX);
    }

    /** The same; two digits with which another day begins are no year of it. */
    static @Nullable Found beforeAnother(List<PdfWord> words, int first) {
        var found = at(words, first);
        if (found == null || found.words() <= WORDS_OF_YEARLESS) {
            return found;
        }
        var last = first + found.words() - 1;
        var isYear = words.get(last).text().length() > 2 || at(words, last) == null;
        return isYear ? found : at(words, first, WORDS_OF_YEARLESS);
    }

    /** The same of so many words at most. */
    static @Nullable Found at(List<PdfWord> words, int first, int wordsMax) {
        Found yearless = null;
        for (int count = Math.min(wordsMax, words.size() - first); count > 0; count--) {
            var text = new StringBuilder(words.get(first).text());
            for (int i = first + 1; i < first + count; i++) {
                text.append(' ').append(words.get(i).text());
            }
            var plain = plain(text.toString());
            if (plain.length() > 24) {
                continue;
            }
            if (WHOLE.matcher(plain).matches() && isDay(plain)) {
                return new Found(plain, count, Year.SAID);
            }
            if (yearless == null && YEARLESS.matcher(plain).matches() && isDay(completed(plain, ANY_YEAR))) {
                yearless = new Found(plain, count, Year.LEFT_OUT);
            }
        }
        return yearless;
    }

    /** A date without a year, with one. */
    static String completed(String yearless, String year) {
        var text = yearless.endsWith(".") ? yearless.substring(0, yearless.length() - 1) : yearless;
        return text.chars().anyMatch(Character::isLetter) ? text + " " + year : text + separatorOf(text) + year;
    }

    private static char separatorOf(String text) {
        return text.chars()
                .filter(c -> !Character.isDigit(c))
                .mapToObj(c -> (char) c)
                .findFirst()
                .orElse('-');
    }

    private static boolean isDay(String text) {
        return !WrittenDate.of(text).readings().isEmpty();
    }

    static String plain(String text) {
        var han = HAN.matcher(text);
        if (han.matches()) {
            return (han.group(1) == null ? "" : han.group(1) + "-") + han.group(2) + "-" + han.group(3);
        }
        // A star behind a day points to a note.
        return ORDINAL.matcher(text.endsWith("*") ? text.substring(0, text.length() - 1) : text)
                .replaceAll("");
    }
}
