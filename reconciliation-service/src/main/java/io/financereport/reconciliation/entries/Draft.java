package io.financereport.reconciliation.entries;

import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.NewPosting;
import java.time.LocalDate;
import java.util.List;

/** An entry that a person has written and not posted. It balances, or it would not have been taken. */
record Draft(EntryId id, LocalDate date, String memo, List<NewPosting> postings) {
    Draft {
        postings = List.copyOf(postings);
    }
}
