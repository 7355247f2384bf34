package io.financereport.statement.statement;

import io.financereport.money.AmountTooLarge;
import io.financereport.money.Money;
import io.financereport.statement.account.BankAccounts;
import io.financereport.statement.document.Documents;
import io.financereport.statement.job.Claim;
import io.financereport.statement.job.JobWork;
import io.financereport.statement.job.Jobs;
import io.financereport.statement.profile.ImportProfiles;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.StatementReader;
import io.financereport.streams.LiveHints;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a received file: rows, accounts and proofs appear together with the statement's next status, or not at all. */
@Singleton
final class StatementImport implements JobWork {
    private static final ReadingProblem SUMS_TOO_LARGE = ReadingProblem.of(
            ReadingCode.AMOUNT_TOO_LARGE,
            "The amounts and balances of the file sum to more than " + Money.INTEGER_DIGITS_MAX
                    + " digits before the decimals; look whether its amounts are right.");
    private static final ReadingProblem NOTHING_TO_RECORD =
            ReadingProblem.of(ReadingCode.NO_ROWS, "The file holds neither rows nor the balances of a day.");
    private static final Duration BETWEEN_LOOKS_FOR_ACCOUNT = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_FOR_REVERT = Duration.ofSeconds(1);
    private static final String READING_FAILED = "reading-failed";

    private final WorkspaceTransactions transactions;
    private final Parts parts;
    private final Approval approval;
    private final Jobs jobs;
    private final LiveHints hints;
    private final Clock clock;
    private final ReadingSettings settings;

    StatementImport(
            WorkspaceTransactions transactions,
            Parts parts,
            Approval approval,
            Jobs jobs,
            LiveHints hints,
            Clock clock,
            ReadingSettings settings) {
        this.transactions = transactions;
        this.parts = parts;
        this.approval = approval;
        this.jobs = jobs;
        this.hints = hints;
        this.clock = clock;
        this.settings = settings;
    }

    /** What a file is read from and into. */
    @Singleton
    record Parts(
            StatementRows statements,
            AccountReader accountReader,
            BankAccounts accounts,
            Documents documents,
            Revert revert,
            OtherWays otherWays,
            ImportProfiles profiles,
            Unpacking unpacking,
            Sql sql,
            Ids ids) {}

    @Override
    public Outcome work(Claim claim) {
        var workspace = claim.workspace();
        var id = new StatementId(claim.statement());
        var begun = begin(claim, id);
        if (begun.isEmpty()) {
            return new Outcome.Done();
        }
        publish(workspace, id);
        try {
            if (begun.get().isArchive()) {
                unpackOrFail(claim, begun.get());
            } else {
                readOrFail(claim, id);
            }
        } catch (NotYet e) {
            return new Outcome.Later(e.delay);
        }
        publish(workspace, id);
        return new Outcome.Done();
    }

    @Override
    public void giveUp(Claim claim, String reason) {
        var id = new StatementId(claim.statement());
        fail(claim, id, List.of(new StatedProblem(READING_FAILED, reason, null)));
        publish(claim.workspace(), id);
    }

    /** What there is to do: a statement that was rejected meanwhile is not read any more. */
    private Optional<StatementHead> begin(Claim claim, StatementId id) {
        return transactions.in(claim.workspace(), () -> {
            var statement = parts.statements().lock(claim.workspace(), id);
            if (statement.isEmpty() || !statement.get().status().isBeingRead()) {
                jobs.finish(claim);
                return Optional.empty();
            }
            if (statement.get().status() == StatementStatus.RECEIVED) {
                parts.statements().move(claim.workspace(), id, StatementStatus.READING);
            }
            return statement;
        });
    }

    private void unpackOrFail(Claim claim, StatementHead statement) {
        var problems = parts.unpacking().unpack(claim, statement, limits());
        if (!problems.isEmpty()) {
            fail(claim, statement.id(), problems);
        }
    }

    private void readOrFail(Claim claim, StatementId id) {
        try {
            transactions.run(claim.workspace(), () -> read(claim, id, this::reading));
        } catch (Unreadable e) {
            readOtherwiseOrFail(claim, id, e.problem);
        } catch (AmountTooLarge e) {
            fail(claim, id, List.of(StatedProblem.of(SUMS_TOO_LARGE)));
        }
    }

    private void readOtherwiseOrFail(Claim claim, StatementId id, ReadingProblem refused) {
        var workspace = claim.workspace();
        var statement = transactions
                .read(workspace, () -> parts.statements().find(workspace, id))
                .orElseThrow();
        var hints = transactions.read(workspace, () -> hints(workspace, statement));
        switch (parts.otherWays().read(workspace, statement, hints, refused)) {
            case OtherWays.Outcome.Read found -> {
                try {
                    transactions.run(
                            workspace,
                            () -> read(claim, id, (_, _, _, rows) -> {
                                found.rows().forEach(rows::accept);
                                return found.reading();
                            }));
                } catch (Unreadable e) {
                    fail(claim, id, List.of(StatedProblem.of(e.problem)));
                } catch (AmountTooLarge e) {
                    fail(claim, id, List.of(StatedProblem.of(SUMS_TOO_LARGE)));
                }
            }
            case OtherWays.Outcome.None(var problems) -> fail(claim, id, problems);
        }
    }

    /** How the rows of a statement come to be known. */
    @FunctionalInterface
    private interface Reader {
        /** @param accounts which the file is known to be about */
        Reading read(WorkspaceId workspace, StatementHead statement, Collection<UUID> accounts, RowBuffer rows);
    }

    private void read(Claim claim, StatementId id, Reader reader) {
        var workspace = claim.workspace();
        var statements = parts.statements();
        var statement = statements.lock(workspace, id).orElseThrow();
        if (!statement.status().isBeingRead()) {
            // A person rejected it while it was read outside of a transaction.
            jobs.finish(claim);
            return;
        }
        requireHeardOf(workspace, statement);
        var given = statement.given().accountId();
        read(workspace, statement, reader, given == null ? List.of() : List.of(given));
        jobs.finish(claim);
    }

    private void read(WorkspaceId workspace, StatementHead statement, Reader reader, Collection<UUID> accounts) {
        var statements = parts.statements();
        var id = statement.id();
        statements.forgetReading(workspace, id);
        var rows = new RowBuffer(parts.sql(), parts.ids(), workspace, id);
        switch (reader.read(workspace, statement, accounts, rows)) {
            case Reading.Refused(ReadingProblem problem) -> throw new Unreadable(problem);
            case Reading.Open open -> {
                statements.recordReading(workspace, id, null, 0, StatementRows.stated(open.questions()));
                statements.move(workspace, id, StatementStatus.REVIEW);
            }
            case Reading.Read read -> {
                rows.flush();
                var found = record(workspace, statement, read, accounts, rows);
                if (!found.isEmpty()) {
                    read(workspace, statement, reader, found);
                }
            }
        }
    }

    /** An account that was given may have been opened a moment ago: the file is read when it has been heard of, or had time to be. */
    private void requireHeardOf(WorkspaceId workspace, StatementHead statement) {
        var given = statement.given().accountId();
        if (given != null
                && clock.instant().isBefore(statement.receivedAt().plus(settings.accountWaitMax()))
                && !parts.accounts().isHeardOf(workspace, given)) {
            throw new NotYet("The given account is not known yet", BETWEEN_LOOKS_FOR_ACCOUNT);
        }
    }

    private Reading reading(WorkspaceId workspace, StatementHead statement, Collection<UUID> accounts, RowBuffer rows) {
        try {
            return StatementReader.read(
                    () -> parts.documents().open(statement.objectKey()),
                    hints(workspace, statement)
                            .of(parts.accounts().findKind(workspace, accounts).orElse(null))
                            .with(parts.profiles().known(workspace, accounts)),
                    limits(),
                    rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadingLimits limits() {
        return ReadingLimits.of(settings.rowsMax(), settings.timeMax(), clock);
    }

    /** @return the accounts with which the file is to be read again, for a profile of theirs may answer what is open; mostly none */
    private Collection<UUID> record(
            WorkspaceId workspace, StatementHead statement, Reading.Read read, Collection<UUID> known, RowBuffer rows) {
        var problems = new ArrayList<>(StatementRows.stated(read.problems()));
        var accounts = parts.accountReader().record(workspace, statement, read.accounts(), rows, problems);
        if (accounts.recorded() == 0) {
            throw new Unreadable(NOTHING_TO_RECORD);
        }
        var found = parts.statements().identified(workspace, statement.id());
        var comparison = parts.profiles().compare(workspace, found, read, hints(workspace, statement));
        var mayBeAnswered = comparison.isToBeReadAgain() || isDebtOfUnknownSigns(workspace, found, read);
        if (mayBeAnswered && !known.containsAll(found)) {
            return found;
        }
        parts.profiles().record(workspace, statement.id().value(), comparison);
        problems.addAll(StatementRows.stated(comparison.problems()));
        if (accounts.notHeardOf()) {
            problems.add(new StatedProblem(
                    AccountReader.ACCOUNT_NEEDED,
                    "There is no account with the given accountId; say which one it is.",
                    null));
        }
        parts.statements().recordReading(workspace, statement.id(), accounts.proof(), read.rows(), problems);
        var seen = parts.statements().find(workspace, statement.id()).orElseThrow();
        if (!accounts.identified()) {
            parts.statements().move(workspace, statement.id(), StatementStatus.REVIEW);
            return List.of();
        }
        var proof = approval.judge(workspace, seen);
        if (mayApprove(proof, read) && comparison.problems().isEmpty()) {
            if (parts.revert().isOtherUnderWay(workspace, statement.id())) {
                throw new NotYet("A statement about the same account is being reverted", BETWEEN_LOOKS_FOR_REVERT);
            }
            approval.approve(workspace, seen, Decision.ofSystem(clock.instant()));
        } else {
            approval.propose(workspace, seen);
            parts.statements().move(workspace, statement.id(), StatementStatus.REVIEW);
        }
        return List.of();
    }

    /** Whether what the accounts are, not known yet when the file was read, may answer what its signs mean. */
    private boolean isDebtOfUnknownSigns(WorkspaceId workspace, Collection<UUID> found, Reading.Read read) {
        return read.problems().stream().anyMatch(problem -> problem.code() == ReadingCode.SIGN_UNKNOWN)
                && parts.accounts().findKind(workspace, found).equals(Optional.of(AccountKind.LIABILITY));
    }

    /** The system approves what is proven, and what a machine wrote by a standard; never what a person has to look at. */
    private static boolean mayApprove(Proof proof, Reading.Read read) {
        var isToBeSeen =
                read.problems().stream().anyMatch(problem -> problem.code().weight() == Weight.REVIEWS);
        return !isToBeSeen
                && switch (proof) {
                    case PROVEN -> true;
                    case UNPROVEN -> read.format().isForMachines();
                    case CONTRADICTED -> false;
                };
    }

    private void fail(Claim claim, StatementId id, List<StatedProblem> problems) {
        transactions.run(claim.workspace(), () -> {
            var statement = parts.statements().lock(claim.workspace(), id).orElseThrow();
            // One that a person rejected meanwhile stays rejected.
            if (statement.status().isBeingRead()) {
                parts.statements().recordReading(claim.workspace(), id, null, 0, problems);
                parts.statements().move(claim.workspace(), id, StatementStatus.FAILED);
            }
            jobs.finish(claim);
        });
    }

    private void publish(WorkspaceId workspace, StatementId id) {
        transactions
                .read(workspace, () -> parts.statements().find(workspace, id))
                .ifPresent(statement -> hints.publish(
                        workspace,
                        "statement",
                        id.toString(),
                        statement.version(),
                        statement.status().isBeingRead() ? 10 : 100));
    }

    /** The currency of amounts without one: the form's, else the account's, else the workspace's. */
    private ReadingHints hints(WorkspaceId workspace, StatementHead statement) {
        var given = statement.given();
        var said = Optional.ofNullable(given.currency())
                .or(() -> Optional.ofNullable(given.accountId())
                        .flatMap(account -> parts.accounts().findCurrency(workspace, account)));
        return new ReadingHints(
                said.orElse(statement.baseCurrency()),
                said.isPresent() ? ReadingHints.Basis.SAID : ReadingHints.Basis.ASSUMED,
                given.dialect().dateOrder(),
                given.dialect().decimalMark(),
                given.dialect().signs());
    }

    /** Rolls the reading back; the statement then says why. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ReadingProblem problem;

        Unreadable(ReadingProblem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }
    }

    /** Rolls the reading back, to be done again when what it waits for may have happened. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Duration delay;

        NotYet(String reason, Duration delay) {
            super(reason, null, false, false);
            this.delay = delay;
        }
    }
}
