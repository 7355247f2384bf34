package io.financereport.report.hledger;

import io.financereport.money.Money;
import io.financereport.report.ledger.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An entry as an export needs it. */
public record ExportedEntry(UUID id, LocalDate date, String memo, List<Posting> postings) {
    /**
     * @param memo empty when the posting has none of its own
     */
    public record Posting(AccountId account, Money amount, String memo) {}

    public ExportedEntry {
        postings = List.copyOf(postings);
    }
}
