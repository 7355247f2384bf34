package io.financereport.reconciliation.journal;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.TransactionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posted entry. It never changes; {@code voidedBy} says that a mirror of it was posted.
 *
 * @param postedBy the person, or null for the system
 */
public record Entry(
        EntryId id,
        LocalDate date,
        String memo,
        EntryKind kind,
        @Nullable EntryId voids,
        @Nullable EntryId voidedBy,
        @Nullable UUID transferId,
        @Nullable String externalId,
        @Nullable String reason,
        List<TransactionId> transactions,
        @Nullable UUID postedBy,
        Instant postedAt,
        List<Posting> postings) {
    /** One line of a posted entry. */
    public record Posting(
            PostingId id,
            AccountId account,
            Money amount,
            @Nullable String memo) {}

    public Entry {
        transactions = List.copyOf(transactions);
        postings = List.copyOf(postings);
    }

    Entry with(List<Posting> itsPostings) {
        return new Entry(
                id,
                date,
                memo,
                kind,
                voids,
                voidedBy,
                transferId,
                externalId,
                reason,
                transactions,
                postedBy,
                postedAt,
                itsPostings);
    }

    /** The entry that undoes this one: same date, each amount negated. */
    NewEntry mirror(EntryId mirrorId, String why) {
        var mirrored = new ArrayList<NewPosting>();
        for (var posting : postings) {
            mirrored.add(new NewPosting(posting.account(), posting.amount().negated(), posting.memo()));
        }
        var origin = new NewEntry.Origin(id, transferId, null, why, transactions);
        return new NewEntry(mirrorId, date, memo, EntryKind.VOID, origin, mirrored);
    }
}
