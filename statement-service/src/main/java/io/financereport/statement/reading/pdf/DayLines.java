package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.DayWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lines with amounts whose day stands on a line of its own: above several of them, as a heading, or below each, with a reference.
 * Each is given its day in front, as most statements print it.
 */
final class DayLines {
    /** So many lines of text may stand between an amount and the day below it. */
    private static final int TEXTS_BETWEEN_MAX = 2;
    /** Points left of a line at which its day is put. */
    private static final float DAY_LEFT = -400;

    private static final String ANY_YEAR = "2024";

    private final List<List<PdfLine>> pages;
    private final List<PdfLine> all;
    private final List<LocalDate[]> days = new ArrayList<>();
    private final Set<String> unused = new HashSet<>();
    private int headings;
    private int headed;
    private boolean isAtEdge;

    /**
     * @param pages with the days in front of the amounts
     * @param isSure whether no other line could hold the days as well
     */
    record Dated(List<List<PdfLine>> pages, boolean isSure) {}

    private enum Kind {
        /** A day and nothing else but a balance. */
        DAY,
        /** A day and words. */
        REFERENCE,
        /** Words and amounts. */
        AMOUNT,
        OTHER
    }

    private DayLines(List<List<PdfLine>> pages) {
        this.pages = pages;
        this.all = pages.stream().flatMap(List::stream).toList();
    }

    /** The pages with their days, or null when their lines are not written so. */
    static @Nullable Dated of(List<List<PdfLine>> pages) {
        var lines = new DayLines(pages);
        var kinds = lines.all.stream().map(DayLines::kind).toList();
        if (lines.hasReferences()) {
            return areHeadings(kinds) ? null : lines.below(true);
        }
        if (kinds.lastIndexOf(Kind.DAY) > kinds.lastIndexOf(Kind.AMOUNT)) {
            return lines.below(false);
        }
        var above = lines.above();
        return above == null || !lines.goOneWay()
                ? null
                : new Dated(above, lines.headed > lines.headings && lines.headings > 1 && !lines.isAtEdge);
    }

    /** Whether days stand above amounts more than once. */
    private static boolean areHeadings(List<Kind> kinds) {
        var found = 0;
        for (int i = 0; i + 1 < kinds.size(); i++) {
            found += kinds.get(i) == Kind.DAY && kinds.get(i + 1) == Kind.AMOUNT ? 1 : 0;
        }
        return found > 1;
    }

    private boolean hasReferences() {
        for (int i = 0; i < all.size(); i++) {
            var day = kind(all.get(i)) == Kind.AMOUNT ? dayBelow(i) : -1;
            if (day >= 0 && kind(all.get(day)) == Kind.REFERENCE) {
                return true;
            }
        }
        return false;
    }

    /** The line below with the day of the amount on a line, or -1. */
    private int dayBelow(int amount) {
        for (int i = amount + 1; i < all.size() && i <= amount + 1 + TEXTS_BETWEEN_MAX; i++) {
            var kind = kind(all.get(i));
            if (kind != Kind.OTHER) {
                return kind == Kind.AMOUNT ? -1 : i;
            }
        }
        return -1;
    }

    /** An amount without a day, in a line that names none, may be a row: then nothing is sure. */
    private Dated below(boolean haveReferences) {
        var lines = new ArrayList<>(all);
        var isSure = haveReferences;
        for (int i = 0; i < all.size(); i++) {
            if (kind(all.get(i)) == Kind.AMOUNT) {
                var day = dayBelow(i);
                if (day >= 0) {
                    lines.set(i, dated(all.get(i), all.get(day)));
                    lines.set(day, withoutDay(all.get(day)));
                } else {
                    isSure &= hasWholeDay(all.get(i).words());
                }
            }
        }
        var byPage = new TreeMap<Integer, List<PdfLine>>();
        lines.stream()
                .filter(line -> !line.words().isEmpty())
                .forEach(line -> byPage.computeIfAbsent(line.page(), page -> new ArrayList<>())
                        .add(line));
        return new Dated(List.copyOf(byPage.values()), isSure);
    }

    /** Null where a day has no amount below it on its page: it may be that of the page, at its head or foot. */
    private @Nullable List<List<PdfLine>> above() {
        var dated = new ArrayList<List<PdfLine>>();
        PdfLine day = null;
        for (List<PdfLine> page : pages) {
            var lines = new ArrayList<PdfLine>();
            var isOpen = false;
            for (PdfLine line : page) {
                var kind = kind(line);
                if (kind == Kind.DAY) {
                    if (isOpen && day != null && (headed > 0 || !unused.add(day.text()))) {
                        return null;
                    }
                    day = line;
                    isOpen = true;
                    isAtEdge |= !dated.isEmpty() && lines.isEmpty();
                } else if (kind == Kind.AMOUNT && day != null) {
                    if (unused.contains(day.text())) {
                        return null;
                    }
                    if (isOpen) {
                        headings++;
                        days.add(readings(day));
                    }
                    isOpen = false;
                    headed++;
                    lines.add(dated(line, day));
                } else {
                    lines.add(line);
                }
            }
            if (isOpen && headed > 0) {
                return null;
            }
            dated.add(lines);
        }
        return dated;
    }

    /** Whether the days go forward or back throughout, under some order of their digits. */
    private boolean goOneWay() {
        for (int order = 0; order < DateOrder.values().length; order++) {
            var at = order;
            var read = days.stream().map(day -> day[at]).toList();
            if (read.stream().allMatch(day -> day != null)) {
                var forward = read.stream().sorted().toList();
                var back = read.stream().sorted(Comparator.reverseOrder()).toList();
                if (read.equals(forward) || read.equals(back)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalDate[] readings(PdfLine line) {
        var found = dayOf(line);
        var text = found == null
                ? ""
                : found.year() == WordDates.Year.SAID ? found.text() : WordDates.completed(found.text(), ANY_YEAR);
        return Arrays.stream(DateOrder.values())
                .map(order -> StatementPeriod.day(text, order))
                .toArray(LocalDate[]::new);
    }

    private static Kind kind(PdfLine line) {
        var words = line.words();
        var at = dayAt(words);
        var day = at < 0 ? null : WordDates.at(words, at);
        if (day != null) {
            var rest = words.subList(at + day.words(), words.size());
            if (isNothingMore(rest)) {
                return Kind.DAY;
            }
            var isReference = at == 0 && moneyAt(rest) == rest.size() && !hasWholeDay(rest);
            return isReference ? Kind.REFERENCE : Kind.OTHER;
        }
        var money = moneyAt(words);
        var isAmount = money > 0
                && money < words.size()
                && !BalanceWords.isNamed(line.text())
                && BalanceWords.balance(line.text()) == null
                && !BalanceWords.isTotal(line.text())
                && words.subList(0, money).stream()
                        .anyMatch(word -> word.text().chars().anyMatch(Character::isLetter));
        return isAmount ? Kind.AMOUNT : Kind.OTHER;
    }

    private static boolean hasWholeDay(List<PdfWord> words) {
        for (int i = 0; i < words.size(); i++) {
            var found = WordDates.at(words, i);
            if (found != null && found.year() == WordDates.Year.SAID) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNothingMore(List<PdfWord> rest) {
        return rest.isEmpty()
                || moneyAt(rest) == 0
                || (rest.size() == 1 && DayWords.isWeekday(rest.getFirst().text()));
    }

    /** Where the amounts begin with which the words end, or the number of words; one that stands close to a text is the end of that. */
    static int moneyAt(List<PdfWord> words) {
        var end = words.size();
        while (end > 0 && words.get(end - 1).isMark()) {
            end--;
        }
        var at = moneyAt(words.subList(0, end), end);
        return at == end ? words.size() : at;
    }

    private static int moneyAt(List<PdfWord> words, int end) {
        var at = end;
        for (WordNumbers.Found number : WordNumbers.besidesDates(words, 0).reversed()) {
            var from = number.from();
            var isOfText = at < words.size() && from > 0 && !PdfLine.areOfTwoCells(words.get(from - 1), number.word());
            if (number.to() != at || number.kind() != WordNumbers.Kind.MONEY || isOfText) {
                break;
            }
            at = from;
        }
        return at;
    }

    private static int dayAt(List<PdfWord> words) {
        if (WordDates.at(words, 0) != null) {
            return 0;
        }
        var isAfterWeekday =
                words.size() > 1 && DayWords.isWeekday(words.getFirst().text()) && WordDates.at(words, 1) != null;
        return isAfterWeekday ? 1 : -1;
    }

    private static WordDates.@Nullable Found dayOf(PdfLine line) {
        var at = dayAt(line.words());
        return at < 0 ? null : WordDates.at(line.words(), at);
    }

    private static PdfLine dated(PdfLine line, PdfLine dayLine) {
        var words = new ArrayList<PdfWord>();
        var at = dayAt(dayLine.words());
        var day = dayOf(dayLine);
        for (PdfWord word : dayLine.words().subList(Math.max(0, at), day == null ? 0 : at + day.words())) {
            var shift = DAY_LEFT - dayLine.words().get(at).left();
            words.add(new PdfWord(word.text(), word.left() + shift, word.right() + shift, word.em()));
        }
        words.addAll(line.words());
        var box = dayLine.page() == line.page() && dayLine.baseline() > line.baseline()
                ? PdfLine.around(line.box(), dayLine.box())
                : line.box();
        return new PdfLine(line.page(), line.number(), line.baseline(), words, box);
    }

    private static PdfLine withoutDay(PdfLine line) {
        var day = dayOf(line);
        var from = day == null ? 0 : dayAt(line.words()) + day.words();
        return line.with(line.words().subList(from, line.words().size()));
    }
}
