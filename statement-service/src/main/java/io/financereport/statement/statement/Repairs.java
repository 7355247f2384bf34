package io.financereport.statement.statement;

import io.financereport.money.AmountTooLarge;
import io.financereport.statement.doctor.Correction.RowAdded;
import io.financereport.statement.doctor.Doctor;
import io.financereport.statement.doctor.Finding;
import io.financereport.statement.proof.BalanceProblem;
import io.financereport.statement.proof.BalanceProof;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.statement.CorrectionRows.Kept;
import io.financereport.statement.statement.CorrectionRows.Missing;
import io.financereport.statement.statement.CorrectionRows.Placed;
import io.financereport.statement.statement.Statements.Found;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import io.financereport.web.RequestContext;
import io.financereport.web.WebProblem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor finds in a statement, and the repairs that people make of it. A repair is taken only if the account is proven
 * with it, so an account has one at most; a file that is read again has none.
 */
@Singleton
final class Repairs {
    /** Enough hexadecimal digits that no two findings about one statement share them. */
    private static final int ID_DIGITS = 16;

    private static final String ADDED = "Row that is missing in the file";
    private static final List<String> OF_BALANCES =
            List.of(BalanceProblem.RUNNING_BALANCE_BREAKS, BalanceProblem.BALANCE_DOES_NOT_ADD_UP);

    private final WorkspaceTransactions transactions;
    private final Statements statements;
    private final StatementRows rows;
    private final CorrectionRows corrections;
    private final Approval approval;
    private final Clock clock;

    Repairs(
            WorkspaceTransactions transactions,
            Statements statements,
            StatementRows rows,
            CorrectionRows corrections,
            Approval approval,
            Clock clock) {
        this.transactions = transactions;
        this.statements = statements;
        this.rows = rows;
        this.corrections = corrections;
        this.approval = approval;
        this.clock = clock;
    }

    /** A finding under the name that a repair asks for it by: the same as long as rows and balances are. */
    record Named(String id, Finding finding) {}

    /** An account with what is wrong in it, and what was corrected. */
    record Examined(StatementAccount account, List<Placed> rows, List<Named> findings, List<Kept> kept) {}

    /**
     * @param bookedOn of the missing row; needed unless the rows around it say the day
     */
    record Wanted(
            String finding,
            @Nullable LocalDate bookedOn,
            @Nullable String description) {}

    /**
     * The accounts that are contradicted and in review, or were repaired.
     *
     * @throws Problem 404 when the workspace has no such statement
     */
    List<Examined> examine(WorkspaceId workspace, StatementId id) {
        return transactions.read(workspace, () -> {
            var found = statements.get(workspace, id);
            var kept = corrections.list(workspace, id);
            var examined = new ArrayList<Examined>();
            for (StatementAccount account : found.accounts()) {
                var ofAccount = kept.stream()
                        .filter(correction -> correction.account() == account.ordinal())
                        .toList();
                if (found.head().status() == StatementStatus.REVIEW && account.proof() == Proof.CONTRADICTED) {
                    examined.add(examine(workspace, id, account, ofAccount));
                } else if (!ofAccount.isEmpty()) {
                    examined.add(new Examined(account, List.of(), List.of(), ofAccount));
                }
            }
            return examined;
        });
    }

    /**
     * Corrects rows as a finding says, in the running transaction.
     *
     * @throws Problem 409 unless the statement is in review and the doctor still finds it; 422 when it does not close the chain
     */
    Found repair(RequestContext who, StatementId id, Wanted wanted, UnaryOperator<StatementHead> guard) {
        var workspace = who.workspace();
        return statements.changeWithin(workspace, id, guard, statement -> {
            Statements.require(statement, "repaired", StatementStatus.REVIEW);
            for (StatementAccount account : rows.accounts(workspace, id)) {
                var finding = account.proof() == Proof.CONTRADICTED ? find(workspace, id, account, wanted) : null;
                if (finding != null) {
                    apply(who, statement, account, finding, wanted);
                    return;
                }
            }
            throw Problem.of(
                    StatementProblem.FINDING_NOT_CURRENT,
                    "The statement has no finding " + wanted.finding() + " (any more); ask for its findings again.");
        });
    }

    /**
     * Takes a repair back, in the running transaction: its rows count as they were read.
     *
     * @throws Problem 404 when there is no such repair; 409 unless the statement is in review
     */
    Found undo(RequestContext who, StatementId id, UUID repair, UnaryOperator<StatementHead> guard) {
        var workspace = who.workspace();
        return statements.changeWithin(workspace, id, guard, statement -> {
            Statements.require(statement, "changed", StatementStatus.REVIEW);
            var account = corrections.list(workspace, id).stream()
                    .filter(kept -> kept.repair().equals(repair))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(WebProblem.NOT_FOUND, "There is no repair " + repair))
                    .account();
            corrections.forget(workspace, id, repair);
            recordProofs(workspace, statement, account);
        });
    }

    private Examined examine(WorkspaceId workspace, StatementId id, StatementAccount account, List<Kept> kept) {
        var placed = corrections.rows(workspace, id, account);
        var stated = corrections.stated(workspace, id, account);
        var links = placed.stream().map(Placed::link).toList();
        var findings = Doctor.examine(account.currency(), links, stated.opening(), stated.closing()).stream()
                .map(finding -> new Named(name(account, finding), finding))
                .toList();
        return new Examined(account, placed, findings, kept);
    }

    private @Nullable Finding find(WorkspaceId workspace, StatementId id, StatementAccount account, Wanted wanted) {
        return examine(workspace, id, account, List.of()).findings().stream()
                .filter(named -> named.id().equals(wanted.finding()))
                .findFirst()
                .map(Named::finding)
                .orElse(null);
    }

    private void apply(
            RequestContext who, StatementHead statement, StatementAccount account, Finding finding, Wanted wanted) {
        if (!finding.closesChain()) {
            throw doesNotClose();
        }
        corrections.record(
                who.workspace(),
                statement.id(),
                account,
                finding.corrections(),
                missing(account, finding, wanted),
                Decision.of(who.user(), clock.instant(), finding.sentence()));
        try {
            var proof = recordProofs(who.workspace(), statement, account.ordinal());
            if (proof.proof() != Proof.PROVEN) {
                throw doesNotClose();
            }
        } catch (AmountTooLarge e) {
            throw doesNotClose();
        }
    }

    /** Proves the account, and the others that are contradicted, and lets the statement say so in a new version. */
    private BalanceProof recordProofs(WorkspaceId workspace, StatementHead statement, int changed) {
        var id = statement.id();
        var problems = statement.problems().stream()
                .filter(problem -> !OF_BALANCES.contains(problem.code()))
                .collect(Collectors.toCollection(ArrayList::new));
        var worst = Proof.PROVEN;
        BalanceProof ofChanged = null;
        for (StatementAccount account : rows.accounts(workspace, id)) {
            if (account.ordinal() == changed || account.proof() == Proof.CONTRADICTED) {
                var proof = corrections.prove(workspace, id, account);
                corrections.recordProof(workspace, id, account.ordinal(), proof);
                proof.problems().forEach(problem -> problems.add(StatedProblem.of(problem)));
                worst = worst.and(proof.proof());
                ofChanged = account.ordinal() == changed ? proof : ofChanged;
            } else {
                worst = worst.and(account.proof());
            }
        }
        rows.recordProof(workspace, id, worst, problems);
        rows.move(workspace, id, StatementStatus.REVIEW);
        approval.propose(workspace, statement);
        return Objects.requireNonNull(ofChanged);
    }

    /** The day and the words of the rows that a finding adds; null when it adds none. */
    private static @Nullable Missing missing(StatementAccount account, Finding finding, Wanted wanted) {
        LocalDate day = null;
        for (var correction : finding.corrections()) {
            if (correction instanceof RowAdded added) {
                day = day(between(account, added), wanted.bookedOn());
            }
        }
        return day == null ? null : new Missing(day, wanted.description() == null ? ADDED : wanted.description());
    }

    /** The days on which a missing row can have been booked: those of the rows around it, else the statement's. */
    static StatementResponse.Period between(StatementAccount account, RowAdded added) {
        var one = added.earliest() == null ? account.from() : added.earliest();
        var other = added.latest() == null ? account.to() : added.latest();
        return one.isAfter(other) ? new StatementResponse.Period(other, one) : new StatementResponse.Period(one, other);
    }

    private static LocalDate day(StatementResponse.Period days, @Nullable LocalDate said) {
        if (said == null && days.from().equals(days.to())) {
            return days.from();
        }
        if (said == null || said.isBefore(days.from()) || said.isAfter(days.to())) {
            throw Problem.of(
                    StatementProblem.DAY_NEEDED,
                    "bookedOn: say when the missing row was booked, from " + days.from() + " to " + days.to() + ".");
        }
        return said;
    }

    private static Problem doesNotClose() {
        return Problem.of(
                StatementProblem.REPAIR_DOES_NOT_CLOSE,
                "With this repair the balances still contradict the rows; choose a finding that closes the chain.");
    }

    private static String name(StatementAccount account, Finding finding) {
        var text = account.ordinal() + finding.fault().wire() + finding.ordinals() + finding.corrections();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
