package io.financereport.launcher;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** One month of a current account as a bank would export it, with a running balance, so that it proves itself. */
record DemoStatement(String fileName, String csv) {
    private static final BigDecimal OPENING = new BigDecimal("2450.00");

    private record Line(int day, String description, String amount) {}

    private static final List<Line> LINES = List.of(
            new Line(1, "RENT MAPLE COURT 12", "-1350.00"),
            new Line(2, "CARD GREEN GROCER", "-48.35"),
            new Line(3, "CARD CITY TRANSPORT", "-32.00"),
            new Line(5, "CARD CORNER BAKERY", "-6.80"),
            new Line(5, "CARD CORNER BAKERY", "-6.80"),
            new Line(8, "CARD GREEN GROCER", "-61.12"),
            new Line(11, "INSURANCE HOUSEHOLD", "-24.90"),
            new Line(14, "CARD BOOKSHOP", "-37.50"),
            new Line(17, "REFUND BOOKSHOP", "12.50"),
            new Line(19, "CARD GREEN GROCER", "-55.07"),
            new Line(22, "ELECTRICITY", "-73.41"),
            new Line(25, "SALARY ACME LTD", "4200.00"),
            new Line(27, "CARD RESTAURANT HARBOUR", "-84.00"),
            new Line(28, "INTEREST", "0.73"));

    static DemoStatement of(YearMonth month) {
        var csv = new StringBuilder("Date,Description,Debit,Credit,Balance\n");
        var balance = OPENING;
        for (var line : LINES) {
            var amount = new BigDecimal(line.amount());
            balance = balance.add(amount);
            csv.append(row(month.atDay(line.day()), line.description(), amount, balance));
        }
        return new DemoStatement("demo-bank-" + month + ".csv", csv.toString());
    }

    private static String row(LocalDate date, String description, BigDecimal amount, BigDecimal balance) {
        var debit = amount.signum() < 0 ? amount.negate().toPlainString() : "";
        var credit = amount.signum() < 0 ? "" : amount.toPlainString();
        return "%s,%s,%s,%s,%s%n"
                .formatted(date, description, debit, credit, balance.toPlainString())
                .replace("\r", "");
    }
}
