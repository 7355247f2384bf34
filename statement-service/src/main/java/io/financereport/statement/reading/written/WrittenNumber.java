package io.financereport.statement.reading.written;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as a file writes it, with everything but its digits understood.
 *
 * @param negative by a minus before or after, or by parentheses, or DR, DB or D after it
 * @param isCredit by a plus, or CR or C after it
 * @param digits digits, points and commas, nothing else
 * @param mark a currency sign or code beside it; empty when there is none
 */
public record WrittenNumber(boolean negative, boolean isCredit, String digits, String mark) {
    private static final int DIGITS_MAX = 40;
    /** So many digits always fit into 64 bits. */
    private static final int DIGITS_OF_LONG = 18;

    /** What stands behind money out and in, in brackets too. */
    private static final Pattern SIDE =
            Pattern.compile("(?<=[\\d\\s.,(])\\(?(?:((?i)DR|CR|DB)\\.?|(?<=[\\d\\s])([DC]))\\)?$");

    /** Null when the text is no amount. */
    public static @Nullable WrittenNumber of(String text) {
        if (isPlain(text)) {
            var negative = text.charAt(0) == '-';
            return new WrittenNumber(negative, false, negative ? text.substring(1) : text, "");
        }
        return ofAnyForm(Digits.western(text).strip());
    }

    /** Whether it is digits, points and commas, and perhaps a minus before them, as nearly all amounts are. */
    private static boolean isPlain(String text) {
        var first = text.startsWith("-") ? 1 : 0;
        var length = text.length() - first;
        if (length < 1 || length > DIGITS_MAX || !isDigit(text.charAt(first))) {
            return false;
        }
        for (int i = first; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!isDigit(c) && c != '.' && c != ',') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable WrittenNumber ofAnyForm(String text) {
        var rest = text;
        var negative = false;
        var credit = false;
        var bracket = rest.endsWith(")") ? rest.indexOf('(') : -1;
        if (bracket >= 0 && !hasDigit(rest.substring(0, bracket))) {
            negative = true;
            // A sign of the currency may stand before the brackets.
            rest = (rest.substring(0, bracket) + rest.substring(bracket + 1, rest.length() - 1)).strip();
        }
        var side = Character.isDigit(rest.isEmpty() ? '0' : rest.charAt(rest.length() - 1)) ? null : SIDE.matcher(rest);
        if (side != null && side.find()) {
            var word = side.group(1) == null ? side.group(2) : side.group(1);
            var isDebit = Character.toUpperCase(word.charAt(0)) == 'D';
            negative |= isDebit;
            credit = !isDebit;
            rest = rest.substring(0, side.start()).strip();
        }
        var digits = new StringBuilder();
        var mark = new StringBuilder();
        var signs = 0;
        for (int i = 0; i < rest.length(); i++) {
            var c = rest.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
            } else if (isPoint(c, digits, rest, i)) {
                digits.append(c);
            } else if (isMinus(c) || c == '+') {
                signs++;
                negative |= isMinus(c);
                credit |= c == '+';
                if (!isAtAnEnd(rest, i)) {
                    return null;
                }
            } else if (Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL || c == '.') {
                mark.append(c);
            } else if (!isGroupBlank(c)) {
                return null;
            }
        }
        var isAmount = signs <= 1
                && !digits.isEmpty()
                && digits.length() <= DIGITS_MAX
                && hasDigit(digits)
                && (mark.isEmpty() || (isMark(mark.toString()) && isUnbroken(rest)));
        return isAmount ? new WrittenNumber(negative, credit, digits.toString(), mark.toString()) : null;
    }

    /** The amount when {@code decimal} parts the decimals and the other sign groups thousands; null when it cannot. */
    public @Nullable BigDecimal read(char decimal) {
        var group = decimal == '.' ? ',' : '.';
        var point = digits.indexOf(decimal);
        if (point != digits.lastIndexOf(decimal) || (point >= 0 && digits.indexOf(group, point) > 0)) {
            return null;
        }
        var wholeEnd = point < 0 ? digits.length() : point;
        if (!isGrouped(digits, wholeEnd, group) || (wholeEnd == 0 && point == digits.length() - 1)) {
            return null;
        }
        var value = value(digits, point < 0 ? 0 : digits.length() - point - 1);
        return negative ? value.negate() : value;
    }

    /** Whether nothing parts or groups its digits. */
    boolean isWhole() {
        return digits.indexOf('.') < 0 && digits.indexOf(',') < 0;
    }

    /** Whether no digit is more than zero. */
    public boolean isZero() {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** What the digits alone make, whatever stands among them, with so many of them after the point. */
    private static BigDecimal value(String digits, int decimals) {
        if (digits.length() > DIGITS_OF_LONG) {
            return new BigDecimal(new BigInteger(digits.replace(".", "").replace(",", "")), decimals);
        }
        var unscaled = 0L;
        for (int i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            unscaled = isDigit(c) ? unscaled * 10 + (c - '0') : unscaled;
        }
        return BigDecimal.valueOf(unscaled, decimals);
    }

    /** Groups of three, or of two before the last as in India; the first may be shorter, and is never nothing. */
    private static boolean isGrouped(String digits, int end, char group) {
        if (digits.charAt(0) == '0' && digits.indexOf(group) == 1) {
            return false;
        }
        var from = 0;
        for (int next = digits.indexOf(group); next >= 0; next = digits.indexOf(group, from)) {
            var length = next - from;
            if (from == 0 ? length < 1 || length > 3 : length < 2 || length > 3) {
                return false;
            }
            from = next + 1;
        }
        return from == 0 || end - from == 3;
    }

    private static boolean isPoint(char c, StringBuilder digits, String rest, int i) {
        var beforeDigit = i + 1 < rest.length() && Character.isDigit(rest.charAt(i + 1));
        var afterLetter = i > 0 && Character.isLetter(rest.charAt(i - 1));
        return (c == ',' || c == '.') && (!digits.isEmpty() || (beforeDigit && !afterLetter));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\u2013';
    }

    /** A sign stands before or after all digits. */
    private static boolean isAtAnEnd(String rest, int i) {
        return !hasDigit(rest.substring(0, i)) || !hasDigit(rest.substring(i + 1));
    }

    private static boolean hasDigit(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGroupBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\''
                || c == '\u2019'
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isMark(String mark) {
        return mark.isEmpty()
                || mark.length() <= 3
                || (mark.length() <= 6 && mark.chars().noneMatch(c -> c < 128 && Character.isLowerCase(c)));
    }

    /** A mark stands before or after the digits, not among them: 1e308 is no amount. */
    private static boolean isUnbroken(String rest) {
        var first = -1;
        var last = -1;
        for (int i = 0; i < rest.length(); i++) {
            if (Character.isDigit(rest.charAt(i))) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return rest.substring(first, last + 1)
                .chars()
                .noneMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
    }
}
