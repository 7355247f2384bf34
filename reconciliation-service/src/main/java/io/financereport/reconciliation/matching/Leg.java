package io.financereport.reconciliation.matching;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import java.time.LocalDate;

/**
 * A transaction as the matcher sees it.
 *
 * @param text description, counterparty and reference
 */
public record Leg(
        TransactionId id, AccountId account, String accountName, LocalDate bookedOn, Money amount, String text) {}
