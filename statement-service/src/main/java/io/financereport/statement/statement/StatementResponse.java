package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.statement.Statements.Found;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement as clients see it.
 *
 * @param archiveId the archive that its file was in; null when it was uploaded by itself
 * @param parts of an archive, the statements that its files became
 * @param revertRefusedThrough the last closed day, when the books refused to take the statement back because it counts on closed
 *     days; null when they did not, or it was asked again since
 */
@Serdeable
record StatementResponse(
        UUID id,
        long version,
        String fileName,
        long fileBytes,
        String format,
        String status,
        @Nullable String proof,
        @Nullable Period period,
        List<Account> accounts,
        int transactionCount,
        int newTransactionCount,
        List<StatedProblem> problems,
        Instant receivedAt,
        @Nullable UUID archiveId,
        List<Part> parts,
        @Nullable LocalDate revertRefusedThrough) {

    StatementResponse {
        accounts = List.copyOf(accounts);
        problems = List.copyOf(problems);
        parts = List.copyOf(parts);
    }

    /** A statement that an archive was unpacked into. */
    @Serdeable
    record Part(UUID id, String fileName, String status) {}

    /** The days that the statement covers, over all of its accounts. */
    @Serdeable
    record Period(LocalDate from, LocalDate to) {}

    /**
     * One account of the statement.
     *
     * @param openingKnown whether any balance in the file says what the account held before; else the opening is 0
     * @param continuity how it stands to the approved statements of the account: first, continuous, gap, overlap or conflict
     * @param pendingCount rows that are expected and not booked: they never post
     * @param pendingBalance their sum
     */
    @Serdeable
    record Account(
            @Nullable UUID accountId,
            @Nullable String identifier,
            @Nullable String institution,
            String currency,
            String kind,
            LocalDate from,
            LocalDate to,
            Money openingBalance,
            boolean openingKnown,
            @Nullable Money closingBalance,
            Money computedClosingBalance,
            @Nullable Money difference,
            String proof,
            @Nullable String continuity,
            int pendingCount,
            Money pendingBalance) {}

    static StatementResponse from(Found found) {
        var head = found.head();
        var archive = head.archive();
        return new StatementResponse(
                head.id().value(),
                head.version(),
                head.fileName(),
                head.fileBytes(),
                head.format(),
                head.status().wire(),
                head.proof(),
                period(found.accounts()),
                found.accounts().stream().map(StatementResponse::account).toList(),
                head.transactionCount(),
                head.newTransactionCount(),
                head.problems(),
                head.receivedAt(),
                archive == null ? null : archive.value(),
                found.parts().stream()
                        .map(part -> new Part(
                                part.id().value(),
                                part.fileName(),
                                part.status().wire()))
                        .toList(),
                head.revertRefusedThrough());
    }

    private static @Nullable Period period(List<StatementAccount> accounts) {
        var from = accounts.stream().map(StatementAccount::from).min(LocalDate::compareTo);
        var to = accounts.stream().map(StatementAccount::to).max(LocalDate::compareTo);
        return from.isPresent() && to.isPresent() ? new Period(from.get(), to.get()) : null;
    }

    private static Account account(StatementAccount account) {
        return new Account(
                account.accountId(),
                account.identifier(),
                account.institution(),
                account.currency().getCurrencyCode(),
                account.kind().name().toLowerCase(Locale.ROOT),
                account.from(),
                account.to(),
                account.opening(),
                account.openingKnown(),
                account.closing(),
                account.computedClosing(),
                account.difference(),
                StatementRows.wire(account.proof()),
                account.continuity(),
                account.pending(),
                account.pendingTotal());
    }
}
