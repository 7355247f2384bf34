package io.financereport.statement.reading.written;

import io.financereport.money.Money;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Learns from all amounts of a file whether it writes a decimal point or a decimal comma. Never guesses. */
public final class DecimalSign {
    private boolean pointPossible = true;
    private boolean commaPossible = true;
    private boolean pointTooPrecise;
    private boolean commaTooPrecise;
    private boolean readingsDiffer;
    private String example = "";

    /**
     * @throws Refusal when the text is no amount, or none under the sign that the values before it have
     */
    public void learn(String text, Currency currency, long line) {
        var number = WrittenNumber.of(text);
        if (number == null) {
            throw unreadable(text, line);
        }
        var byPoint = number.read('.');
        var byComma = number.read(',');
        pointPossible &= byPoint != null;
        commaPossible &= byComma != null;
        pointTooPrecise |= isTooPrecise(byPoint, currency);
        commaTooPrecise |= isTooPrecise(byComma, currency);
        if (!pointPossible && !commaPossible) {
            throw unreadable(text, line);
        }
        if (pointPossible && commaPossible && byPoint != null && byComma != null && byPoint.compareTo(byComma) != 0) {
            example = readingsDiffer ? example : text;
            readingsDiffer = true;
        }
    }

    public boolean isOpen() {
        return isPoint() && isComma() && readingsDiffer;
    }

    /** A sign that would give the currency decimals that it has not is none, where the other one gives none such. */
    private boolean isPoint() {
        return pointPossible && !(commaPossible && pointTooPrecise && !commaTooPrecise);
    }

    private boolean isComma() {
        return commaPossible && !(pointPossible && commaTooPrecise && !pointTooPrecise);
    }

    /** Takes a person's answer; it counts only where the amounts leave it open. */
    public void settle(@Nullable DecimalMark answer) {
        if (isOpen() && answer != null) {
            pointPossible = answer == DecimalMark.POINT;
            commaPossible = !pointPossible;
        }
    }

    /** The sign that the amounts prove or a person said; null while there is no amount that would show it. */
    public @Nullable DecimalMark mark() {
        return isPoint() == isComma() ? null : isPoint() ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    /** What to ask a person while the sign is open. */
    public ReadingProblem question() {
        return ReadingProblem.of(
                ReadingCode.DECIMAL_SIGN_AMBIGUOUS,
                "Every amount of the file can be read with a decimal point and with a decimal comma, for example \""
                        + example + "\".");
    }

    /** The value of an amount under the sign that was learnt, or null when it is none. */
    public @Nullable BigDecimal find(String text) {
        var number = WrittenNumber.of(text);
        return number == null ? null : number.read(isPoint() ? '.' : ',');
    }

    /**
     * @throws Refusal when the currency has no such amounts
     */
    public Money read(String text, Currency currency, long line) {
        var value = find(text);
        if (value == null) {
            throw unreadable(text, line);
        }
        return Amounts.money(value, currency, line);
    }

    public boolean canRead(String text, Currency currency) {
        var value = find(text);
        return value != null && !isTooPrecise(value, currency);
    }

    private static boolean isTooPrecise(@Nullable BigDecimal value, Currency currency) {
        var scale = Money.scaleOf(currency);
        return value == null
                || (value.scale() > scale && value.stripTrailingZeros().scale() > scale);
    }

    private static Refusal unreadable(String text, long line) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new Refusal(ReadingCode.AMOUNT_UNREADABLE, "\"" + shown + "\" is not an amount.", line);
    }
}
