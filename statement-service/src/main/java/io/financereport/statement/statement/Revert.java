package io.financereport.statement.statement;

import io.financereport.statement.account.BankAccounts;
import io.financereport.statement.statement.RevertRequested.Sighted;
import io.financereport.streams.Outbox;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Takes an approved statement back. Asked for here, carried out or refused in the books by reconciliation-service, and done here
 * when that service has answered. Between the two nothing else about the accounts is approved or taken back: who sights what then
 * stays as it was told.
 */
@Singleton
final class Revert {
    private final StatementRows statements;
    private final RevertRows rows;
    private final UnpostedLinks links;
    private final BankAccounts accounts;
    private final Outbox outbox;

    Revert(StatementRows statements, RevertRows rows, UnpostedLinks links, BankAccounts accounts, Outbox outbox) {
        this.statements = statements;
        this.rows = rows;
        this.links = links;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** Whether another statement about one of its accounts is being taken back. The accounts must be locked. */
    boolean isOtherUnderWay(WorkspaceId workspace, StatementId statement) {
        return rows.findOtherUnderWay(workspace, statement).isPresent();
    }

    /**
     * @throws Problem 409 when another statement about one of its accounts is being taken back; the accounts must be locked
     */
    void requireNoOther(WorkspaceId workspace, StatementId statement) {
        var other = rows.findOtherUnderWay(workspace, statement);
        if (other.isPresent()) {
            throw Problem.of(
                            StatementProblem.REVERT_UNDER_WAY,
                            "Another statement about the account is being reverted; try again when that is done.")
                    .with("statementId", other.get().toString());
        }
    }

    /** Begins to take an approved statement back. */
    void request(WorkspaceId workspace, StatementHead statement, Decision decision) {
        lockAccounts(workspace, List.of(statement.id()));
        requireNoOther(workspace, statement.id());
        rows.begin(workspace, statement.id(), decision);
        var version = statements.find(workspace, statement.id()).orElseThrow().version();
        tell(workspace, statement.id(), version);
    }

    /**
     * Ends it. What those that are done sighted alone is gone, and their files may be uploaded again. Of the refused ones, with the
     * last closed day, it is as if it had not begun: closed days would change in the books, which is why they keep the statements.
     * The accounts of all are locked at once: lock by lock two of such calls, or an approval, would wait for each other.
     */
    void finish(WorkspaceId workspace, List<StatementId> done, Map<StatementId, LocalDate> refused) {
        var ended = new ArrayList<>(done);
        ended.addAll(refused.keySet());
        lockAccounts(workspace, ended);
        for (StatementId statement : done) {
            rows.forget(workspace, statement);
            links.forget(workspace, statement, statements.accounts(workspace, statement));
            statements.move(workspace, statement, StatementStatus.REVERTED);
        }
        refused.forEach((statement, closedThrough) -> rows.refuse(workspace, statement, closedThrough));
    }

    private void lockAccounts(WorkspaceId workspace, List<StatementId> ofStatements) {
        List<UUID> ids = ofStatements.stream()
                .flatMap(statement -> statements.accounts(workspace, statement).stream())
                .map(account -> Objects.requireNonNull(account.accountId(), "an approved statement's account"))
                .distinct()
                .toList();
        accounts.lock(workspace, ids);
    }

    private void tell(WorkspaceId workspace, StatementId statement, long version) {
        var sighted = rows.countSighted(workspace, statement);
        var batches = (int) Math.max(1, Math.ceilDiv(sighted, (long) RevertRequested.TRANSACTIONS_MAX));
        var pending = new ArrayList<Sighted>(RevertRequested.TRANSACTIONS_MAX);
        var sent = new int[1];
        rows.eachSighted(workspace, statement, transaction -> {
            pending.add(transaction);
            if (pending.size() == RevertRequested.TRANSACTIONS_MAX) {
                sent[0]++;
                append(workspace, statement, version, sent[0], batches, pending);
                pending.clear();
            }
        });
        if (!pending.isEmpty() || sent[0] == 0) {
            sent[0]++;
            append(workspace, statement, version, sent[0], batches, pending);
        }
    }

    private void append(
            WorkspaceId workspace,
            StatementId statement,
            long version,
            int batch,
            int batches,
            List<Sighted> transactions) {
        outbox.append(
                workspace,
                RevertRequested.TYPE,
                statement.toString(),
                version,
                new RevertRequested(statement.value(), version, batch, batches, transactions));
    }
}
