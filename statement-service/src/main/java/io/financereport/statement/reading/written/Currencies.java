package io.financereport.statement.reading.written;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds currencies by what files write. */
public final class Currencies {
    private static final Set<String> MARKS = Set.of(
            "kr", "kr.", "rs", "rs.", "zł", "kč", "ft", "lei", "fr", "fr.", "sfr", "sfr.", "tl", "rm", "rp", "din");

    private Currencies() {}

    /** Whether letters beside digits are a currency, and not part of a code such as T1. */
    public static boolean isMark(String text) {
        return text.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
                || ofSign(text) != null
                || MARKS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The currency of an ISO 4217 code as standards write it, or null; never a pseudo currency such as XXX. */
    public static @Nullable Currency ofCode(String code) {
        try {
            var currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The currency of a code as people write it, in any case, or null. */
    public static @Nullable Currency find(String code) {
        return ofCode(code.toUpperCase(Locale.ROOT));
    }

    /** The currency that a sign can only mean; null for the many dollars, crowns and yuan. */
    public static @Nullable Currency ofSign(String sign) {
        return switch (sign) {
            case "€" -> Currency.getInstance("EUR");
            case "£" -> Currency.getInstance("GBP");
            case "₹" -> Currency.getInstance("INR");
            case "₺" -> Currency.getInstance("TRY");
            case "₪" -> Currency.getInstance("ILS");
            case "S$" -> Currency.getInstance("SGD");
            case "US$" -> Currency.getInstance("USD");
            default -> find(sign);
        };
    }
}
