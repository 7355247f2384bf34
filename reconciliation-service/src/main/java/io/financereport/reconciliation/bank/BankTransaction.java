package io.financereport.reconciliation.bank;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The canonical event on a bank account.
 *
 * @param amount the posting on that account: positive is money in or debt down
 */
public record BankTransaction(
        TransactionId id,
        AccountId account,
        StatementId statement,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String description,
        @Nullable String counterparty,
        @Nullable String reference) {}
