package io.financereport.report.reports;

import static io.financereport.report.csv.Csv.amount;
import static io.financereport.report.csv.Csv.text;

import io.financereport.money.Money;
import io.financereport.report.csv.Csv;
import io.financereport.report.csv.Csv.Field;
import io.financereport.report.financials.BalanceSheet;
import io.financereport.report.financials.IncomeStatement;
import io.financereport.report.financials.Line;
import io.financereport.report.financials.Section;
import java.util.Currency;
import java.util.Optional;

/** Reports as tables for a spreadsheet: a line each, and each total as a line of its own. A total that cannot be told is empty. */
final class ReportTable {
    private ReportTable() {}

    static Csv of(BalanceSheet sheet) {
        var csv = new Csv().row(header("asOf"));
        var day = new Field[] {text(sheet.asOf())};
        section(csv, day, "assets", sheet.assets(), sheet.currency());
        section(csv, day, "liabilities", sheet.liabilities(), sheet.currency());
        section(csv, day, "equity", sheet.equity(), sheet.currency());
        return csv;
    }

    static Csv of(IncomeStatement statement) {
        var csv = new Csv().row(header("from", "to"));
        var days = new Field[] {
            text(statement.period().from()), text(statement.period().to())
        };
        section(csv, days, "income", statement.income(), statement.currency());
        section(csv, days, "expenses", statement.expenses(), statement.currency());
        total(csv, days, "netIncome", "Net income", statement.netIncome(), statement.currency());
        return csv;
    }

    private static Field[] header(String... days) {
        return fields(texts(days), texts("section", "kind", "code", "name", "accountId", "amount", "currency"));
    }

    private static void section(Csv csv, Field[] days, String name, Section section, Currency currency) {
        for (Line line : section.lines()) {
            var response = SectionResponse.LineResponse.of(line);
            csv.row(fields(
                    days,
                    text(name),
                    text(response.kind()),
                    text(response.code() == null ? "" : response.code()),
                    text(response.name()),
                    text(response.accountId() == null ? "" : response.accountId()),
                    amount(Optional.of(response.amount())),
                    text(response.amount().currency())));
        }
        total(csv, days, name, "Total " + name, section.total(), currency);
    }

    private static void total(
            Csv csv, Field[] days, String section, String name, Optional<Money> total, Currency currency) {
        csv.row(fields(
                days, text(section), text("total"), text(""), text(name), text(""), amount(total), text(currency)));
    }

    private static Field[] texts(String... values) {
        var fields = new Field[values.length];
        for (int i = 0; i < values.length; i++) {
            fields[i] = text(values[i]);
        }
        return fields;
    }

    private static Field[] fields(Field[] first, Field... rest) {
        var all = new Field[first.length + rest.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
