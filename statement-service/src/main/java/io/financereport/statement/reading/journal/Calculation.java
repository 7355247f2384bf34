package io.financereport.statement.reading.journal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A number as beancount lets one write it: with the four operations and parentheses, and commas between thousands. */
final class Calculation {
    /** As Python divides, by whose decimals beancount counts. */
    private static final MathContext DIGITS = new MathContext(28, RoundingMode.HALF_EVEN);

    private static final int DEPTH_MAX = 50;
    private static final int SCALE_MAX = 100;

    private final String text;
    private int at;
    private int depth;

    private Calculation(String text) {
        this.text = text;
    }

    /** Null when it is none. */
    static @Nullable BigDecimal of(String text) {
        var calculation = new Calculation(text);
        var result = calculation.sum();
        return result == null || calculation.next() != 0 || result.scale() > SCALE_MAX ? null : result;
    }

    private @Nullable BigDecimal sum() {
        var result = product();
        while (result != null && (next() == '+' || next() == '-')) {
            var isMinus = text.charAt(at++) == '-';
            var other = product();
            result = other == null ? null : isMinus ? result.subtract(other) : result.add(other);
        }
        return result;
    }

    private @Nullable BigDecimal product() {
        var result = signed();
        while (result != null && (next() == '*' || next() == '/')) {
            var isQuotient = text.charAt(at++) == '/';
            var other = signed();
            if (other == null || (isQuotient && other.signum() == 0)) {
                return null;
            }
            result = isQuotient ? result.divide(other, DIGITS) : result.multiply(other, DIGITS);
        }
        return result;
    }

    private @Nullable BigDecimal signed() {
        if (++depth > DEPTH_MAX) {
            return null;
        }
        var sign = next();
        BigDecimal result;
        if (sign == '-' || sign == '+') {
            at++;
            result = signed();
            result = result == null || sign == '+' ? result : result.negate();
        } else if (sign == '(') {
            at++;
            result = sum();
            result = next() == ')' ? result : null;
            at++;
        } else {
            result = number();
        }
        depth--;
        return result;
    }

    private @Nullable BigDecimal number() {
        var digits = new StringBuilder();
        var points = 0;
        for (char c = next();
                (c >= '0' && c <= '9') || c == '.' || (c == ',' && !digits.isEmpty() && points == 0);
                c = here()) {
            points += c == '.' ? 1 : 0;
            if (c != ',') {
                digits.append(c);
            }
            at++;
        }
        return points > 1 || digits.length() == points
                ? null
                : new BigDecimal(
                        digits.charAt(digits.length() - 1) == '.'
                                ? digits.substring(0, digits.length() - 1)
                                : digits.toString());
    }

    /** The next character that is no blank; 0 at the end. */
    private char next() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
        return here();
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
