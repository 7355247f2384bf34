package io.financereport.statement.account;

import io.financereport.statement.reading.AccountKind;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file and its uploader say about an account.
 *
 * @param accountId given by the uploader
 * @param institution the uploader's word for the bank, else the file's
 * @param identifier number or IBAN in the file
 * @param currencySaidBy the file or its uploader, or nobody, in which case it is the workspace's base currency
 */
public record AccountClaim(
        @Nullable UUID accountId,
        @Nullable String institution,
        @Nullable String identifier,
        Currency currency,
        CurrencySaidBy currencySaidBy,
        AccountKind kind) {

    /** Whether anybody said the currency. */
    public enum CurrencySaidBy {
        SOMEBODY,
        NOBODY
    }
}
