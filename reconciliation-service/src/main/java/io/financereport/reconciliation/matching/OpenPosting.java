package io.financereport.reconciliation.matching;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.PostingId;
import java.time.LocalDate;

/** A posting on a bank account that no transaction has cleared yet. */
public record OpenPosting(PostingId id, EntryId entry, AccountId account, LocalDate date, Money amount, String text) {}
