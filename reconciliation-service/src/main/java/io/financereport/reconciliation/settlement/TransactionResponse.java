package io.financereport.reconciliation.settlement;

import io.financereport.money.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank transaction and its standing.
 *
 * @param state settled, provisional, held or, while the solver has not come to it, waiting; reverted when it counts no more
 * @param why in one sentence, for the person who is to decide
 * @param entryId the entry that stands for it now
 */
@Serdeable
record TransactionResponse(
        UUID id,
        UUID accountId,
        String accountName,
        UUID statementId,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String description,
        @Nullable String counterparty,
        @Nullable String reference,
        String state,
        String why,
        @Nullable UUID entryId) {}
