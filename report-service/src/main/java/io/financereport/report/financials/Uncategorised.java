package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import io.financereport.report.ledger.Turnover;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What nobody has put into a category yet (accounting.md 4). What is voided, since somebody decided, no longer counts.
 *
 * @param in money that came in, empty when some of it is in another currency
 * @param out money that went out, positive, empty when some of it is in another currency
 * @param count how many postings, in whatever currency
 */
public record Uncategorised(Optional<Money> in, Optional<Money> out, long count) {
    public static Uncategorised among(List<Position> positions, Books books, Currency currency) {
        var turnovers = positions.stream()
                .filter(position -> books.find(position.account())
                        .map(Account::isUncategorised)
                        .orElse(false))
                .map(Position::turnover)
                .toList();
        var own = turnovers.stream()
                .filter(turnover -> turnover.currency().equals(currency))
                .reduce(Turnover.none(currency), Turnover::plus);
        var foreign =
                turnovers.stream().anyMatch(turnover -> !turnover.currency().equals(currency) && turnover.moved());
        var count = turnovers.stream().mapToLong(Turnover::postings).sum();
        return foreign
                ? new Uncategorised(Optional.empty(), Optional.empty(), count)
                : new Uncategorised(Optional.of(own.credit()), Optional.of(own.debit()), count);
    }
}
