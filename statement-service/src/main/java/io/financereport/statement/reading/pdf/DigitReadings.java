package io.financereport.statement.reading.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What else a recognised figure may be: shapes that look alike on paper, and marks that get lost. */
final class DigitReadings {
    private static final Map<Character, String> ALIKE = Map.ofEntries(
            Map.entry('0', "869"),
            Map.entry('1', "74"),
            Map.entry('2', "7"),
            Map.entry('3', "859"),
            Map.entry('4', "91"),
            Map.entry('5', "638"),
            Map.entry('6', "850"),
            Map.entry('7', "12"),
            Map.entry('8', "3609"),
            Map.entry('9', "4083"));

    private static final Map<Character, Character> LETTERS = Map.ofEntries(
            Map.entry('O', '0'),
            Map.entry('o', '0'),
            Map.entry('D', '0'),
            Map.entry('l', '1'),
            Map.entry('I', '1'),
            Map.entry('|', '1'),
            Map.entry('Z', '2'),
            Map.entry('S', '5'),
            Map.entry('s', '5'),
            Map.entry('G', '6'),
            Map.entry('B', '8'),
            Map.entry('—', '-'),
            Map.entry('–', '-'),
            Map.entry('~', '-'),
            Map.entry('’', '\''),
            Map.entry('‘', '\''));

    private static final Pattern BEGINS_WITH_LETTERS = Pattern.compile("\\p{L}{2}");
    /** A year, and two parts of two digits at most: no amount is grouped so. */
    private static final Pattern DAY =
            Pattern.compile("\\d{1,2}([.-])\\d{1,2}\\1(?:\\d{2}|\\d{4})|\\d{4}([.-])\\d{1,2}\\2\\d{1,2}");

    /** More digits than an amount has whose mark was lost, zeros in front, or groups behind dashes. */
    private static final Pattern REFERENCE = Pattern.compile("\\d{10,}|0\\d{3,}|\\d+(?:-\\d+)+");

    /** A mark that was seen twice: no amount has two between its digits. */
    private static final Pattern MARK_TWICE = Pattern.compile("(?<=\\d)(?:[.,]{2})(?=\\d)");

    private static final String MARKS = ".,'-+()/";
    /** The digits behind a lost decimal mark. */
    private static final int DECIMALS = 2;

    private DigitReadings() {}

    /** Whether it is a figure: mostly digits, and nothing that no figure has. */
    static boolean isFigure(String word) {
        var digits = word.chars().filter(Character::isDigit).count();
        return digits >= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9' || MARKS.indexOf(c) >= 0);
    }

    /** Whether balances can depend on it: no day, and no reference. */
    static boolean mayBeAmount(String word) {
        return isFigure(word)
                && word.indexOf('/') < 0
                && !DAY.matcher(word).matches()
                && !REFERENCE.matcher(word).matches();
    }

    /** The word with letters among digits read as the digits that they look like; itself when it is no figure. */
    static String plain(String word) {
        if (BEGINS_WITH_LETTERS.matcher(word).lookingAt()) {
            // The first group of an IBAN, or a word.
            return word;
        }
        var plain = new StringBuilder();
        var digits = 0;
        for (int i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            var digit = LETTERS.get(c);
            // At the end, letters say debit or credit, or a unit; only an O is one of the digits there.
            var isLast = i + 1 == word.length() && Character.isLetter(c) && c != 'O' && c != 'o';
            plain.append(digit == null || isLast ? c : digit.charValue());
        }
        var figure = MARK_TWICE.matcher(plain).replaceAll(twice -> twice.group().substring(1));
        return digits * 2 >= word.length() && isFigure(figure) ? figure : word;
    }

    /** Other readings that differ in one place. */
    static List<String> of(String figure) {
        Set<String> others = new LinkedHashSet<>();
        for (int i = 0; i < figure.length(); i++) {
            for (char other : ALIKE.getOrDefault(figure.charAt(i), "").toCharArray()) {
                others.add(figure.substring(0, i) + other + figure.substring(i + 1));
            }
        }
        addWithoutOneMark(figure, others);
        var end = figure.length() - DECIMALS;
        if (end > 0 && figure.chars().noneMatch(c -> c == '.' || c == ',')) {
            others.add(figure.substring(0, end) + "." + figure.substring(end));
            others.add(figure.substring(0, end) + "," + figure.substring(end));
        }
        if (Character.isDigit(figure.charAt(0))) {
            others.add("-" + figure);
        } else if (figure.charAt(0) == '-') {
            others.add(figure.substring(1));
        }
        return new ArrayList<>(others);
    }

    /** A speck of dust is a mark too many, as in {@code 1.5.00}. */
    private static void addWithoutOneMark(String figure, Set<String> others) {
        if (figure.chars().filter(c -> c == '.' || c == ',').count() < 2) {
            return;
        }
        for (int i = 0; i < figure.length(); i++) {
            if (figure.charAt(i) == '.' || figure.charAt(i) == ',') {
                others.add(figure.substring(0, i) + figure.substring(i + 1));
            }
        }
    }
}
