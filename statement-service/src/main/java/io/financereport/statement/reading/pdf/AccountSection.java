package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DecimalSign;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A section whose rows are all of one currency. */
record AccountSection(PdfSection section, Currency currency, CurrencyFrom currencyFrom) {
    /** A number that stands under no name of a column. */
    private record Beside(String text, long line) {}

    /**
     * The sections of a document; one with a column of currencies becomes several.
     *
     * @throws Refusal when a section says several currencies, and its rows do not say which is theirs
     */
    static List<AccountSection> of(StatementLayout layout, ReadingHints hints) {
        var sections = new ArrayList<AccountSection>();
        for (PdfSection section : layout.sections()) {
            var byColumn = byColumn(section);
            if (byColumn.isEmpty()) {
                sections.add(of(section, hints));
            } else {
                byColumn.forEach(
                        (currency, part) -> sections.add(new AccountSection(part, currency, CurrencyFrom.FILE)));
            }
        }
        return sections;
    }

    /**
     * Shows the dates and amounts of all rows to what learns how they are written. What stands beside a column, and not under its
     * name, may be of a text: it teaches nothing where it is written in another way than the amounts under the names.
     */
    void learn(StatementDates dates, DecimalSign decimals) {
        var beside = new ArrayList<Beside>();
        for (PdfRow row : section.rows()) {
            var numbers = row.hasAmount() ? row.aligned() : row.inOrder();
            if (!numbers.isEmpty()) {
                row.dates().forEach(date -> dates.learn(date, row.line()));
                var below = row.dayBelow();
                if (below != null) {
                    dates.learn(below.text(), row.line());
                }
            }
            numbers.forEach((role, number) -> {
                if (row.header().isUnder(role, number.word())) {
                    decimals.learn(number.word().text(), currency, row.line());
                } else {
                    beside.add(new Beside(number.word().text(), row.line()));
                }
            });
        }
        beside.stream()
                .filter(number -> decimals.fits(number.text()))
                .forEach(number -> decimals.learn(number.text(), currency, number.line()));
        section.openings().forEach(balance -> decimals.learn(balance, currency, 1));
        section.closings().forEach(balance -> decimals.learn(balance, currency, 1));
    }

    private static AccountSection of(PdfSection section, ReadingHints hints) {
        for (PdfRow row : section.rows()) {
            row.aligned()
                    .values()
                    .forEach(number -> section.addCurrency(number.word().text()));
        }
        var said = section.currencies();
        if (said.size() > 1) {
            throw new Refusal(
                    ReadingCode.CURRENCY_MIXED,
                    "One account has amounts in "
                            + said.stream().map(Currency::getCurrencyCode).collect(Collectors.joining(" and "))
                            + ". Upload one file for each.",
                    section.rows().getFirst().line());
        }
        return said.isEmpty()
                ? new AccountSection(section, hints.currency(), CurrencyFrom.CALLER)
                : new AccountSection(section, said.iterator().next(), CurrencyFrom.FILE);
    }

    private static Map<Currency, PdfSection> byColumn(PdfSection section) {
        var byCurrency = new LinkedHashMap<Currency, PdfSection>();
        var codes = new ArrayList<Currency>();
        for (PdfRow row : section.rows()) {
            var code = row.under(ColumnRole.CURRENCY);
            var currency = code == null ? null : Currencies.ofSign(code);
            if (currency == null) {
                return Map.of();
            }
            codes.add(currency);
        }
        if (codes.stream().distinct().count() == 1) {
            section.addCurrency(codes.getFirst());
            return Map.of();
        }
        for (int i = 0; i < codes.size(); i++) {
            byCurrency
                    .computeIfAbsent(codes.get(i), any -> new PdfSection(section.identifier()))
                    .add(section.rows().get(i));
        }
        return byCurrency;
    }
}
