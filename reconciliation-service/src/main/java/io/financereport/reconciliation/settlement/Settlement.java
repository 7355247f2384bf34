package io.financereport.reconciliation.settlement;

import io.financereport.reconciliation.bank.TransactionId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.PostingId;
import org.jspecify.annotations.Nullable;

/** What a transaction becomes by a decision. */
record Settlement(
        TransactionId transaction,
        State state,
        How how,
        @Nullable EntryId entry,
        @Nullable PostingId posting,
        @Nullable MatchId match) {
    static Settlement held(TransactionId transaction, How how) {
        return new Settlement(transaction, State.HELD, how, null, null, null);
    }

    static Settlement provisional(TransactionId transaction, EntryId entry) {
        return new Settlement(transaction, State.PROVISIONAL, How.UNCATEGORISED, entry, null, null);
    }

    static Settlement zero(TransactionId transaction) {
        return new Settlement(transaction, State.SETTLED, How.ZERO, null, null, null);
    }

    static Settlement resolved(TransactionId transaction, EntryId entry) {
        return new Settlement(transaction, State.SETTLED, How.RESOLVED, entry, null, null);
    }

    static Settlement transferred(TransactionId transaction, EntryId entry, MatchId match) {
        return new Settlement(transaction, State.SETTLED, How.TRANSFER, entry, null, match);
    }

    static Settlement cleared(TransactionId transaction, EntryId entry, PostingId posting, MatchId match) {
        return new Settlement(transaction, State.SETTLED, How.CLEAR, entry, posting, match);
    }
}
