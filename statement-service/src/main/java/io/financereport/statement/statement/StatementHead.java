package io.financereport.statement.statement;

import io.financereport.statement.reading.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement without its accounts and rows.
 *
 * @param version grows with each change
 * @param format as the content says
 * @param proof the worst of its accounts; null before it is read
 * @param given what the uploader said
 * @param archive the statement of the archive that it was in; null when it was uploaded by itself
 * @param revertRefusedThrough the last closed day, because of which it was not taken back when that was asked last
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
        Instant receivedAt,
        @Nullable StatementId archive,
        @Nullable LocalDate revertRefusedThrough) {

    StatementHead {
        problems = List.copyOf(problems);
    }

    /** Whether its file is not read itself but unpacked. */
    boolean isArchive() {
        return format.equals(Format.ZIP.name().toLowerCase(Locale.ROOT));
    }

    /** What the uploader, or a reviewer later, says about a file. */
    record Given(
            @Nullable UUID accountId,
            @Nullable String institution,
            @Nullable Currency currency,
            Dialect dialect) {}
}
