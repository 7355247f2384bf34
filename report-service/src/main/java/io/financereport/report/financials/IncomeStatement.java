package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.financials.Section.Translation;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Books;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** What was earned and what it cost, from one day to another, both included. */
public record IncomeStatement(
        Period period,
        Currency currency,
        Section income,
        Section expenses,
        Uncategorised uncategorised,
        Unknown unknown) {

    /** The days whose positions {@link #of} needs. */
    public static Set<LocalDate> days(Period period) {
        return Set.of(period.dayBefore(), period.to());
    }

    public static IncomeStatement of(Period period, Currency currency, Books books) {
        var moved = books.between(period.dayBefore(), period.to());
        var unknown = Unknown.among(moved, books);
        return new IncomeStatement(
                period,
                currency,
                Section.of(
                        BalanceSheet.lines(AccountType.INCOME, moved, books),
                        currency,
                        Translation.AT_EACH_DAYS_RATE,
                        unknown),
                Section.of(
                        BalanceSheet.lines(AccountType.EXPENSE, moved, books),
                        currency,
                        Translation.AT_EACH_DAYS_RATE,
                        unknown),
                Uncategorised.among(moved, books, currency),
                unknown);
    }

    /** Empty when either total is. */
    public Optional<Money> netIncome() {
        return income.total().flatMap(earned -> expenses.total().map(earned::minus));
    }

    public boolean complete() {
        return netIncome().isPresent();
    }
}
