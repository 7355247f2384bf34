package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.financials.Section.Translation;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is owned, what is owed and what is left at the end of a day. Equity holds two computed lines: what was earned before
 * the fiscal year of the day, and in it (accounting.md 8).
 */
public record BalanceSheet(
        LocalDate asOf,
        Currency currency,
        Section assets,
        Section liabilities,
        Section equity,
        Uncategorised uncategorised,
        Unknown unknown) {

    /** The days whose positions {@link #of} needs. */
    public static Set<LocalDate> days(LocalDate asOf, FiscalYear year) {
        return Set.of(asOf, year.lastDayBeforeYearOf(asOf));
    }

    public static BalanceSheet of(LocalDate asOf, Currency currency, FiscalYear year, Books books) {
        var positions = books.at(asOf);
        var unknown = Unknown.among(positions, books);
        var equity = new ArrayList<>(lines(AccountType.EQUITY, positions, books));
        equity.addAll(earnings(asOf, currency, year, books));
        return new BalanceSheet(
                asOf,
                currency,
                balances(AccountType.ASSET, positions, books, currency, unknown),
                balances(AccountType.LIABILITY, positions, books, currency, unknown),
                Section.of(equity, currency, Translation.AT_EACH_DAYS_RATE, unknown),
                Uncategorised.among(positions, books, currency),
                unknown);
    }

    /** Whether assets are what liabilities and equity come to, in every currency by itself: this needs no rate. */
    public boolean balanced() {
        Map<Currency, Money> left = new HashMap<>();
        Stream.concat(
                        assets.amounts(),
                        Stream.concat(liabilities.amounts(), equity.amounts()).map(Money::negated))
                .forEach(amount -> left.merge(amount.currency(), amount, Money::plus));
        return left.values().stream().allMatch(Money::isZero);
    }

    public boolean complete() {
        return assets.isComplete() && liabilities.isComplete() && equity.isComplete();
    }

    private static Section balances(
            AccountType type, List<Position> positions, Books books, Currency currency, Unknown unknown) {
        return Section.of(lines(type, positions, books), currency, Translation.AT_CLOSING_RATE, unknown);
    }

    public static List<Line> lines(AccountType type, List<Position> positions, Books books) {
        var lines = new ArrayList<Line>();
        for (Position position : positions) {
            books.find(position.account())
                    .filter(account -> account.type() == type)
                    .ifPresent(account -> lines.add(new Line.OfAccount(
                            account, type.natural(position.turnover().balance()))));
        }
        return lines;
    }

    private static List<Line> earnings(LocalDate asOf, Currency currency, FiscalYear year, Books books) {
        var earned = Earnings.of(books.at(asOf), books);
        var before = Earnings.of(books.at(year.lastDayBeforeYearOf(asOf)), books);
        var currencies = new TreeSet<>(earned.byCurrency().keySet());
        currencies.add(currency.getCurrencyCode());
        var lines = new ArrayList<Line>();
        for (String code : currencies) {
            var each = Currency.getInstance(code);
            lines.add(new Line.RetainedEarnings(before.in(each)));
            lines.add(new Line.CurrentEarnings(earned.in(each).minus(before.in(each))));
        }
        return lines;
    }
}
