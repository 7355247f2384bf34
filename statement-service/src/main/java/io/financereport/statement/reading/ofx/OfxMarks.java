package io.financereport.statement.reading.ofx;

import io.financereport.money.Money;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.written.Currencies;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the points and commas of a file part decimals or groups, learnt from all of its amounts and balances before the
 * first row is read. Never guesses.
 */
final class OfxMarks {
    private static final int TOKENS_BETWEEN_CHECKS = 10_000;
    private static final int DECIMALS_LIKE_A_GROUP = 3;

    private final Mark point = new Mark();
    private final Mark comma = new Mark();
    private boolean areAllOfThreeDecimals = true;
    private boolean hasCurrency;
    private String example = "";

    /** What one of the two is seen to part. */
    private static final class Mark {
        private boolean partsDecimals;
        private boolean partsGroups;
        private boolean isOpen;
        private @Nullable Boolean decided;
    }

    private OfxMarks() {}

    /** Learns the marks of a file. Most hold no amount that needs it, and are not gone through tag by tag. */
    static OfxMarks of(SourceDocument document, TextEncoding encoding, ReadingHints hints, ReadingLimits limits)
            throws IOException {
        var marks = new OfxMarks();
        if (OfxDoubts.areIn(document)) {
            marks.learn(document, encoding, limits);
            marks.decide(hints);
        }
        return marks;
    }

    private void learn(SourceDocument document, TextEncoding encoding, ReadingLimits limits) throws IOException {
        var count = 0L;
        var tag = "";
        try (var tokens = new OfxTokens(document.open(), encoding)) {
            for (OfxToken token = tokens.next(); token.kind() != OfxToken.Kind.END; token = tokens.next()) {
                if (++count % TOKENS_BETWEEN_CHECKS == 0) {
                    limits.check(0, token.line());
                }
                if (token.kind() == OfxToken.Kind.TEXT) {
                    learn(tag, token.text());
                }
                tag = token.kind() == OfxToken.Kind.OPEN ? token.text() : "";
            }
        }
    }

    private void learn(String tag, String text) {
        switch (tag) {
            case "TRNAMT", "BALAMT" -> {
                var amount = OfxAmount.of(text);
                if (amount != null) {
                    learn(amount);
                }
            }
            case "CURDEF", "CURSYM" -> see(Currencies.ofSign(text.toUpperCase(Locale.ROOT)));
            default -> {}
        }
    }

    private void learn(OfxAmount amount) {
        if (amount.decimal() != OfxAmount.NONE) {
            mark(amount.decimal()).partsDecimals = true;
        }
        if (amount.group() != OfxAmount.NONE) {
            mark(amount.group()).partsGroups = true;
        }
        if (amount.open() != OfxAmount.NONE) {
            mark(amount.open()).isOpen = true;
            example = example.isEmpty() ? amount.text() : example;
        }
    }

    private void see(@Nullable Currency currency) {
        hasCurrency = true;
        areAllOfThreeDecimals &= currency != null && Money.scaleOf(currency) == DECIMALS_LIKE_A_GROUP;
    }

    private void decide(ReadingHints hints) {
        if (!hasCurrency) {
            see(hints.currency());
        }
        point.decided = decided(point, comma);
        comma.decided = decided(comma, point);
        if (hints.decimalMark() != null) {
            var isPoint = hints.decimalMark() == DecimalMark.POINT;
            point.decided = point.decided == null ? Boolean.valueOf(isPoint) : point.decided;
            comma.decided = comma.decided == null ? Boolean.valueOf(!isPoint) : comma.decided;
        }
    }

    /** Whether three digits behind the mark are decimals; null when the file does not say. */
    private @Nullable Boolean decided(Mark mark, Mark other) {
        var isSeen = mark.partsDecimals || mark.partsGroups;
        if (mark.partsDecimals && (mark.partsGroups || other.partsDecimals)) {
            return null;
        } else if (isSeen) {
            return mark.partsDecimals;
        } else if (other.partsDecimals || other.partsGroups) {
            return !other.partsDecimals;
        } else {
            // Groups are not the standard's, and these are just the decimals that the currency has.
            return areAllOfThreeDecimals && !other.isOpen ? Boolean.TRUE : null;
        }
    }

    private Mark mark(char c) {
        return c == '.' ? point : comma;
    }

    /** What to ask a person; nothing when the file says it all, or the person has. */
    List<ReadingProblem> questions() {
        var isOpen = (point.isOpen && point.decided == null) || (comma.isOpen && comma.decided == null);
        return isOpen
                ? List.of(ReadingProblem.of(
                        ReadingCode.DECIMAL_SIGN_AMBIGUOUS,
                        "Nothing in the file says whether the three digits at the end of \"" + example
                                + "\" are decimals or a group of thousands."))
                : List.of();
    }

    /** The value of an amount, or null when the text is none. */
    @Nullable
    BigDecimal find(@Nullable String text) {
        var amount = text == null ? null : OfxAmount.of(text);
        if (amount == null || amount.open() == OfxAmount.NONE) {
            return amount == null ? null : amount.value(true);
        }
        var isDecimal = mark(amount.open()).decided;
        return isDecimal == null ? null : amount.value(isDecimal);
    }

    /**
     * @throws Refusal when the text is no amount of the currency
     */
    Money money(String text, Currency currency, long line) {
        var value = find(text);
        if (value == null) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE, "\"" + Amounts.shortened(text) + "\" is not an amount.", line);
        }
        return Amounts.money(value, currency, line);
    }
}
