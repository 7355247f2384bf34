package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement was approved; these transactions are new. */
@Serdeable
record TransactionsApproved(
        UUID statementId, long version, int batch, int batches, List<Coverage> coverages, List<Approved> rows) {
    static final String TYPE = "transactions.approved.v1";
    static final int ROWS_MAX = 500;

    TransactionsApproved {
        coverages = List.copyOf(coverages);
        rows = List.copyOf(rows);
    }

    /** What the statement says about one account. */
    @Serdeable
    record Coverage(
            UUID accountId,
            String currency,
            LocalDate from,
            LocalDate to,
            @Nullable Money openingBalance,
            @Nullable Money closingBalance,
            boolean openingKnown,
            String proof,
            @Nullable Money difference) {}

    /** A new transaction. */
    @Serdeable
    record Approved(
            UUID transactionId,
            UUID accountId,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference) {}
}
