package io.financereport.statement.reading.written;

import static java.util.Map.entry;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds currencies by what files write. */
public final class Currencies {
    private static final Set<String> MARKS = Set.of(
            "kr", "kr.", "rs", "rs.", "zł", "kč", "ft", "lei", "fr", "fr.", "sfr", "sfr.", "tl", "rm", "rp", "din");

    /** What files write in place of a code, where it can only mean one currency. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("€", "EUR"),
            entry("£", "GBP"),
            entry("₹", "INR"),
            entry("₺", "TRY"),
            entry("₪", "ILS"),
            entry("₽", "RUB"),
            entry("₴", "UAH"),
            entry("₩", "KRW"),
            entry("฿", "THB"),
            entry("₫", "VND"),
            entry("₱", "PHP"),
            entry("₦", "NGN"),
            entry("₸", "KZT"),
            entry("S$", "SGD"),
            entry("US$", "USD"),
            entry("R$", "BRL"),
            entry("zł", "PLN"),
            entry("Kč", "CZK"),
            entry("Ft", "HUF"),
            entry("TL", "TRY"),
            entry("RM", "MYR"),
            entry("Rp", "IDR"),
            entry("HK$", "HKD"),
            entry("NT$", "TWD"),
            entry("NZ$", "NZD"),
            entry("AU$", "AUD"),
            entry("A$", "AUD"),
            entry("CA$", "CAD"),
            entry("руб", "RUB"),
            entry("руб.", "RUB"),
            entry("грн", "UAH"),
            entry("грн.", "UAH"),
            entry("лв", "BGN"),
            entry("лв.", "BGN"),
            // The code before 1998, which banks of Russia go on writing for today's rouble.
            entry("RUR", "RUB"),
            entry("EURO", "EUR"),
            entry("RMB", "CNY"),
            entry("人民币", "CNY"),
            entry("人民币元", "CNY"),
            entry("人民幣", "CNY"),
            entry("美元", "USD"),
            entry("欧元", "EUR"),
            entry("歐元", "EUR"),
            entry("英镑", "GBP"),
            entry("英鎊", "GBP"),
            entry("日元", "JPY"),
            entry("日圓", "JPY"),
            entry("日本円", "JPY"),
            entry("港币", "HKD"),
            entry("港元", "HKD"),
            entry("港幣", "HKD"),
            entry("新台幣", "TWD"));

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

    /** The currency that a code, a sign or a name can only mean; null for the many dollars, crowns and yuan. */
    public static @Nullable Currency ofSign(String sign) {
        var code = NAMES.get(sign);
        return code == null ? find(sign) : Currency.getInstance(code);
    }
}
