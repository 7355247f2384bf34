package io.financereport.statement.statement;

import io.financereport.statement.account.BankAccounts;
import io.financereport.statement.profile.ImportProfiles;
import io.financereport.statement.proof.BalanceProblem;
import io.financereport.statement.proof.Continuity;
import io.financereport.statement.proof.Continuity.Span;
import io.financereport.statement.proof.Proof;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where rows become transactions: under a lock on the accounts, against approved statements only, and in one transaction with
 * the events that tell of it.
 */
@Singleton
final class Approval {
    private final StatementRows statements;
    private final TransactionRows transactions;
    private final BankAccounts accounts;
    private final Overlaps overlaps;
    private final DecisionRows decisions;
    private final UnpostedLinks links;
    private final ApprovedEvents events;
    private final ImportProfiles profiles;

    Approval(
            StatementRows statements,
            TransactionRows transactions,
            BankAccounts accounts,
            Overlaps overlaps,
            DecisionRows decisions,
            UnpostedLinks links,
            ApprovedEvents events,
            ImportProfiles profiles) {
        this.statements = statements;
        this.transactions = transactions;
        this.accounts = accounts;
        this.overlaps = overlaps;
        this.decisions = decisions;
        this.links = links;
        this.events = events;
        this.profiles = profiles;
    }

    /** Locks the statement's accounts and judges how it continues them; may prove what the file alone cannot. */
    Proof judge(WorkspaceId workspace, StatementHead statement) {
        var parts = statements.accounts(workspace, statement.id());
        accounts.lock(workspace, parts.stream().map(Approval::identified).toList());
        var proof = Proof.PROVEN;
        var derivedLeft = false;
        for (StatementAccount part : parts) {
            var judged = judge(workspace, statement.id(), part);
            proof = proof.and(judged);
            derivedLeft |= judged != Proof.PROVEN;
        }
        var keepsDerived = derivedLeft;
        var problems = statement.problems().stream()
                .filter(problem -> keepsDerived || !problem.code().equals(BalanceProblem.OPENING_DERIVED))
                .toList();
        statements.recordProof(workspace, statement.id(), proof, problems);
        return proof;
    }

    /** Approves a statement that {@link #judge} saw in the same transaction. */
    void approve(WorkspaceId workspace, StatementHead statement, Decision decision) {
        var parts = statements.accounts(workspace, statement.id());
        var births = 0;
        decisions.forget(workspace, statement.id());
        for (StatementAccount part : parts) {
            births += overlaps.settle(workspace, statement.id(), part);
        }
        decisions.recordOthers(workspace, statement.id());
        parts.forEach(part -> links.settle(workspace, statement.id(), part));
        statements.recordNewTransactions(workspace, statement.id(), births);
        profiles.learn(
                workspace, statement.id().value(), statements.identified(workspace, statement.id()), decision.by());
        statements.decide(workspace, statement.id(), StatementStatus.APPROVED, decision);
        var version = statements.find(workspace, statement.id()).orElseThrow().version();
        events.append(workspace, statement.id(), version, parts, births);
    }

    /** Records what an approval would make of the rows now. */
    void propose(WorkspaceId workspace, StatementHead statement) {
        var births = 0;
        decisions.forget(workspace, statement.id());
        for (StatementAccount part : statements.accounts(workspace, statement.id())) {
            births += part.accountId() == null ? 0 : overlaps.propose(workspace, statement.id(), part);
        }
        decisions.recordOthers(workspace, statement.id());
        statements.recordNewTransactions(workspace, statement.id(), births);
    }

    private Proof judge(WorkspaceId workspace, StatementId statement, StatementAccount part) {
        var account = identified(part);
        List<Span> approved = statements.approved(workspace, account).stream()
                .map(other -> span(other.account()))
                .toList();
        var span = span(part);
        var continuity = Continuity.of(
                span, approved, (from, before) -> transactions.sum(workspace, account, part.currency(), from, before));
        var isProvenByOther = part.proof() == Proof.UNPROVEN
                && part.closing() != null
                && continuity == Continuity.CONTINUOUS
                && approved.stream().anyMatch(other -> other.provesOpeningOf(span));
        var proof = isProvenByOther ? Proof.PROVEN : part.proof();
        statements.recordContinuity(workspace, statement, part.ordinal(), continuity.wire(), proof);
        return proof;
    }

    private static Span span(StatementAccount part) {
        return new Span(part.from(), part.to(), part.openingKnown() ? part.opening() : null, part.end(), part.proof());
    }

    private static UUID identified(StatementAccount part) {
        @Nullable UUID account = part.accountId();
        return Objects.requireNonNull(account, "The account is not identified");
    }
}
