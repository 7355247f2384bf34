package io.financereport.report.financials;

import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import java.util.Comparator;
import java.util.List;

/** Accounts that entries name and that have not arrived yet: nobody can say which section they belong to. */
public record Unknown(List<AccountId> accounts) {
    public Unknown {
        accounts = List.copyOf(accounts);
    }

    public static Unknown among(List<Position> positions, Books books) {
        return new Unknown(positions.stream()
                .map(Position::account)
                .filter(account -> books.find(account).isEmpty())
                .distinct()
                .sorted(Comparator.comparing(AccountId::value))
                .toList());
    }

    public boolean isNothing() {
        return accounts.isEmpty();
    }
}
