package io.financereport.statement.reading.camt;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Which account a statement is about.
 *
 * @param identifier IBAN or other number, without blanks; null when the file names none
 * @param institution the servicer's BIC, else its name
 * @param currency the account's own
 * @param kind a liability where the file says that it is a card's or a loan's account
 */
record CamtAccount(
        @Nullable String identifier,
        @Nullable String institution,
        @Nullable Currency currency,
        AccountKind kind) {
    static final CamtAccount UNNAMED = new CamtAccount(null, null, null, AccountKind.ASSET);

    /** Bank and number, which are the same wherever the file names the account. */
    String key() {
        return institution + "\n" + identifier;
    }

    /** Reads an {@code Acct}. */
    static CamtAccount read(XmlElements xml) throws IOException {
        var identifier = "";
        var bic = "";
        var bank = "";
        Currency currency = null;
        var kind = AccountKind.ASSET;
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            switch (name) {
                case "Id" -> identifier = identifier(xml);
                case "Ccy" -> currency = currency(xml);
                case "Tp" -> kind = kind(xml.text());
                case "Svcr" -> {
                    var servicer = servicer(xml);
                    bic = servicer[0];
                    bank = servicer[1];
                }
                default -> {}
            }
        }
        return new CamtAccount(
                Texts.cleanOrNull(identifier.replace(" ", "")),
                Texts.cleanOrNull(bic.isEmpty() ? bank : bic),
                currency,
                kind);
    }

    /** The IBAN or other number of an {@code Id}, without the scheme and issuer that may follow; empty when there is none. */
    static String identifier(XmlElements xml) throws IOException {
        var identifier = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            var found = switch (name) {
                case "IBAN", "BBAN", "UPIC" -> xml.text();
                case "Othr", "PrtryAcct" -> otherNumber(xml);
                default -> "";
            };
            identifier = identifier.isEmpty() && !found.equals("NOTPROVIDED") ? found : identifier;
        }
        return identifier;
    }

    private static String otherNumber(XmlElements xml) throws IOException {
        var number = "";
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            number = name.equals("Id") ? xml.text() : number;
        }
        return number;
    }

    private static Currency currency(XmlElements xml) throws IOException {
        var line = xml.line();
        return required(xml.text(), line);
    }

    /**
     * @throws Refusal when the code is none of ISO 4217
     */
    static Currency required(String code, long line) {
        var currency = Currencies.ofCode(code);
        if (currency == null) {
            throw new Refusal(
                    ReadingCode.CURRENCY_UNKNOWN,
                    "\"" + Amounts.shortened(code) + "\" is not an ISO 4217 code of a currency.",
                    line);
        }
        return currency;
    }

    private static AccountKind kind(String code) {
        return code.equals("CARD") || code.equals("LOAN") ? AccountKind.LIABILITY : AccountKind.ASSET;
    }

    private static String[] servicer(XmlElements xml) throws IOException {
        var found = new String[] {"", ""};
        var depth = xml.depth();
        for (var name = xml.nextIn(depth); name != null; name = xml.nextIn(depth)) {
            if (name.equals("FinInstnId")) {
                var within = xml.depth();
                for (var part = xml.nextIn(within); part != null; part = xml.nextIn(within)) {
                    switch (part) {
                        case "BIC", "BICFI" -> found[0] = xml.text();
                        case "Nm" -> found[1] = xml.text();
                        default -> {}
                    }
                }
            }
        }
        return found;
    }
}
