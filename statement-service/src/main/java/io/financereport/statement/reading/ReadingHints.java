package io.financereport.statement.reading;

import io.financereport.statement.reading.csv.KnownLayouts;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person or the workspace adds to a file.
 *
 * @param currency of amounts whose currency the file does not say
 * @param basis where that currency is from
 * @param dateOrder a person's answer where the file leaves it open
 * @param decimalMark a person's answer where the file leaves it open
 * @param signs a person's word on whether the file writes money out as plus, as card statements do; null while nobody said
 * @param kind of the account that the file is known to be about; null while that is not known
 * @param layouts that tables of earlier files had
 */
public record ReadingHints(
        Currency currency,
        Basis basis,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        @Nullable Signs signs,
        @Nullable AccountKind kind,
        KnownLayouts layouts) {

    /** Nothing but the workspace's currency and, perhaps, the order of dates. */
    public ReadingHints(Currency currency, @Nullable DateOrder dateOrder) {
        this(currency, Basis.ASSUMED, dateOrder, null, null);
    }

    /** Of a file about whose account and layout nothing is known. */
    public ReadingHints(
            Currency currency,
            Basis basis,
            @Nullable DateOrder dateOrder,
            @Nullable DecimalMark decimalMark,
            @Nullable Signs signs) {
        this(currency, basis, dateOrder, decimalMark, signs, null, KnownLayouts.NONE);
    }

    /** The same with what is known of earlier files. */
    public ReadingHints with(KnownLayouts known) {
        return new ReadingHints(currency, basis, dateOrder, decimalMark, signs, kind, known);
    }

    /** The same of a file whose account is known. */
    public ReadingHints of(@Nullable AccountKind known) {
        return new ReadingHints(currency, basis, dateOrder, decimalMark, signs, known, layouts);
    }

    /** Whether the account is known to be a card or another debt. */
    public boolean isDebt() {
        return kind == AccountKind.LIABILITY;
    }

    /** How much the currency counts. */
    public enum Basis {
        /** A person said it, or chose an account that has it. */
        SAID,
        /** It is the workspace's, for want of a better one; a format's own default goes before it. */
        ASSUMED
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
