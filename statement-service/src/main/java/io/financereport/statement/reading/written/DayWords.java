package io.financereport.statement.reading.written;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands around a day for people only: the day of the week before it, the ending of its number, the clock that it goes by. */
public final class DayWords {
    private static final Set<String> WEEKDAYS = Stream.of(
                    "en", "de", "fr", "es", "it", "nl", "pt", "da", "sv", "no", "fi", "pl", "cs")
            .map(Locale::of)
            .flatMap(locale -> Arrays.stream(DayOfWeek.values())
                    .flatMap(day ->
                            Stream.of(TextStyle.FULL, TextStyle.SHORT).map(style -> day.getDisplayName(style, locale))))
            .map(PlainWords::of)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern CHINESE_WEEKDAY = Pattern.compile("(?:星期|周|週)[一二三四五六日天]");
    private static final Pattern FIRST_WORD = Pattern.compile("(\\p{L}{2,13})\\.?,? +(?=[\\p{L}\\d])");
    private static final Pattern WHOLE_DAY =
            Pattern.compile("\\d{1,2}\\.?[ -]\\p{L}{3}|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}");
    private static final Pattern ORDINAL = Pattern.compile("(?i)(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)(?![\\p{L}\\d])");

    /** As Java and Unix write a moment: {@code Thu Feb 26 10:11:12 UTC 2026}. */
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\p{L}{3} \\d{1,2}) [\\d:]{5,8} (?:[A-Z]{3,5} )?(\\d{4})");

    /** Some write the time of day before the day. */
    private static final Pattern TIME_FIRST = Pattern.compile("^\\d{1,2}:\\d{2}(?::\\d{2})?,? +(?=\\p{L}|\\d+[./ -])");

    /** Interactive Brokers writes {@code 20260105;202000}. */
    private static final Pattern TIME_LAST = Pattern.compile("^(\\d{8});\\d{6}$");

    private DayWords() {}

    /** The day without them; another text as it is. */
    public static String without(String text) {
        if (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || Character.isDigit(text.charAt(0)))) {
            return text;
        }
        var day = text.indexOf(':') > 0 ? TIME_FIRST.matcher(text).replaceFirst("") : text;
        if (text.indexOf(';') > 0) {
            day = TIME_LAST.matcher(text).replaceFirst("$1");
        }
        if (Character.isLetter(text.charAt(0))) {
            var first = FIRST_WORD.matcher(text);
            if (first.lookingAt() && isWeekday(first.group(1), text.substring(first.end()))) {
                day = text.substring(first.end());
            }
            var last = YEAR_LAST.matcher(day);
            day = last.matches() ? last.group(1) + " " + last.group(2) : day;
        }
        return mayHaveOrdinal(day) ? ORDINAL.matcher(day).replaceFirst("$1") : day;
    }

    /** Whether the word is a day of the week, with or without a mark behind it. */
    public static boolean isWeekday(String word) {
        var plain = PlainWords.of(word);
        return WEEKDAYS.contains(plain) || CHINESE_WEEKDAY.matcher(plain).matches();
    }

    /** {@code Mar} is a Tuesday in French and Spanish before a whole day, and else the month. */
    private static boolean isWeekday(String word, String rest) {
        return WEEKDAYS.contains(PlainWords.of(word))
                && (MonthNames.number(word) < 0 || WHOLE_DAY.matcher(rest).lookingAt());
    }

    private static boolean mayHaveOrdinal(String day) {
        for (int i = 1; i < Math.min(day.length(), 16); i++) {
            if (Character.isDigit(day.charAt(i - 1)) && "snrtSNRT".indexOf(day.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
