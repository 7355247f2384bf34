package io.financereport.statement.account;

import io.financereport.tenancy.Uuids;
import io.financereport.tenancy.WorkspaceId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Identifies a bank account; its ledger account has the same id. */
public record BankAccountId(UUID value) {
    /** The id that follows from what names the account, so that every replica and every upload finds the same. */
    static BankAccountId of(
            WorkspaceId workspace, @Nullable String institution, @Nullable String identifier, Currency currency) {
        return new BankAccountId(Uuids.v5(
                workspace.value(), String.join("\n", key(institution), key(identifier), currency.getCurrencyCode())));
    }

    private static String key(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
