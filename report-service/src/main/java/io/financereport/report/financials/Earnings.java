package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Income less expenses, in each currency apart. A profit is positive. */
public record Earnings(Map<String, Money> byCurrency) {
    public Earnings {
        byCurrency = Map.copyOf(byCurrency);
    }

    public static Earnings of(List<Position> positions, Books books) {
        var sums = new TreeMap<String, Money>();
        for (Position position : positions) {
            var type = books.find(position.account()).map(account -> account.type());
            if (type.filter(Earnings::isEarned).isPresent()) {
                sums.merge(
                        position.currency().getCurrencyCode(),
                        position.turnover().balance().negated(),
                        Money::plus);
            }
        }
        return new Earnings(sums);
    }

    private static boolean isEarned(AccountType type) {
        return type == AccountType.INCOME || type == AccountType.EXPENSE;
    }

    public Money in(Currency currency) {
        var earned = byCurrency.get(currency.getCurrencyCode());
        return earned == null ? Money.zero(currency) : earned;
    }
}
