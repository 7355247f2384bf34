package io.financereport.reconciliation.intake;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.bank.BankTransaction;
import io.financereport.reconciliation.bank.Coverage;
import io.financereport.reconciliation.bank.StatementId;
import io.financereport.reconciliation.bank.TransactionId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event {@value #TYPE}: one batch of an approved statement's new transactions, with all that the statement covers. */
@Serdeable
record TransactionsApproved(
        UUID statementId, long version, int batch, int batches, List<Covered> coverages, List<Line> rows) {
    static final String TYPE = "transactions.approved.v1";

    @Serdeable
    record Covered(
            UUID accountId,
            String currency,
            LocalDate from,
            LocalDate to,
            @Nullable Money openingBalance,
            boolean openingKnown,
            @Nullable Money difference) {
        Coverage coverage() {
            return new Coverage(new AccountId(accountId), from, to, openingKnown ? openingBalance : null, difference);
        }
    }

    @Serdeable
    record Line(
            UUID transactionId,
            UUID accountId,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            Money amount,
            String description,
            @Nullable String counterparty,
            @Nullable String reference) {
        BankTransaction transaction(StatementId statement) {
            return new BankTransaction(
                    new TransactionId(transactionId),
                    new AccountId(accountId),
                    statement,
                    bookedOn,
                    valueOn,
                    amount,
                    description,
                    counterparty,
                    reference);
        }
    }

    StatementId statement() {
        return new StatementId(statementId);
    }

    List<BankTransaction> transactions() {
        return rows.stream().map(row -> row.transaction(statement())).toList();
    }
}
