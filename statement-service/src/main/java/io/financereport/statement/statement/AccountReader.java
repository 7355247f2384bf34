package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.account.AccountClaim;
import io.financereport.statement.account.AccountClaim.CurrencySaidBy;
import io.financereport.statement.account.BankAccounts;
import io.financereport.statement.account.Identification;
import io.financereport.statement.proof.BalanceProof;
import io.financereport.statement.proof.Proof;
import io.financereport.statement.proof.ProofBuilder.Stated;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.statement.StatementHead.Given;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records the accounts of a file once its rows have passed: which they are, and whether balances confirm the rows. */
@Singleton
final class AccountReader {
    static final String ACCOUNT_NEEDED = "account-needed";

    private static final String ACCOUNT_ASSUMED = "account-assumed";

    private final StatementRows statements;
    private final BankAccounts accounts;

    AccountReader(StatementRows statements, BankAccounts accounts) {
        this.statements = statements;
        this.accounts = accounts;
    }

    /**
     * @param problems takes what a person should know
     */
    Outcome record(
            WorkspaceId workspace,
            StatementHead statement,
            List<FileAccount> ofFile,
            RowBuffer rows,
            List<StatedProblem> problems) {
        rows.requireAccountsUpTo(ofFile.size());
        var proof = Proof.PROVEN;
        var needed = new ArrayList<String>();
        var notHeardOf = false;
        var recorded = 0;
        var unposted = 0;
        for (int ordinal = 0; ordinal < ofFile.size(); ordinal++) {
            var account = ofFile.get(ordinal);
            var stated = new Stated(
                    account.statedFrom(), account.statedTo(), account.statedOpening(), account.statedClosing());
            var seen = rows.seen(ordinal, account.currency());
            var covers = seen.proof().hasPeriod(stated) && !seen.isAnnouncedOnly();
            var balances = covers ? seen.proof().proof(stated) : nothingToProve(account.currency(), seen.unposted());
            if (balances == null) {
                continue;
            }
            UUID found = null;
            switch (accounts.identify(workspace, claim(statement.given(), account, ofFile.size()))) {
                case Identification.Found(var id, var remark) -> {
                    found = id.value();
                    if (remark != null) {
                        problems.add(new StatedProblem(ACCOUNT_ASSUMED, remark, null));
                    }
                }
                case Identification.NotHeardOf() -> notHeardOf = true;
                case Identification.Needed(String detail) -> needed.add(detail);
            }
            statements.recordAccount(
                    workspace,
                    statement.id(),
                    account(ordinal, found, statement.given(), account, balances, seen, covers));
            balances.problems().forEach(problem -> problems.add(StatedProblem.of(problem)));
            proof = proof.and(balances.proof());
            recorded++;
            unposted += seen.unposted().rows();
        }
        if (unposted > 0) {
            problems.add(new StatedProblem(
                    ReadingCode.ROWS_PENDING.code(),
                    unposted + " rows are announced or expected, and not booked: they are kept, and never post.",
                    null));
        }
        needed.stream().distinct().forEach(detail -> problems.add(new StatedProblem(ACCOUNT_NEEDED, detail, null)));
        return new Outcome(proof, recorded, needed.isEmpty() && !notHeardOf, notHeardOf);
    }

    /**
     * @param recorded how many accounts
     * @param identified whether all of them are
     * @param notHeardOf whether the account that was given may still be heard of
     */
    record Outcome(Proof proof, int recorded, boolean identified, boolean notHeardOf) {}

    private static AccountClaim claim(Given given, FileAccount account, int accounts) {
        return new AccountClaim(
                accounts == 1 || account.identifier() == null ? given.accountId() : null,
                institution(given, account),
                account.identifier(),
                account.currency(),
                given.currency() == null && account.currencyFrom() == CurrencyFrom.CALLER
                        ? CurrencySaidBy.NOBODY
                        : CurrencySaidBy.SOMEBODY,
                account.kind());
    }

    /** Of an account whose rows are announced or expected only; null when it has none of these either. */
    private static @Nullable BalanceProof nothingToProve(Currency currency, RowBuffer.Days days) {
        if (days.first() == null || days.last() == null) {
            return null;
        }
        var zero = Money.zero(currency);
        return new BalanceProof(Proof.UNPROVEN, days.first(), days.last(), zero, false, null, zero, null, List.of());
    }

    private static @Nullable String institution(Given given, FileAccount account) {
        return given.institution() == null ? account.institution() : given.institution();
    }

    private static StatementAccount account(
            int ordinal,
            @Nullable UUID found,
            Given given,
            FileAccount account,
            BalanceProof balances,
            RowBuffer.Seen seen,
            boolean covers) {
        return new StatementAccount(
                ordinal,
                found,
                account.identifier(),
                institution(given, account),
                account.currency(),
                account.kind(),
                balances.from(),
                balances.to(),
                seen.booked().first(),
                seen.booked().last(),
                balances.opening(),
                balances.openingKnown(),
                balances.closing(),
                balances.computedClosing(),
                balances.difference(),
                balances.proof(),
                null,
                covers,
                seen.pending(),
                seen.pendingTotal());
    }
}
