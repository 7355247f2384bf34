package io.financereport.statement.reading.xlsx;

import static io.financereport.statement.reading.xlsx.XlsxReaderTest.read;
import static io.financereport.statement.reading.xlsx.XlsxReaderTest.replaced;
import static io.financereport.statement.reading.xlsx.XlsxReaderTest.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What formats, formulas and escapes make of the cells of a sheet. */
class XlsxFormatsTest {
    private static final String HEADER = row(text("Date") + text("Description") + text("Amount") + text("Balance"));

    private static final String STYLES =
            "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><numFmts count='4'><numFmt"
                    + " numFmtId='164' formatCode='#,##0.00\\ [$£-809]'/><numFmt numFmtId='165'"
                    + " formatCode='&quot;USD&quot; 0.00'/><numFmt numFmtId='166' formatCode='hh:mm'/><numFmt"
                    + " numFmtId='167' formatCode='00000000'/></numFmts><cellXfs count='6'><xf numFmtId='0'/><xf"
                    + " numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/>"
                    + "</cellXfs></styleSheet>";

    @Test
    void a_currency_in_the_format_of_the_amounts_is_theirs() throws IOException {
        var read = styled(HEADER
                + row(day("46024") + text("Tea") + number(2, "-1.5") + number(2, "98.5"))
                + row(day("46025") + text("Pay") + number(2, "2") + number(2, "100.5")));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.50 GBP Tea", "2026-01-03 2.00 GBP Pay");
        assertThat(read.rows()).extracting(RowRead::balance).doesNotContainNull();
        assertThat(read.read().accounts()).extracting(FileAccount::currencyFrom).containsExactly(CurrencyFrom.FILE);
    }

    @Test
    void words_for_debit_and_credit_in_the_format_are_signs() throws IOException {
        var styles =
                STYLES.replace("[$£-809]", "&quot;Dr&quot;").replace("&quot;USD&quot; 0.00", "0.00&quot; Cr.&quot;");
        var read = read(replaced(
                sheet(HEADER
                        + row(day("46024") + text("Tea") + number(2, "1.5") + number(3, "98.5"))
                        + row(day("46025") + text("Pay") + number(3, "2") + number(3, "100.5"))),
                "xl/styles.xml",
                styles));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.50 EUR Tea", "2026-01-03 2.00 EUR Pay");
        assertThat(read.rows()).extracting(row -> row.balance() + "").containsExactly("98.50 EUR", "100.50 EUR");
    }

    @Test
    void debits_that_are_positive_beside_credits_that_are_negative_are_looked_at() throws IOException {
        var rows = sheet(HEADER
                + row(day("46024") + text("Pay") + number(2, "-2000") + number(2, "-3000"))
                + row(day("46025") + text("Tea") + number(2, "20") + number(2, "-2980")));
        var unsigned = sheet(HEADER
                + row(day("46024") + text("Pay") + number(0, "2000") + number(0, "3000"))
                + row(day("46025") + text("Tea") + number(2, "20") + number(0, "2980")));
        var against = STYLES.replace("#,##0.00\\ [$£-809]", "0.00&quot; Dr&quot;;0.00&quot; Cr&quot;");
        var along = STYLES.replace("#,##0.00\\ [$£-809]", "0.00&quot; Cr&quot;;0.00&quot; Dr&quot;");

        assertThat(read(replaced(rows, "xl/styles.xml", against)).codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
        assertThat(read(replaced(rows, "xl/styles.xml", along)).codes()).isEmpty();
        assertThat(read(replaced(unsigned, "xl/styles.xml", against)).codes()).doesNotContain(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_currency_beside_some_amounts_only_is_that_of_all_where_nothing_speaks_against_it() throws IOException {
        var rows = HEADER
                + row(day("46024") + text("Tea") + number(3, "-1.5") + number(0, "98.5"))
                + row(day("46025") + text("Pay") + number(0, "2") + number(0, "100.5"));
        var bytes = replaced(sheet(rows), "xl/styles.xml", STYLES);
        var text = ReadFile.text("""
            Date;Text;Debit;Credit
            2026-01-02;Tea;1.50;
            2026-01-03;Pay;;2.00 €
            """);

        var usd = ReadFile.bytes(bytes, "USD", null);
        assertThat(usd.lines()).containsExactly("2026-01-02 -1.50 USD Tea", "2026-01-03 2.00 USD Pay");
        assertThat(usd.codes()).isEmpty();
        assertThat(text.read().accounts()).extracting(FileAccount::currencyFrom).containsExactly(CurrencyFrom.FILE);
        assertThat(read(bytes).lines()).containsExactly("2026-01-02 -1.50 USD Tea", "2026-01-03 2.00 EUR Pay");
        assertThat(read(bytes).codes()).containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    @Test
    void several_currencies_are_as_many_accounts() throws IOException {
        var read = styled(HEADER
                + row(day("46024") + text("Tea") + number(2, "-1.5") + "<c/>")
                + row(day("46025") + text("Pay") + number(3, "2") + "<c/>")
                + row(day("46026") + text("Bun") + number(0, "-3") + "<c/>"));

        assertThat(read.lines())
                .containsExactly("2026-01-02 -1.50 GBP Tea", "2026-01-03 2.00 USD Pay", "2026-01-04 -3.00 EUR Bun");
        assertThat(read.codes()).containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    @Test
    void amounts_may_be_numbers_beside_texts_with_a_decimal_comma() throws IOException {
        var read = styled(row(text("Anfangssaldo") + text("2.000,00 EUR"))
                + row(text("Datum") + text("Text") + text("Betrag") + text("Saldo"))
                + row(day("46024") + text("Tee") + number(0, "-12.5") + text("1.987,50"))
                + row(day("46025") + text("Lohn") + text("1.250,00") + number(0, "3237.5")));

        assertThat(read.lines()).containsExactly("2026-01-02 -12.50 EUR Tee", "2026-01-03 1250.00 EUR Lohn");
        assertThat(read.rows()).extracting(row -> row.balance() + "").containsExactly("1987.50 EUR", "3237.50 EUR");
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("2000.00 EUR");
    }

    @Test
    void a_moment_of_which_the_time_is_shown_is_a_day_and_a_time_alone_is_none() throws IOException {
        var read = styled(row(text("Date") + text("Time") + text("Description") + text("Amount"))
                + row(number(4, "46024.5") + number(4, "0.5") + text("Tea") + number(0, "-1.5")));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.50 EUR Tea");
    }

    @Test
    void numbers_of_accounts_and_references_keep_their_digits() throws IOException {
        var read = styled(row(text("Account number") + number(5, "123456"))
                + row(text("Date") + text("Description") + text("Amount") + text("Reference"))
                + row(day("46024") + text("Tea") + number(0, "-1.5") + number(0, "1234567890123457")));

        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly("00123456");
        assertThat(read.rows().getFirst().reference()).isEqualTo("1234567890123457");
    }

    @Test
    void characters_that_xml_cannot_keep_are_read() throws IOException {
        var read = styled(row(text("Booking_x000D_\nDate") + text("Description") + text("Amount"))
                + row(day("46024") + text("Tea_x000D_\n_x005F_x0041_ shop") + number(0, "-1.5")));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.50 EUR Tea _x0041_ shop");
    }

    @Test
    void a_formula_that_nobody_computed_is_refused_where_it_counts() throws IOException {
        var open = "<c><f>D2+C3</f><v></v></c>";
        var balance = styled(HEADER
                + row(day("46024") + text("Tea") + number(0, "-1.5") + number(0, "98.5"))
                + row(day("46025") + text("Pay") + number(0, "2") + open));
        var days = styled(HEADER
                + row(day("46024") + text("Tea") + number(0, "-1.5") + "<c/>")
                + row(open + text("Pay") + number(0, "2") + "<c/>"));
        var sum = styled(HEADER
                + row(day("46024") + text("Tea") + number(0, "-1.5") + "<c/>")
                + row("<c/>" + text("Total") + open + "<c/>"));

        var accounts = styled(row(text("Date") + text("Account") + text("Amount"))
                + row(day("46024") + "<c><f>B1</f><v></v></c>" + number(0, "-1.5")));

        assertThat(accounts.refusal().detail()).contains("The formula in sheet 1, cell B2 has no value");
        assertThat(balance.refusal().detail()).contains("The formula in sheet 1, cell D3 has no value");
        assertThat(days.refusal().detail()).contains("The formula in sheet 1, cell A3 has no value");
        assertThat(sum.lines()).containsExactly("2026-01-02 -1.50 EUR Tea");
        assertThat(sum.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void sums_below_the_rows_of_a_day_are_no_rows() throws IOException {
        var read = styled(HEADER
                + row(day("46024") + text("Tea") + number(0, "-1.5") + "<c/>")
                + row(text("02/01/2026 Total") + "<c/>" + number(0, "-1.5") + "<c/>")
                + row(day("46025") + text("Bun") + number(0, "-2") + "<c/>")
                + row(text("03.01.2026 Ergebnis") + "<c/>" + number(0, "-2") + "<c/>")
                + row(text("Grand Total") + "<c/>" + number(0, "-3.5") + "<c/>"));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.50 EUR Tea", "2026-01-03 -2.00 EUR Bun");
    }

    private static ReadFile styled(String rows) throws IOException {
        return read(replaced(sheet(rows), "xl/styles.xml", STYLES));
    }

    private static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    private static String text(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String number(int style, String number) {
        return "<c s='" + style + "'><v>" + number + "</v></c>";
    }

    private static String day(String serial) {
        return number(1, serial);
    }
}
