package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.WrittenDate;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days that a statement says it is about, as written. */
final class StatementPeriod {
    private static final Set<String> BETWEEN = Set.of(
            "to", "-", "--", "\u2013", "\u2014", "~", "～", "〜", "until", "through", "thru", "till", "bis", "au", "al",
            "a", "à", "tot", "t/m", "t/m.", "até", "ate", "hasta", "do", "til", "至", "到");
    private static final Pattern END =
            Pattern.compile("statement (?:end )?date|closing date|statement end|as (?:of|at)|period"
                    + " end|auszugsdatum|abrechnungsdatum|kontoauszug vom|date d'arr[êe]t[ée]|fecha de"
                    + " (?:corte|cierre)|账单日|截止日期");
    /** What may follow a day that is all of a line, as at the head of a page. */
    private static final Pattern PAGE =
            Pattern.compile("(?iu)[|·•\\s]*(?:(?:page|seite|p[áa]gina|pagina|blatt|sida)\\b.*)?");

    private static final Pattern ORDERED = Pattern.compile("^\\d{4}|\\p{L}");

    /** Longer is no statement but a history. */
    private static final int DAYS_MAX = 800;

    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String end;
    private @Nullable String balance;
    private @Nullable String head;

    /** Looks for two dates with a word or dash between, else for the date of the statement, or one that is all of a line. The first counts. */
    void see(PdfLine line) {
        if (from != null) {
            return;
        }
        var words = line.words();
        for (int i = 0; i < words.size(); i++) {
            var first = WordDates.at(words, i);
            if (first == null) {
                continue;
            }
            var next = i + first.words();
            var second = next + 1 < words.size()
                            && BETWEEN.contains(words.get(next).text().toLowerCase(Locale.ROOT))
                    ? WordDates.at(words, next + 1)
                    : null;
            if (second != null && second.year() == WordDates.Year.SAID) {
                to = second.text();
                from = first.year() == WordDates.Year.SAID ? first.text() : yearOf(first.text(), second.text());
                return;
            }
            var named =
                    END.matcher(StatementWords.textFrom(words.subList(0, i), 0).toLowerCase(Locale.ROOT));
            if (end == null
                    && first.year() == WordDates.Year.SAID
                    && !isBefore(BalanceWords.balance(line.text()))
                    && named.find()) {
                end = first.text();
            }
            if (head == null
                    && i == 0
                    && first.year() == WordDates.Year.SAID
                    && PAGE.matcher(StatementWords.textFrom(words, next)).matches()) {
                head = first.text();
            }
            i = next - 1;
        }
        glued(line.text());
    }

    /** Takes the day of the balance that the words from one on name: the later one is the end, where none is said. */
    void seeBalance(PdfLine line, int word) {
        for (int i = word; i < line.words().size(); i++) {
            var date = WordDates.at(line.words(), i);
            if (date != null && date.year() == WordDates.Year.SAID) {
                balance = date.text();
                return;
            }
        }
    }

    /** Whether the day of such a balance is not that of the statement's end. */
    private static boolean isBefore(BalanceWords.@Nullable Balance balance) {
        return balance == BalanceWords.Balance.OPENING
                || balance == BalanceWords.Balance.BROUGHT
                || balance == BalanceWords.Balance.OF_A_DAY;
    }

    /** First day under an order, or null. */
    @Nullable
    LocalDate from(DateOrder order) {
        var first = from == null ? null : day(from, order);
        var last = to(order);
        return first == null
                        || last == null
                        || first.isAfter(last)
                        || first.plusDays(DAYS_MAX).isBefore(last)
                ? null
                : first;
    }

    /** Last day under an order, or null. */
    @Nullable
    LocalDate to(DateOrder order) {
        var stated = to == null ? end : to;
        var last = stated == null ? balance : stated;
        var day = last == null ? head : last;
        return day == null ? null : day(day, order);
    }

    /** The day that a date means under an order; one with a month's name or the year in front means the same under each. */
    static @Nullable LocalDate day(String text, DateOrder order) {
        var date = WrittenDate.of(text);
        var readings = date.readings();
        var day = date.day(order);
        return day == null && readings.size() == 1 && ORDERED.matcher(text).find()
                ? readings.values().iterator().next()
                : day;
    }

    /** 2025.02.01-2025.02.28 and the like, in one word. */
    private void glued(String text) {
        var matcher = Pattern.compile(
                        "(20\\d{6}|\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([/.])\\d{1,2}\\3\\d{2,4}|\\d{4}年\\d{1,2}月\\d{1,2}日)"
                            + "\\s?(?:--?|–|—|~|～|〜|至|到)\\s?"
                            + "(20\\d{6}|\\d{4}([-/.])\\d{1,2}\\5\\d{1,2}|\\d{1,2}([/.])\\d{1,2}\\6\\d{2,4}|\\d{4}年\\d{1,2}月\\d{1,2}日)")
                .matcher(text);
        if (matcher.find()) {
            from = WordDates.plain(matcher.group(1));
            to = WordDates.plain(matcher.group(4));
        }
    }

    /** A first day that leaves its year to the last day: the latest one not after it. */
    private static @Nullable String yearOf(String first, String last) {
        for (LocalDate end : WrittenDate.of(last).readings().values()) {
            for (int year : new int[] {end.getYear(), end.getYear() - 1}) {
                var text = WordDates.completed(first, String.valueOf(year));
                var starts = WrittenDate.of(text).readings().values();
                if (!starts.isEmpty() && starts.stream().noneMatch(start -> start.isAfter(end))) {
                    return text;
                }
            }
        }
        return null;
    }
}
