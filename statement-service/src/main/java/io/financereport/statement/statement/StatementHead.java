package io.financereport.statement.statement;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement without its accounts and rows.
 *
 * @param version grows with each change
 * @param format as the content says
 * @param proof the worst of its accounts; null before it is read
 * @param given what the uploader said
 */
record StatementHead(
        StatementId id,
        StatementStatus status,
        long version,
        String fileName,
        long fileBytes,
        String objectKey,
        String format,
        @Nullable String proof,
        Given given,
        Currency baseCurrency,
        int transactionCount,
        int newTransactionCount,
        List<StatedProblem> problems,
        Instant receivedAt) {

    StatementHead {
        problems = List.copyOf(problems);
    }

    /** What the uploader, or a reviewer later, says about a file. */
    record Given(
            @Nullable UUID accountId,
            @Nullable String institution,
            @Nullable Currency currency,
            Dialect dialect) {}
}
