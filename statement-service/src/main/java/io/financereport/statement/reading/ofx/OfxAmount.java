package io.financereport.statement.reading.ofx;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as written, and what its marks show. OFX 2.2, section 3.2.9.1, parts the decimals by a point or a comma and
 * groups nothing; banks group digits all the same, so that three digits behind a single mark may be either.
 *
 * @param text sign, digits and marks, without blanks
 * @param decimal the mark that can only part the decimals; {@value #NONE} when there is none
 * @param group the mark that can only part groups
 * @param open the mark that can be either
 */
record OfxAmount(String text, char decimal, char group, char open) {
    static final char NONE = 0;
    private static final int CHARACTERS_MAX = 64;
    private static final int GROUP_DIGITS = 3;
    private static final Pattern BLANK = Pattern.compile("[\\s\u00A0\u202F]+");
    private static final int DIGITS_MAX = 30;
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\d)['\u2019](?=\\d{3})");

    /** Groups of three before another mark for the decimals or none, or groups of two before the last as in India. */
    private static final Pattern GROUPED = Pattern.compile(
            "\\d{1,3}(,\\d{3})+\\.\\d*|\\d{1,2}(,\\d{2})+,\\d{3}(\\.\\d*)?|\\d{1,3}(\\.\\d{3})+,\\d*|\\d{1,3}("
                    + " \\d{3})+([.,]\\d*)?|\\d{1,3}(,\\d{3}){2,}|\\d{1,3}(\\.\\d{3}){2,}");

    /** Null when the text is no amount. */
    static @Nullable OfxAmount of(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return null;
        }
        var plain = isPlain(text) ? text : plain(text);
        var sign = plain.startsWith("-") || plain.startsWith("+") ? plain.substring(0, 1) : "";
        var digits = plain.substring(sign.length()).strip();
        if (sign.isEmpty() && digits.endsWith("-")) {
            sign = "-";
            digits = digits.substring(0, digits.length() - 1).strip();
        }
        if (isDecimal(digits)) {
            return ofOneMark(sign, digits);
        }
        return GROUPED.matcher(digits).matches() ? ofGroups(sign, digits) : null;
    }

    /** With one kind of minus and of blank, parentheses as a minus, and an apostrophe between groups as the blank that it stands for. */
    private static String plain(String text) {
        var line = APOSTROPHE.matcher(text.replace('\u2212', '-')).replaceAll(" ");
        var plain = BLANK.matcher(line).replaceAll(" ").strip();
        var isInParentheses = plain.startsWith("(") && plain.endsWith(")") && plain.indexOf('-') < 0;
        return isInParentheses ? "-" + plain.substring(1, plain.length() - 1).strip() : plain;
    }

    /** The value, with an open mark read as one of the decimals or of groups. */
    BigDecimal value(boolean isOpenDecimal) {
        var groups = open != NONE && !isOpenDecimal ? open : group;
        var digits = groups == NONE ? text : text.replace(String.valueOf(groups), "");
        return new BigDecimal(digits.replace(',', '.'));
    }

    private static OfxAmount ofOneMark(String sign, String digits) {
        var at = Math.max(digits.indexOf('.'), digits.indexOf(','));
        if (at < 0) {
            return new OfxAmount(sign + digits, NONE, NONE, NONE);
        }
        var isEither =
                digits.length() - at - 1 == GROUP_DIGITS && at >= 1 && at <= GROUP_DIGITS && digits.charAt(0) != '0';
        var mark = digits.charAt(at);
        return new OfxAmount(sign + digits, isEither ? NONE : mark, NONE, isEither ? mark : NONE);
    }

    private static OfxAmount ofGroups(String sign, String written) {
        var digits = written.replace(" ", "");
        var last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return new OfxAmount(sign + digits, NONE, NONE, NONE);
        }
        var mark = digits.charAt(last);
        var other = mark == '.' ? ',' : '.';
        if (digits.indexOf(mark) < last) {
            return new OfxAmount(sign + digits, NONE, mark, NONE);
        }
        return new OfxAmount(sign + digits, mark, digits.indexOf(other) < 0 ? NONE : other, NONE);
    }

    /** Whether there are digits and one mark at most, anywhere among them. */
    private static boolean isDecimal(String text) {
        var before = digits(text, 0);
        var isMarked = before < text.length() && (text.charAt(before) == '.' || text.charAt(before) == ',');
        var behind = isMarked ? digits(text, before + 1) : 0;
        return before + behind + (isMarked ? 1 : 0) == text.length()
                && before + behind > 0
                && before <= DIGITS_MAX
                && behind <= DIGITS_MAX;
    }

    /** How many digits stand from here on. */
    private static int digits(String text, int from) {
        var to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to - from;
    }

    /** Whether nothing has to be made plain. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > '9' || c < '+') {
                return false;
            }
        }
        return true;
    }
}
