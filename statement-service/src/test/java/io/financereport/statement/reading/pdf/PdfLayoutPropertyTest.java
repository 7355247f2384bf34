package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.test.Gen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** However a bank lays out a statement: its rows are read exactly, or somebody is asked or told to look. */
class PdfLayoutPropertyTest {
    private static final int TRIALS = 400;
    private static final List<String> DATES = List.of(
            "uuuu-MM-dd", "dd/MM/uuuu", "MM/dd/uuuu", "dd.MM.uuuu", "d MMM uuuu", "MMM d, uuuu", "dd-MMM-uu", "dd MMM");
    private static final List<String> TEXTS = List.of(
            "CARD PURCHASE",
            "SALARY",
            "RENT 12",
            "TRANSFER 4711 99",
            "CAFE 24.50 CLUB",
            "REFUND 2026",
            "IBAN DE89 3704",
            "FEE");
    private static final List<String> MORE =
            List.of("REF 12345678", "RATE 1.0850", "THE HAGUE NL", "VALUE 17", "ORDER 2025-11-03", "EUR 12.00");
    private static final List<Named> BALANCES = List.of(
            new Named("Opening balance:", "Closing balance:"),
            new Named("Beginning balance on %s", "Ending balance on %s"),
            new Named("Opening balance as of %s:", "Closing balance as of %s:"),
            new Named("Kontostand am %s", "Kontostand am %s um 20:00 Uhr"),
            new Named("Alter Kontostand vom %s", "Neuer Kontostand vom %s"),
            new Named("ANCIEN SOLDE AU %s", "NOUVEAU SOLDE AU %s"),
            new Named("Saldo iniziale", "Saldo finale"));
    private int exact;
    private int tried;

    private record Row(LocalDate day, BigDecimal amount, BigDecimal balance, String text, List<String> more) {}

    /** What balances are called; a day may stand in the name. */
    private record Named(String before, String after) {}

    /** How a statement is written. */
    private record Style(
            DateTimeFormatter dates,
            boolean comma,
            Columns columns,
            boolean running,
            boolean dayOnce,
            boolean besides,
            boolean period,
            boolean balances) {
        String number(BigDecimal amount) {
            var text = String.format(Locale.ROOT, "%,.2f", amount);
            return comma ? text.replace(',', '_').replace('.', ',').replace('_', '.') : text;
        }
    }

    private enum Columns {
        SIGNED,
        OUT_AND_IN,
        IN_AND_OUT,
        CR_AND_DR,
        TRAILING_MINUS
    }

    @Test
    void rows_are_exact_or_flagged() {
        Gen.check(TRIALS, this::requireExactOrFlagged);

        assertThat(exact).isGreaterThan(tried * 8 / 10);
    }

    private void requireExactOrFlagged(Gen gen) {
        var pattern = gen.oneOf(DATES);
        var style = new Style(
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH),
                gen.onceIn(3),
                gen.oneOf(Arrays.asList(Columns.values())),
                gen.onceIn(2),
                gen.onceIn(3),
                gen.onceIn(3),
                !pattern.contains("u") || !gen.onceIn(3),
                !gen.onceIn(3));
        var opening = BigDecimal.valueOf(gen.between(-50_000, 900_000), 2);
        var rows = rows(gen, opening);
        var pdf = drawn(gen, style, opening, rows);

        var read = ReadFile.bytes(pdf.bytes(), "EUR", null);

        var expected = rows.stream()
                .map(row -> row.day() + " " + row.amount().toPlainString())
                .toList();
        var got = read.rows().stream()
                .map(row ->
                        row.bookedOn() + " " + row.amount().amount().setScale(2).toPlainString())
                .toList();
        tried++;
        if (got.equals(expected)) {
            exact++;
        } else {
            assertThat(read.codes())
                    .as("%s %s expected %s, got %s", pattern, style, expected, got)
                    .anyMatch(code -> code.weight() != Weight.NOTES);
        }
    }

    private static List<Row> rows(Gen gen, BigDecimal opening) {
        var day = LocalDate.of(2025, gen.between(1, 12), gen.between(1, 28));
        var balance = opening;
        var rows = new ArrayList<Row>();
        for (int i = gen.between(1, 60); i > 0; i--) {
            day = day.plusDays(gen.between(0, 1));
            var cents = gen.between(1, gen.onceIn(4) ? 400_000 : 9_000);
            var amount = BigDecimal.valueOf(gen.onceIn(3) ? cents : -cents, 2);
            balance = balance.add(amount);
            rows.add(new Row(
                    day,
                    amount,
                    balance,
                    gen.oneOf(TEXTS),
                    gen.onceIn(3) ? gen.listOf(1, 2, g -> g.oneOf(MORE)) : List.of()));
        }
        return rows;
    }

    private static DrawnPdf drawn(Gen gen, Style style, BigDecimal opening, List<Row> rows) {
        var split = style.columns() == Columns.OUT_AND_IN || style.columns() == Columns.IN_AND_OUT;
        var pdf = split ? new DrawnPdf(50, 130, 380, 450, 540) : new DrawnPdf(50, 130, 420, 540);
        var iso = DateTimeFormatter.ISO_LOCAL_DATE;
        pdf.line("Account number: 5512-3344");
        if (style.period()) {
            pdf.line("Period " + iso.format(rows.getFirst().day()) + " to "
                    + iso.format(rows.getLast().day()));
        }
        if (style.balances()) {
            var named = gen.oneOf(BALANCES);
            var first = style.dates().format(rows.getFirst().day());
            var last = style.dates().format(rows.getLast().day());
            pdf.line(named.before().formatted(first) + " " + style.number(opening));
            pdf.line(named.after().formatted(last) + " "
                    + style.number(rows.getLast().balance()));
        }
        header(pdf, style);
        var left = gen.between(3, 40);
        LocalDate above = null;
        for (Row row : rows) {
            if (left-- == 0) {
                above = null;
                left = gen.between(3, 40);
                pdf.page();
                if (gen.onceIn(2)) {
                    header(pdf, style);
                } else {
                    pdf.line("Account number: 5512-3344");
                }
            }
            var cells = cells(style, row);
            cells[0] = style.dayOnce() && row.day().equals(above) ? "" : cells[0];
            above = row.day();
            pdf.line(cells);
            row.more().forEach(text -> pdf.line("", text));
        }
        return pdf;
    }

    private static void header(DrawnPdf pdf, Style style) {
        var balance = style.running() ? ">Balance" : "";
        var names = switch (style.columns()) {
            case OUT_AND_IN -> List.of("Date", "Description", ">Withdrawals", ">Deposits", balance);
            case IN_AND_OUT -> List.of("Date", "Description", ">Paid in", ">Paid out", balance);
            case SIGNED, CR_AND_DR, TRAILING_MINUS -> List.of("Date", "Description", ">Amount", balance);
        };
        // Over the left of the column, or over its right edge where the numbers end.
        pdf.line(names.stream()
                .map(name ->
                        style.besides() && name.length() > 1 && name.startsWith(">") ? name + " ".repeat(12) : name)
                .toArray(String[]::new));
    }

    private static String[] cells(Style style, Row row) {
        var day = style.dates().format(row.day());
        var balance = style.running() ? ">" + style.number(row.balance()) : "";
        var isOut = row.amount().signum() < 0;
        var bare = ">" + style.number(row.amount().abs());
        return switch (style.columns()) {
            case SIGNED -> new String[] {day, row.text(), ">" + style.number(row.amount()), balance};
            case OUT_AND_IN -> new String[] {day, row.text(), isOut ? bare : "", isOut ? "" : bare, balance};
            case IN_AND_OUT -> new String[] {day, row.text(), isOut ? "" : bare, isOut ? bare : "", balance};
            case CR_AND_DR -> new String[] {day, row.text(), bare + (isOut ? " DR" : " CR"), balance};
            case TRAILING_MINUS -> new String[] {day, row.text(), bare + (isOut ? "-" : ""), balance};
        };
    }
}
