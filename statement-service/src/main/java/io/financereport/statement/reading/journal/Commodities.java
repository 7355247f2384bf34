package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.Basis;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.written.Currencies;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which commodities of a journal are currencies. */
final class Commodities {
    private static final Pattern CODE = Pattern.compile("\\p{Alpha}{3}");

    /** Signs of several currencies: one of these it is when the uploader says so. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "$", Set.of("USD", "SGD", "AUD", "CAD", "NZD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"),
            "¥", Set.of("JPY", "CNY"),
            "kr", Set.of("SEK", "NOK", "DKK", "ISK"),
            "Rs", Set.of("INR", "PKR", "LKR", "NPR", "MUR"));

    private final ReadingHints hints;

    Commodities(ReadingHints hints) {
        this.hints = hints;
    }

    /**
     * The currency, or null for shares and the like.
     *
     * @throws Refusal when it is a currency and nobody says which
     */
    @Nullable
    Currency find(String commodity, long line) {
        if (!needsWord(commodity)) {
            return CODE.matcher(commodity).matches() ? Currencies.ofCode(commodity) : Currencies.ofSign(commodity);
        }
        if (hints.basis() == Basis.SAID
                && SHARED.getOrDefault(commodity, Set.of(hints.currency().getCurrencyCode()))
                        .contains(hints.currency().getCurrencyCode())) {
            return hints.currency();
        }
        throw new Refusal(
                ReadingCode.CURRENCY_UNKNOWN,
                commodity.isEmpty()
                        ? "An amount has no currency; say it at the upload."
                        : commodity + " is the sign of several currencies; say which one at the upload.",
                line);
    }

    /** Whether the journal alone does not say the currency. */
    static boolean needsWord(String commodity) {
        return commodity.isEmpty() || SHARED.containsKey(commodity);
    }
}
