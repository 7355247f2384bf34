package io.financereport.statement.statement;

import io.financereport.statement.job.Jobs;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.statement.PartRows.Part;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.streams.LiveHints;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The statements of a workspace, and what people decide about them. */
@Singleton
final class Statements {
    private final WorkspaceTransactions transactions;
    private final StatementRows rows;
    private final PartRows parts;
    private final Approval approval;
    private final Revert revert;
    private final Jobs jobs;
    private final LiveHints hints;
    private final Clock clock;

    Statements(
            WorkspaceTransactions transactions,
            StatementRows rows,
            PartRows parts,
            Approval approval,
            Revert revert,
            Jobs jobs,
            LiveHints hints,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.parts = parts;
        this.approval = approval;
        this.revert = revert;
        this.jobs = jobs;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * Records an upload and the job to read it, in the running transaction.
     *
     * @throws Problem 409 with {@code existingId} when the same bytes are there and count
     */
    StatementHead receive(WorkspaceId workspace, NewStatement statement) {
        if (!rows.record(workspace, statement)) {
            var existing = rows.findSameBytes(workspace, statement.document().sha256());
            var problem = Problem.of(
                    StatementProblem.SAME_BYTES, "The same bytes were uploaded before; they are not imported twice.");
            throw existing.isPresent()
                    ? problem.with("existingId", existing.get().toString())
                    : problem;
        }
        jobs.add(workspace, statement.id().value());
        return rows.find(workspace, statement.id()).orElseThrow();
    }

    /** Lets a worker begin, and browsers know; after the commit. */
    void announce(WorkspaceId workspace, StatementHead statement) {
        jobs.wake();
        publish(workspace, statement);
    }

    /**
     * @throws Problem 404 when the workspace has no such statement
     */
    Found get(WorkspaceId workspace, StatementId id) {
        return transactions.read(workspace, () -> found(workspace, id));
    }

    List<Found> list(WorkspaceId workspace, @Nullable StatementStatus status, @Nullable UUID before, int limit) {
        return transactions.read(
                workspace,
                () -> rows.list(workspace, status, before, limit).stream()
                        .map(head -> found(workspace, head))
                        .toList());
    }

    /**
     * Approves by a person. A statement that is approved already stays so.
     *
     * @throws Problem 409 unless it is in review, nothing is open and every amount can be booked
     */
    Found approve(RequestContext who, StatementId id, UnaryOperator<StatementHead> guard) {
        return change(who.workspace(), id, guard, statement -> {
            if (statement.status() == StatementStatus.APPROVED) {
                return;
            }
            require(statement, "approved", StatementStatus.REVIEW);
            requireAnswers(who.workspace(), statement);
            requireBookable(statement);
            approval.judge(who.workspace(), statement);
            revert.requireNoOther(who.workspace(), id);
            approval.approve(who.workspace(), statement, Decision.of(who.user(), clock.instant()));
        });
    }

    /**
     * @throws Problem 409 unless it waits for a decision
     */
    Found reject(RequestContext who, StatementId id, String reason, UnaryOperator<StatementHead> guard) {
        return change(who.workspace(), id, guard, statement -> {
            if (statement.status() == StatementStatus.REJECTED) {
                return;
            }
            require(statement, "rejected", StatementStatus.RECEIVED, StatementStatus.READING, StatementStatus.REVIEW);
            rows.decide(
                    who.workspace(), id, StatementStatus.REJECTED, Decision.of(who.user(), clock.instant(), reason));
        });
    }

    /**
     * Takes a statement back. One that is approved begins to be reverted, one that waits for a decision is rejected, and one that
     * came to nothing stays as it is. An unpacked archive is rejected once none of its files counts.
     *
     * @throws Problem 409 while another statement about one of its accounts is being reverted, or a file of the archive counts
     */
    Found revert(RequestContext who, StatementId id, UnaryOperator<StatementHead> guard) {
        var decision = Decision.of(who.user(), clock.instant());
        return change(who.workspace(), id, guard, statement -> {
            switch (statement.status()) {
                case APPROVED -> revert.request(who.workspace(), statement, decision);
                case RECEIVED, READING, REVIEW -> rows.decide(who.workspace(), id, StatementStatus.REJECTED, decision);
                case UNPACKED -> {
                    requireNoPartCounts(who.workspace(), id);
                    rows.decide(who.workspace(), id, StatementStatus.REJECTED, decision);
                }
                case REJECTED, FAILED, REVERTING, REVERTED -> {}
            }
        });
    }

    /**
     * Reads the file again with what a person adds.
     *
     * @throws Problem 409 unless it is in review or has failed, or when its bytes count in another statement meanwhile
     */
    Found reparse(RequestContext who, StatementId id, Given added, UnaryOperator<StatementHead> guard) {
        var changed = change(who.workspace(), id, guard, statement -> {
            require(statement, "read again", StatementStatus.REVIEW, StatementStatus.FAILED);
            requireNoOtherOfSameBytes(who.workspace(), id);
            rows.recordGiven(who.workspace(), id, merged(statement.given(), added));
            rows.forgetReading(who.workspace(), id);
            rows.recordReading(who.workspace(), id, null, 0, List.of());
            rows.move(who.workspace(), id, StatementStatus.RECEIVED);
            jobs.add(who.workspace(), id.value());
        });
        jobs.wake();
        return changed;
    }

    private Found change(WorkspaceId workspace, StatementId id, UnaryOperator<StatementHead> guard, Change change) {
        var changed = transactions.in(workspace, () -> changeWithin(workspace, id, guard, change));
        publish(workspace, changed.head());
        return changed;
    }

    /** Changes a statement in the running transaction; {@link #publish} tells of it after the commit. */
    Found changeWithin(WorkspaceId workspace, StatementId id, UnaryOperator<StatementHead> guard, Change change) {
        var statement = rows.lock(workspace, id).orElseThrow(() -> unknown(id));
        change.apply(guard.apply(statement));
        return found(workspace, id);
    }

    private Found found(WorkspaceId workspace, StatementId id) {
        return found(workspace, rows.find(workspace, id).orElseThrow(() -> unknown(id)));
    }

    private Found found(WorkspaceId workspace, StatementHead head) {
        return new Found(
                head,
                rows.accounts(workspace, head.id()),
                head.isArchive() ? parts.list(workspace, head.id()) : List.of());
    }

    /** The bytes of an archive count until it is rejected, and it is not while one of its files counts. */
    private void requireNoPartCounts(WorkspaceId workspace, StatementId archive) {
        var all = parts.list(workspace, archive);
        var counting = all.stream().filter(Part::counts).count();
        if (counting > 0) {
            throw Problem.of(
                    StatementProblem.ARCHIVE_UNPACKED,
                    "Of the " + all.size() + " statements in the archive's parts " + counting
                            + " count. Take these back first, then the archive.");
        }
    }

    /** One that has failed does not keep its bytes from being uploaded again. */
    private void requireNoOtherOfSameBytes(WorkspaceId workspace, StatementId id) {
        rows.findOtherOfSameBytes(workspace, id).ifPresent(other -> {
            throw Problem.of(
                    StatementProblem.SAME_BYTES,
                    "The same file was uploaded once more meanwhile; it is statement " + other + ".");
        });
    }

    private void requireAnswers(WorkspaceId workspace, StatementHead statement) {
        var accounts = rows.accounts(workspace, statement.id());
        if (accounts.isEmpty()) {
            throw Problem.of(
                    StatementProblem.QUESTION_OPEN,
                    "The file could not be read without an answer; its problems say which. Answer by reparse.");
        }
        if (accounts.stream().anyMatch(account -> account.accountId() == null)) {
            throw Problem.of(
                    StatementProblem.QUESTION_OPEN,
                    "It is not known which account the file is about; say it by reparse.");
        }
    }

    private static void requireBookable(StatementHead statement) {
        var isTooPrecise = ReadingCode.AMOUNT_TOO_PRECISE.code();
        if (statement.problems().stream().anyMatch(problem -> problem.code().equals(isTooPrecise))) {
            throw Problem.of(
                    StatementProblem.AMOUNT_TOO_PRECISE,
                    "Rows or balances have more decimals than their currency has, and nothing is rounded; the"
                            + " statement's problems say which. Ask the bank for a file with whole smallest units, or"
                            + " reject this one.");
        }
    }

    static void require(StatementHead statement, String attempted, StatementStatus... allowed) {
        if (statement.status() == StatementStatus.UNPACKED) {
            throw Problem.of(
                    StatementProblem.ARCHIVE_UNPACKED,
                    "An unpacked archive cannot be " + attempted
                            + ". Each of its files is a statement of its own, named in its parts: decide about these.");
        }
        if (!List.of(allowed).contains(statement.status())) {
            throw Problem.of(
                    StatementProblem.STATUS_DOES_NOT_ALLOW,
                    "The statement is " + statement.status().wire() + " and cannot be " + attempted + ".");
        }
    }

    private static Given merged(Given before, Given added) {
        return new Given(
                added.accountId() == null ? before.accountId() : added.accountId(),
                added.institution() == null ? before.institution() : added.institution(),
                added.currency() == null ? before.currency() : added.currency(),
                added.dialect().or(before.dialect()));
    }

    void publish(WorkspaceId workspace, StatementHead statement) {
        hints.publish(
                workspace,
                "statement",
                statement.id().toString(),
                statement.version(),
                statement.status().isBeingRead() ? 0 : 100);
    }

    private static Problem unknown(StatementId id) {
        return Problem.of(WebProblem.NOT_FOUND, "There is no statement " + id);
    }

    /** A statement with its accounts; an archive with the statements that it was unpacked into. */
    record Found(StatementHead head, List<StatementAccount> accounts, List<Part> parts) {}

    @FunctionalInterface
    interface Change {
        void apply(StatementHead statement);
    }
}
