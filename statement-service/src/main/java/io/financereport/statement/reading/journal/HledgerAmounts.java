package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts of hledger: a sign of a commodity before or behind the number, the decimal mark as directives declare it. Where none
 * does, hledger takes a single mark for the decimal mark; ours asks when it could part thousands.
 */
final class HledgerAmounts {
    private static final int CHARACTERS_MAX = 200;
    private static final int GROUP_DIGITS = 3;
    /** May part thousands. */
    private static final String BLANK = "[ \u00A0\u2009\u202F]";

    private static final String COMMODITY = "\"[^\"]*\"|[^\\s\\d.,;+\\-*/@(){}\\[\\]=\"]+";
    private static final Pattern AMOUNT = Pattern.compile("([+-]?)\\s*(?:(" + COMMODITY + ")\\s*)?([+-]?)\\s*"
            + "([\\d.,]+(?:" + BLANK + "\\d{2,3}[\\d.,]*)*)([eE][+-]?\\d{1,2})?\\s*(" + COMMODITY + ")?");

    private final JournalFacts facts;
    private final @Nullable DecimalMark answer;
    private final Map<String, Character> marks = new HashMap<>();
    private @Nullable Character mark;
    private String commodity = "";

    HledgerAmounts(JournalFacts facts, @Nullable DecimalMark answer) {
        this.facts = facts;
        this.answer = answer;
    }

    /** Takes what {@code decimal-mark} says, which holds from there on for all commodities. */
    void mark(String said, long line) {
        if (!said.equals(".") && !said.equals(",")) {
            throw new Refusal(ReadingCode.AMOUNT_UNREADABLE, "A decimal mark is a point or a comma.", line);
        }
        mark = said.charAt(0);
    }

    /** Takes the example of a {@code commodity} or {@code D} directive, and gives its commodity. */
    String example(String text) {
        var amount = AMOUNT.matcher(shortEnough(text));
        if (!amount.matches()) {
            return unquoted(text);
        }
        var name = unquoted(amount.group(2) == null ? amount.group(6) : amount.group(2));
        var declared = decimalMark(amount.group(4), name);
        if (declared != null) {
            marks.put(name, declared);
        }
        return name;
    }

    /** The one that an example shows; null when there is none, or when a currency of two decimals would have three. */
    private static @Nullable Character decimalMark(String digits, String name) {
        var at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (at < 0) {
            return null;
        }
        var last = digits.charAt(at);
        if (digits.indexOf(last) < at) {
            return last == '.' ? ',' : '.';
        }
        var couldPartThousands =
                digits.length() - at - 1 == GROUP_DIGITS && at <= GROUP_DIGITS && digits.charAt(0) != '0';
        return couldPartThousands && hasOtherDecimals(name) ? null : last;
    }

    private static boolean hasOtherDecimals(String commodity) {
        var currency = Currencies.ofSign(commodity);
        return currency == null
                ? Commodities.needsWord(commodity)
                : currency.getDefaultFractionDigits() != GROUP_DIGITS;
    }

    /** Takes the commodity of amounts that have none from here on. */
    void commodity(String name) {
        commodity = name;
    }

    /**
     * @throws Refusal when the text is no amount
     */
    Quantity read(String text, long line) {
        var amount = AMOUNT.matcher(shortEnough(text));
        var isAmount = amount.matches()
                && (amount.group(1).isEmpty() || amount.group(3).isEmpty())
                && (amount.group(2) == null || amount.group(6) == null);
        if (!isAmount) {
            throw text.startsWith("(") ? calculated(text, line) : unreadable(text, line);
        }
        var written = unquoted(amount.group(2) == null ? amount.group(6) : amount.group(2));
        var name = written.isEmpty() ? commodity : written;
        var value = number(amount.group(4).replaceAll(BLANK, ""), name, text, line);
        if (amount.group(5) != null) {
            value = value.scaleByPowerOfTen(Integer.parseInt(amount.group(5).substring(1)));
        }
        var isNegative = (amount.group(1) + amount.group(3)).equals("-");
        return new Quantity(isNegative ? value.negate() : value, name);
    }

    private BigDecimal number(String digits, String name, String text, long line) {
        var number = WrittenNumber.of(digits);
        if (number == null) {
            throw unreadable(text, line);
        }
        var byPoint = number.read('.');
        var byComma = number.read(',');
        var declared = mark == null ? marks.get(name) : mark;
        if (declared != null) {
            var value = declared == '.' ? byPoint : byComma;
            if (value == null) {
                throw unreadable(text, line);
            }
            return value;
        }
        if (byPoint != null && byComma != null && byPoint.compareTo(byComma) != 0) {
            if (answer == null) {
                facts.ambiguous(digits, line);
            }
            return answer == DecimalMark.POINT ? byPoint : byComma;
        }
        var value = byPoint == null ? byComma : byPoint;
        if (value == null) {
            throw unreadable(text, line);
        }
        return value;
    }

    private static String shortEnough(String text) {
        return text.length() > CHARACTERS_MAX ? "" : text;
    }

    private static String unquoted(@Nullable String name) {
        return name == null ? "" : name.replace("\"", "").strip();
    }

    private static Refusal calculated(String text, long line) {
        return new Refusal(
                ReadingCode.AMOUNT_UNREADABLE,
                "\"" + Amounts.shortened(text)
                        + "\" is a calculation, which only ledger works out; write its result in its place.",
                line);
    }

    private static Refusal unreadable(String text, long line) {
        return new Refusal(
                ReadingCode.AMOUNT_UNREADABLE, "\"" + Amounts.shortened(text) + "\" is not an amount.", line);
    }
}
