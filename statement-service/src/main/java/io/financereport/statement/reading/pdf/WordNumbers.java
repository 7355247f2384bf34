package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds amounts among words: a sign, a currency, or groups of digits may stand apart from the rest. */
final class WordNumbers {
    /** Parts of the height of the font. */
    private static final float GROUP_GAP_MAX = 0.5f;

    private static final float SIGN_GAP_MAX = 6f;
    /** A bracket, a sign and a currency. */
    private static final int WORDS_BEFORE_MAX = 3;
    /** A currency, a bracket and a side. */
    private static final int WORDS_AFTER_MAX = 3;

    private static final int GROUPS_MAX = 20;
    private static final Set<String> SIGNS = Set.of("-", "+", "\u2212", "\u2013", "(");
    private static final Set<String> ENDS = Set.of(
            "CR", "DR", "Cr", "Dr", "cr", "dr", "Cr.", "Dr.", "(CR)", "(DR)", "(Cr)", "(Dr)", "DB", "Db", "db", "(DB)",
            "-", "+", ")");
    /** Soll and Haben, debit and credit, overdrawn. */
    private static final Map<String, String> SIDES =
            Map.of("S", "DR", "H", "CR", "D", "DR", "C", "CR", "K", "CR", "OD", "DR");

    private static final Set<String> INITIALS = Set.of("C", "D", "K");
    /** Parts of the height of the font between the words of a text at most. */
    private static final float WORDS_GAP_MAX = 0.7f;

    /** A day, with its year or without. */
    private static final Pattern DAY = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2}|\\d{4})?,?"
            + "|\\d{1,2}([-/])\\d{1,2}\\1(?:\\d{2}|\\d{4})|\\d{4}([-./])\\d{1,2}\\2\\d{1,2}");

    /** An amount to whose decimals a letter for its side is stuck, a bracket that none opens, or the end of a sentence. */
    private static final Pattern STUCK =
            Pattern.compile("([-+\u2212]?[\\p{Sc}]?[\\d.,'\u2019]*[.,]\\d{2})(S|H|OD|[(.,;])");

    private static final Pattern GROUP_FIRST = Pattern.compile("[-+\u2212]?\\d{1,3}");
    private static final Pattern GROUP_NEXT = Pattern.compile("\\d{3}");
    private static final Pattern GROUP_LAST = Pattern.compile("\\d{3}[.,]\\d{2}[-+]?");
    /** No amount has more groups of digits. */
    private static final Pattern DECIMALS =
            Pattern.compile("(?:^|[^.,\\d])(?:\\d+|\\d{1,3}(?:[.,' \u2019]\\d{2,3}){1,20})?[.,]\\d{2,3}(?:\\D*)$");

    /** How sure it is that a number is an amount. */
    enum Kind {
        /** It has decimals or the mark of a currency. */
        MONEY,
        /** Digits that could as well be a number of something. */
        BARE
    }

    /**
     * An amount as written.
     *
     * @param from its first word
     * @param to the word after its last one
     */
    record Found(PdfWord word, int from, int to, Kind kind) {}

    private WordNumbers() {}

    /** All that could be amounts, from the word on, from left to right. */
    static List<Found> in(List<PdfWord> words, int first) {
        var found = new ArrayList<Found>();
        for (int i = first; i < words.size(); ) {
            var number = at(words, i);
            if (number == null) {
                i++;
            } else {
                found.add(number);
                i = number.to();
            }
        }
        return found;
    }

    /** Whether one of them is sure to be an amount. */
    static boolean haveMoney(List<PdfWord> words, int first) {
        return in(words, first).stream().anyMatch(number -> number.kind() == Kind.MONEY);
    }

    /** The same without those that are of a day, as in {@code Balance on January 9, 2026}. */
    static List<Found> besidesDates(List<PdfWord> words, int first) {
        var ofDates = new BitSet();
        for (int i = first; i < words.size(); i++) {
            var date = WordDates.at(words, i);
            if (date != null && (date.year() == WordDates.Year.SAID || hasLetter(date.text()))) {
                ofDates.set(i, i + date.words());
                i += date.words() - 1;
            }
        }
        var found = new ArrayList<Found>();
        for (int i = first; i < words.size(); ) {
            var number = ofDates.get(i) ? null : at(words, i);
            if (number != null) {
                found.add(number);
            }
            i = number == null ? i + 1 : number.to();
        }
        return found;
    }

    /** The only amount before a word behind which there is none, where the texts stand behind the amounts. */
    static @Nullable Found onlyBefore(List<PdfWord> words, int word) {
        if (!besidesDates(words, word).isEmpty()) {
            return null;
        }
        var money = besidesDates(words.subList(0, word), 0).stream()
                .filter(number -> number.kind() == Kind.MONEY)
                .toList();
        return money.size() == 1 ? money.getFirst() : null;
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    private static PdfWord loosened(PdfWord word) {
        var last = word.text().charAt(word.text().length() - 1);
        var stuck = Character.isDigit(last) ? null : STUCK.matcher(word.text());
        if (stuck == null || !stuck.matches()) {
            return word;
        }
        var side = SIDES.get(stuck.group(2));
        var text = side == null ? stuck.group(1) : stuck.group(1) + " " + side;
        return new PdfWord(text, word.left(), word.right(), word.em());
    }

    private static @Nullable Found at(List<PdfWord> words, int from) {
        var word = loosened(words.get(from));
        var to = from + 1;
        // Signs and currencies before the digits.
        while (to < Math.min(words.size(), from + WORDS_BEFORE_MAX + 1)
                && isBefore(words.get(to - 1).text())
                && isNear(words, to, SIGN_GAP_MAX)) {
            word = word.with(loosened(words.get(to)), " ");
            to++;
        }
        if (GROUP_FIRST.matcher(words.get(to - 1).text()).matches()) {
            var end = to;
            while (end < Math.min(words.size(), to + GROUPS_MAX)
                    && GROUP_NEXT.matcher(words.get(end).text()).matches()
                    && isNear(words, end, GROUP_GAP_MAX)) {
                end++;
            }
            if (end < words.size()
                    && GROUP_LAST.matcher(words.get(end).text()).matches()
                    && isNear(words, end, GROUP_GAP_MAX)) {
                for (; to <= end; to++) {
                    word = word.with(words.get(to), " ");
                }
            }
        }
        var afterMax = Math.min(words.size(), to + WORDS_AFTER_MAX);
        while (to < afterMax && isAfter(words.get(to).text()) && isNear(words, to, 1.2f)) {
            word = word.with(words.get(to), " ");
            to++;
        }
        var side = to < words.size() && isNear(words, to, 1.2f) && !isInitial(words, to)
                ? SIDES.get(words.get(to).text())
                : null;
        if (side != null && DECIMALS.matcher(word.text()).find()) {
            var right = words.get(to).right();
            word = new PdfWord(word.text() + " " + side, word.left(), right, word.em());
            to++;
        }
        var isShare = to < words.size() && words.get(to).text().startsWith("%");
        var number = isShare || DAY.matcher(word.text()).matches() ? null : WrittenNumber.of(word.text());
        if (number == null || !(number.mark().isEmpty() || Currencies.isMark(number.mark()))) {
            return null;
        }
        var isMoney =
                !number.mark().isEmpty() || DECIMALS.matcher(number.digits()).find();
        return new Found(word, from, to, isMoney ? Kind.MONEY : Kind.BARE);
    }

    private static boolean isBefore(String text) {
        return SIGNS.contains(text) || (text.length() <= 4 && Currencies.isMark(text));
    }

    private static boolean isAfter(String text) {
        return ENDS.contains(text) || (text.length() <= 3 && Currencies.isMark(text));
    }

    /** Whether the letter begins a text that stands behind the amount, as a name. */
    private static boolean isInitial(List<PdfWord> words, int at) {
        return INITIALS.contains(words.get(at).text())
                && at + 1 < words.size()
                && Character.isLetter(words.get(at + 1).text().codePointAt(0))
                && isNear(words, at + 1, WORDS_GAP_MAX);
    }

    private static boolean isNear(List<PdfWord> words, int next, float ems) {
        var word = words.get(next);
        return words.get(next - 1).gapTo(word) <= ems * word.em();
    }
}
