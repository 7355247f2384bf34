package io.financereport.reconciliation.entries;

import io.financereport.money.Money;
import io.financereport.reconciliation.ReconciliationProblem;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.journal.EntryId;
import io.financereport.reconciliation.journal.EntryKind;
import io.financereport.reconciliation.journal.NewEntry;
import io.financereport.reconciliation.journal.NewPosting;
import io.financereport.reconciliation.journal.UnbalancedEntry;
import io.financereport.web.Problem;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a person writes.
 *
 * @param post true posts it at once; otherwise it stays a draft; an import posts always
 * @param externalId only in an import: names the line, so that it can be sent again
 */
@Serdeable
record EntryRequest(
        @NotNull LocalDate date,
        @Nullable @Size(max = NewEntry.MEMO_LENGTH_MAX) String memo,
        @Nullable Boolean post,
        @Nullable @Size(min = 1, max = 200) String externalId,
        @NotNull @Size(min = 2, max = NewEntry.POSTINGS_MAX) List<@Valid Line> postings) {
    /** One posting: debit positive, credit negative. */
    @Serdeable
    record Line(
            @NotNull UUID accountId,
            @NotNull Money amount,
            @Nullable @Size(max = NewEntry.MEMO_LENGTH_MAX) String memo) {}

    /**
     * @throws Problem 422 when it does not balance, or cannot be an entry otherwise
     */
    NewEntry entry(EntryId id, EntryKind kind) {
        try {
            return new NewEntry(
                    id,
                    date,
                    memo == null ? "" : memo,
                    kind,
                    NewEntry.Origin.ofImport(externalId),
                    postings.stream()
                            .map(line -> new NewPosting(new AccountId(line.accountId()), line.amount(), line.memo()))
                            .toList());
        } catch (UnbalancedEntry e) {
            throw Problem.of(ReconciliationProblem.ENTRY_UNBALANCED, e.getMessage() + ".")
                    .with("differences", e.differences());
        } catch (IllegalArgumentException e) {
            throw Problem.of(ReconciliationProblem.ENTRY_INVALID, String.valueOf(e.getMessage()));
        }
    }
}
