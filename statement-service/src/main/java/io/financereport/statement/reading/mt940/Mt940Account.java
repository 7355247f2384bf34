package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.Currencies;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Which account a message is about: an IBAN, or bank and number with a slash between, with or without a currency behind.
 *
 * @param identifier without blanks; null when the message names none
 * @param institution the bank's code as written
 * @param currency the one behind the number
 */
record Mt940Account(
        @Nullable String identifier,
        @Nullable String institution,
        @Nullable Currency currency) {
    static final Mt940Account UNNAMED = new Mt940Account(null, null, null);
    private static final int CURRENCY_LETTERS = 3;

    static Mt940Account of(Mt940Field field) {
        var text = Texts.clean(field.first()).replace(" ", "");
        var currency = currencyBehind(text);
        var number = currency == null ? text : withoutSlash(text.substring(0, text.length() - CURRENCY_LETTERS));
        var slash = number.lastIndexOf('/');
        var bank = slash < 0 ? "" : number.substring(0, slash).replace("/", "");
        if (field.tag().equals("25P") && field.lines().size() > 1) {
            bank = Texts.clean(field.lines().get(1));
        }
        return new Mt940Account(orNull(number.substring(slash + 1)), orNull(bank), currency);
    }

    private static @Nullable Currency currencyBehind(String text) {
        var from = text.length() - CURRENCY_LETTERS;
        var isBehindNumber = from > 0 && (Mt940Values.hasDigits(text, from - 1, 1) || text.charAt(from - 1) == '/');
        return isBehindNumber ? Currencies.ofCode(text.substring(from)) : null;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
