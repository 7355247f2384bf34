package io.financereport.reconciliation.account;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event {@value #TYPE}: a ledger account was opened. */
@Serdeable
record AccountOpened(
        UUID accountId,
        String name,
        String code,
        String type,
        @Nullable String currency,
        boolean isCash,
        @Nullable String systemRole,
        String cashFlow) {
    static final String TYPE = "account.opened.v1";

    static AccountOpened of(Account account) {
        var role = account.systemRole();
        return new AccountOpened(
                account.id().value(),
                account.name(),
                account.code(),
                account.type().wire(),
                codeOf(account.currency()),
                account.isCash(),
                role == null ? null : role.wire(),
                account.cashFlow().wire());
    }

    private static @Nullable String codeOf(@Nullable Currency currency) {
        return currency == null ? null : currency.getCurrencyCode();
    }
}
