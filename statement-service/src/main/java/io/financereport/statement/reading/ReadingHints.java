package io.financereport.statement.reading;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person or the workspace adds to a file.
 *
 * @param currency of amounts whose currency the file does not say
 * @param dateOrder a person's answer where the file leaves it open
 * @param decimalMark a person's answer where the file leaves it open
 * @param signs a person's word on whether the file writes money out as plus, as card statements do; null while nobody said
 */
public record ReadingHints(
        Currency currency,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        @Nullable Signs signs) {

    /** Nothing but a currency and, perhaps, the order of dates. */
    public ReadingHints(Currency currency, @Nullable DateOrder dateOrder) {
        this(currency, dateOrder, null, null);
    }

    /** What parts whole units from decimals. */
    public enum DecimalMark {
        POINT,
        COMMA;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a file writes money in and out. */
    public enum Signs {
        /** Plus is money in. */
        AS_WRITTEN,
        /** Plus is money out, or debt up. */
        INVERTED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
