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
    private boolean isWholeSeen;
    private boolean isPointSeen;
    private boolean isCommaSeen;
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
            isPointSeen |= number.digits().indexOf('.') >= 0;
            isCommaSeen |= number.digits().indexOf(',') >= 0;
        }
        isWholeSeen |= number.isWhole() && !number.isZero();
    }

    /** Whether the text is an amount under a sign that the values before it leave possible. */
    public boolean fits(String text) {
        var number = WrittenNumber.of(text);
        return number != null
                && ((pointPossible && number.read('.') != null) || (commaPossible && number.read(',') != null));
    }

    /**
     * Whether the mark groups thousands, as three digits stand behind it and other amounts have none: who writes three decimals,
     * zeros too, writes them always, and who leaves zeros out does so always.
     */
    private boolean isGroupShown() {
        return pointPossible && commaPossible && isWholeSeen && isPointSeen != isCommaSeen;
    }

    /** A mark that would give the currency decimals that it has not is none, where the other one gives none such. */
    private boolean canBePoint() {
        var isOther = commaPossible && pointTooPrecise && !commaTooPrecise;
        return pointPossible && !isOther && !(isGroupShown() && isPointSeen);
    }

    private boolean canBeComma() {
        var isOther = pointPossible && commaTooPrecise && !pointTooPrecise;
        return commaPossible && !isOther && !(isGroupShown() && isCommaSeen);
    }

    public boolean isOpen() {
        return canBePoint() && canBeComma() && readingsDiffer;
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
        return canBePoint() == canBeComma() ? null : canBePoint() ? DecimalMark.POINT : DecimalMark.COMMA;
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
        return number == null ? null : number.read(canBePoint() ? '.' : ',');
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
