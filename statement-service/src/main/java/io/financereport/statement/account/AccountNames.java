package io.financereport.statement.account;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Names accounts for people without giving their numbers away. */
final class AccountNames {
    private static final int SHOWN = 4;

    private AccountNames() {}

    /** The last four characters, the rest as dots; null for no identifier. */
    static @Nullable String masked(@Nullable String identifier) {
        if (identifier == null) {
            return null;
        }
        var shown = identifier.length() > SHOWN ? identifier.substring(identifier.length() - SHOWN) : "";
        return "••" + shown;
    }

    static String name(@Nullable String institution, @Nullable String identifier, Currency currency) {
        var bank = institution == null ? "Account" : shortened(institution);
        return bank + " " + (identifier == null ? currency.getCurrencyCode() : masked(identifier));
    }

    private static String shortened(String institution) {
        return institution.length() > 100 ? institution.substring(0, 100) : institution;
    }
}
