package io.financereport.statement.reading.written;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days whose years are counted from the beginning of an era, in Japan and Taiwan. */
final class EraYears {
    private static final int TAIWAN = 1911;

    /** The year before the first one of each era. */
    private static final Map<String, Integer> BEFORE = Map.ofEntries(
            Map.entry("R", 2018),
            Map.entry("令和", 2018),
            Map.entry("H", 1988),
            Map.entry("平成", 1988),
            Map.entry("S", 1925),
            Map.entry("昭和", 1925),
            Map.entry("民國", TAIWAN),
            Map.entry("民国", TAIWAN),
            Map.entry("中華民國", TAIWAN));

    private static final Pattern NAMED = Pattern.compile("(令和|平成|昭和|(?:中華)?民國|民国) ?(\\d{1,3}|元)([年./-].+)");
    private static final Pattern LETTER = Pattern.compile("([RHS])(\\d{1,2})([./]\\d{1,2}[./]\\d{1,2}(?:\\D.*)?)");

    /** Three digits in front are neither a day nor a month. */
    private static final Pattern OF_TAIWAN = Pattern.compile("()(1\\d{2})([./]\\d{1,2}[./]\\d{1,2}(?:\\D.*)?)");

    private EraYears() {}

    /** The same day with the year of the common era; what is written in another way as it is. */
    static String counted(String text) {
        var first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == '1' && text.length() > 3 && (text.charAt(3) == '/' || text.charAt(3) == '.')) {
            return counted(OF_TAIWAN.matcher(text), text);
        } else if (first == 'R' || first == 'H' || first == 'S') {
            return counted(LETTER.matcher(text), text);
        } else {
            return "令平昭民中".indexOf(first) < 0 ? text : counted(NAMED.matcher(text), text);
        }
    }

    private static String counted(Matcher written, String text) {
        if (!written.matches()) {
            return text;
        }
        var before = BEFORE.getOrDefault(written.group(1), TAIWAN);
        var year = written.group(2).equals("元") ? 1 : Integer.parseInt(written.group(2));
        return (before + year) + written.group(3);
    }
}
