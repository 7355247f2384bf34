package io.financereport.acceptance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A year of one household, arbitrary by seed: a current account in twelve monthly CSV files and a savings account in one OFX file. Each month has a
 * salary, a rent and twenty card payments, two of them alike; the file of June goes on into the first three days of July, which the file of July
 * has too; one transfer goes from the current to the savings account.
 */
final class Year {
    static final String CURRENT_BANK = "Harbour Bank";
    static final String SAVINGS_BANK = "Seaside Savings";

    private static final int YEAR = 2025;
    private static final int OVERLAP_MONTH = 6;
    private static final int OVERLAP_DAYS = 3;
    private static final BigDecimal CURRENT_OPENING = new BigDecimal("3120.45");
    private static final BigDecimal SAVINGS_OPENING = new BigDecimal("1000.00");
    // No payment below is as high, so that the pair is the only one.
    static final BigDecimal TRANSFER = new BigDecimal("812.34");
    private static final String[] SHOPS = {"GREEN GROCER", "CITY TRANSPORT", "CORNER BAKERY", "BOOKSHOP", "CAFE LINDEN"
    };

    private final String currency;
    private final Random random;
    private final List<Booking> current = new ArrayList<>();
    private final List<Booking> savings = new ArrayList<>();

    Year(long seed, String currency) {
        this.currency = currency;
        this.random = new Random(seed);
        for (var month = 1; month <= 12; month++) {
            addMonth(YearMonth.of(YEAR, month));
        }
        var transferred = LocalDate.of(YEAR, 1 + random.nextInt(12), 10);
        current.add(new Booking(transferred, "TRANSFER TO SAVINGS", TRANSFER.negate()));
        // On the same day, or through the days in between.
        savings.add(new Booking(transferred.plusDays(random.nextInt(3)), "TRANSFER FROM CURRENT", TRANSFER));
        savings.add(new Booking(LocalDate.of(YEAR, 12, 30), "INTEREST", "3.21"));
        // A stable sort: bookings of one day keep their order in every file that has them.
        current.sort(Comparator.comparing(Booking::date));
        savings.sort(Comparator.comparing(Booking::date));
    }

    private void addMonth(YearMonth month) {
        current.add(new Booking(month.atDay(1), "RENT MAPLE COURT 12", "-1350.00"));
        current.add(new Booking(month.atDay(25), "SALARY ACME LTD", "4200.00"));
        // In July the two that are alike fall into the days that two files share.
        var twice = new Booking(month.atDay(2), "CARD CORNER BAKERY", payment());
        current.add(twice);
        current.add(twice);
        for (var at = 0; at < 18; at++) {
            var shop = SHOPS[random.nextInt(SHOPS.length)];
            current.add(new Booking(month.atDay(1 + random.nextInt(28)), "CARD " + shop, payment()));
        }
    }

    private BigDecimal payment() {
        return BigDecimal.valueOf(-(100 + random.nextInt(9_900)), 2);
    }

    /** All thirteen, in calendar order. */
    List<BankFile> files() {
        var files = new ArrayList<BankFile>();
        for (var month = 1; month <= 12; month++) {
            files.add(monthly(YearMonth.of(YEAR, month)));
        }
        files.add(ofx());
        return files;
    }

    private BankFile monthly(YearMonth month) {
        var last = month.getMonthValue() == OVERLAP_MONTH
                ? month.atEndOfMonth().plusDays(OVERLAP_DAYS)
                : month.atEndOfMonth();
        return new BankFile("harbour-" + month + ".csv", csv(month.atDay(1), last), CURRENT_BANK);
    }

    private String csv(LocalDate first, LocalDate last) {
        var text = new StringBuilder("Date,Description,Debit,Credit,Balance\n");
        var balance = CURRENT_OPENING;
        for (var booking : current) {
            balance = balance.add(booking.amount());
            if (!booking.date().isBefore(first) && !booking.date().isAfter(last)) {
                text.append(row(booking, balance));
            }
        }
        return text.toString();
    }

    private static String row(Booking booking, BigDecimal balance) {
        var plain = booking.amount().abs().toPlainString();
        var sides = booking.amount().signum() < 0 ? plain + "," : "," + plain;
        return booking.date() + "," + booking.description() + "," + sides + "," + balance.toPlainString() + "\n";
    }

    private BankFile ofx() {
        var rows = new StringBuilder();
        for (var at = 0; at < savings.size(); at++) {
            var booking = savings.get(at);
            rows.append("""
                <STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>%s</DTPOSTED><TRNAMT>%s</TRNAMT><FITID>S%d</FITID><NAME>%s</NAME></STMTTRN>
                """.formatted(ofxDate(booking.date()), booking.amount(), at, booking.description()));
        }
        var content = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
            <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><DTSERVER>20251231</DTSERVER>\
            <LANGUAGE>ENG</LANGUAGE><FI><ORG>%1$s</ORG></FI></SONRS></SIGNONMSGSRSV1>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>
            <STMTRS><CURDEF>%2$s</CURDEF><BANKACCTFROM><BANKID>7171</BANKID><ACCTID>9876543210</ACCTID><ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20250101</DTSTART><DTEND>20251231</DTEND>
            %3$s</BANKTRANLIST>
            <LEDGERBAL><BALAMT>%4$s</BALAMT><DTASOF>20251231</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """.formatted(SAVINGS_BANK, currency, rows, savingsClosing());
        return new BankFile("seaside-2025.ofx", content, SAVINGS_BANK);
    }

    private static String ofxDate(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The rows of March, in other bytes and under another name. */
    BankFile marchAgain() {
        var march = YearMonth.of(YEAR, 3);
        return new BankFile("copy of march.csv", csv(march.atDay(1), march.atEndOfMonth()) + "\n", CURRENT_BANK);
    }

    String currency() {
        return currency;
    }

    List<Booking> current() {
        return List.copyOf(current);
    }

    List<Booking> savings() {
        return List.copyOf(savings);
    }

    int transactionCount() {
        return current.size() + savings.size();
    }

    BigDecimal currentOpening() {
        return CURRENT_OPENING;
    }

    BigDecimal savingsOpening() {
        return SAVINGS_OPENING;
    }

    BigDecimal currentClosing() {
        return CURRENT_OPENING.add(sum(current));
    }

    BigDecimal savingsClosing() {
        return SAVINGS_OPENING.add(sum(savings));
    }

    /** The transfer is in both sums with opposite signs, and so in neither result. */
    BigDecimal netIncome() {
        return sum(current).add(sum(savings));
    }

    LocalDate first() {
        return LocalDate.of(YEAR, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(YEAR, 12, 31);
    }

    private static BigDecimal sum(List<Booking> bookings) {
        return bookings.stream().map(Booking::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
