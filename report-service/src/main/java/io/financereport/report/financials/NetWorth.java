package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.financials.Section.Translation;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Books;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What is owned less what is owed, at the end of some days. */
public record NetWorth(Currency currency, List<Point> points) {
    /**
     * @param assets empty when a rate or an account is not known
     * @param liabilities as a positive amount, empty likewise
     */
    public record Point(LocalDate day, Optional<Money> assets, Optional<Money> liabilities) {
        public Optional<Money> netWorth() {
            return assets.flatMap(owned -> liabilities.map(owned::minus));
        }
    }

    public NetWorth {
        points = List.copyOf(points);
    }

    public static NetWorth of(List<LocalDate> days, Currency currency, Books books) {
        return new NetWorth(
                currency, days.stream().map(day -> at(day, currency, books)).toList());
    }

    private static Point at(LocalDate day, Currency currency, Books books) {
        var unknown = Unknown.among(books.at(day), books);
        return new Point(
                day,
                total(AccountType.ASSET, day, currency, books, unknown),
                total(AccountType.LIABILITY, day, currency, books, unknown));
    }

    private static Optional<Money> total(
            AccountType type, LocalDate day, Currency currency, Books books, Unknown unknown) {
        var lines = BalanceSheet.lines(type, books.at(day), books);
        return Section.of(lines, currency, Translation.AT_CLOSING_RATE, unknown).total();
    }

    public boolean complete() {
        return points.stream().allMatch(point -> point.netWorth().isPresent());
    }
}
