package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No row gets into an account of another currency, wherever a file says what it is of. The uploader says EUR. */
class OfxCurrencyTest {
    private static final String IN_RUPEES = "<CURRENCY><CURRATE>1<CURSYM>MUR</CURRENCY>";

    @Test
    void a_row_of_another_currency_is_refused_when_the_account_says_its_own_behind_the_rows() {
        var damaged = "<OFX><STMTRS><CURDEFx>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n" + row(IN_RUPEES)
                + "</BANKTRANLIST><CURDEF>EUR</CURDEF></STMTRS></OFX>";

        var read = ReadFile.text(damaged);

        assertThat(read.codes()).containsExactly(ReadingCode.CURRENCY_MIXED);
        assertThat(read.refusal().detail()).isEqualTo("A row of MUR stands on an account of EUR.");
        assertThat(read.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        <STMTRS><CURDEF>EUR<CURDEF>MUR<BANKTRANLIST>%s</BANKTRANLIST></STMTRS>
        <STMTRS><CURDEF>EUR<BANKTRANLIST>%s</BANKTRANLIST><CURDEF>MUR</STMTRS>
        <STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST>%s</BANKTRANLIST><CURDEF>MUR</CURDEF></STMTRS>
        <STMTRS><CURDEF>EUR<BANKTRANLIST>%s<CURDEF>MUR</BANKTRANLIST></STMTRS>
        <STMTRS><CURDEF>EUR<BANKACCTFROM><CURDEF>MUR</BANKACCTFROM><BANKTRANLIST>%s</BANKTRANLIST></STMTRS>
        <INVSTMTRS><CURDEF>EUR<INVTRANLIST>%s</INVTRANLIST><CURDEF>MUR</INVSTMTRS>
        <CURDEF>EUR<BANKTRANLIST>%s</BANKTRANLIST><CURDEF>MUR
        <STMTRS><BANKTRANLIST>%s</BANKTRANLIST><CURDEF>MUR</STMTRS>
        """)
    void an_account_of_two_currencies_is_refused(String file) {
        assertThat(ReadFile.text("<OFX>" + file.formatted(row("")) + "</OFX>").codes())
                .containsExactly(ReadingCode.CURRENCY_MIXED);
    }

    @Test
    void the_refusal_names_the_line_of_the_second_currency() {
        var read = ReadFile.text(
                "<OFX>\n<STMTRS><CURDEF>EUR\n<BANKTRANLIST>" + row("") + "</BANKTRANLIST>\n<CURDEF>MUR</STMTRS></OFX>");

        assertThat(read.refusal().line()).isEqualTo(4);
    }

    @Test
    void an_account_that_says_its_currency_twice_alike_is_read() {
        var read = ReadFile.text("<OFX><STMTRS><CURDEF>MUR<BANKTRANLIST>" + row("") + row(IN_RUPEES)
                + "</BANKTRANLIST><CURDEF>mur</STMTRS></OFX>");

        assertThat(read.lines()).containsExactly("2026-01-12 -1.00 MUR Tea", "2026-01-12 -1.00 MUR Tea");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        <STMTRS><BANKACCTFROM><ACCTID>1<CURDEF>MUR<BANKTRANLIST>%s</BANKTRANLIST></STMTRS>
        <STMTRS><LEDGERBAL><CURDEF>MUR</LEDGERBAL><BANKTRANLIST>%s</BANKTRANLIST></STMTRS>
        <STMTRS><BANKTRANLIST>%s<CURDEF>MUR</BANKTRANLIST></STMTRS>
        <STMTRSx><CURDEF>MUR<BANKTRANLIST>%s</BANKTRANLIST></STMTRSx>
        """)
    void a_currency_counts_wherever_it_got_to(String file) {
        var open = row("").replace("</STMTTRN>", "");

        assertThat(ReadFile.text("<OFX>" + file.formatted(open) + "</OFX>").lines())
                .containsExactly("2026-01-12 -1.00 MUR Tea");
    }

    @Test
    void the_currency_of_one_account_is_not_that_of_the_next() {
        var account = "<STMTRS>%s<BANKTRANLIST>" + row("") + "</BANKTRANLIST></STMTRS>";

        assertThat(ReadFile.text("<OFX>" + account.formatted("<CURDEF>MUR</CURDEF>") + account.formatted("") + "</OFX>")
                        .lines())
                .containsExactly("2026-01-12 -1.00 MUR Tea", "2026-01-12 -1.00 EUR Tea");
        assertThat(ReadFile.text("<OFX><INTRARS><CURDEF>MUR</INTRARS>" + account.formatted("") + "</OFX>")
                        .lines())
                .containsExactly("2026-01-12 -1.00 EUR Tea");
        assertThat(ReadFile.text("<OFX>" + account.formatted("<CURDEF>MUR")
                                + account.formatted("").replace("Tea", "Tea" + IN_RUPEES)
                                + account.formatted("<CURDEF>EUR").replace("Tea", "Tea" + IN_RUPEES) + "</OFX>")
                        .codes())
                .containsExactly(ReadingCode.ROWS_OF_OTHER_CURRENCY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <CURRENCY><CURRATE>0.02<CURSYM>MUR</CURRENCY>
        <CURRENCY>MUR</CURRENCY>
        <CURRENCY>MUR
        <CURRENCY><CURSYM>MUR
        <CURSYM>MUR
        """)
    void a_row_of_another_currency_than_the_account_says_stands_apart(String said) {
        var read = ReadFile.text("<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>\n<BANKTRANLIST>"
                + row("<CHECKNUM>1") + "\n<STMTTRN>" + said + "<DTPOSTED>20260113<TRNAMT>-50<NAME>Pens</STMTTRN>"
                + row("<CHECKNUM>2") + "</BANKTRANLIST><LEDGERBAL><BALAMT>8<DTASOF>20260112</LEDGERBAL></STMTRS>"
                + "<STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>2</BANKACCTFROM><BANKTRANLIST>" + row("")
                + "</BANKTRANLIST></STMTRS></OFX>");

        assertThat(read.read().accounts())
                .extracting(account -> account.identifier() + " " + account.currency() + " " + account.statedClosing())
                .containsExactly("1 EUR 8.00 EUR", "1 MUR null", "2 EUR null");
        assertThat(read.rows())
                .extracting(row -> row.account() + " " + row.amount() + " " + row.description())
                .containsExactly("0 -1.00 EUR Tea", "1 -50.00 MUR Pens", "0 -1.00 EUR Tea", "2 -1.00 EUR Tea");
        assertThat(read.read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.ROWS_OF_OTHER_CURRENCY);
            assertThat(problem.line()).isEqualTo(3);
        });
    }

    @Test
    void an_investment_account_all_of_whose_rows_are_of_another_currency_stays_beside_them() {
        var read = ReadFile.text(
                "<OFX><INVSTMTRS><CURDEF>EUR<INVTRANLIST>" + row(IN_RUPEES) + "</INVTRANLIST></INVSTMTRS></OFX>");

        assertThat(read.read().accounts())
                .extracting(account -> account.currency().getCurrencyCode())
                .containsExactly("EUR", "MUR");
        assertThat(read.rows().getFirst().account()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <CURRENCY><CURSYM>MUR</CURRENCY>                                   | ''
        ''                                                                 | <CURRENCY><CURSYM>MUR</CURRENCY>
        <CURRENCY><CURSYM>EUR</CURRENCY><CURRENCY><CURSYM>MUR</CURRENCY>   | ''
        <FITID>7                                                           | <FITID>7<CURRENCY><CURSYM>MUR</CURRENCY>
        """)
    void rows_of_two_currencies_are_refused_in_an_account_that_says_none(String first, String second) {
        var read = ReadFile.text(
                "<OFX><STMTRS><BANKTRANLIST>" + row(first) + row(second) + "</BANKTRANLIST></STMTRS></OFX>");

        assertThat(read.codes()).containsExactly(ReadingCode.CURRENCY_MIXED);
    }

    @Test
    void what_a_row_was_of_before_the_bank_converted_it_is_not_its_currency() {
        var read = ReadFile.text("<OFX><STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST>"
                + row("<ORIGCURRENCY><CURRATE>0.02</CURRATE><CURSYM>MUR</CURSYM></ORIGCURRENCY>")
                + "</BANKTRANLIST></STMTRS></OFX>");

        assertThat(read.lines()).containsExactly("2026-01-12 -1.00 EUR Tea");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RMB, CNY", "rur, RUB", "Euro, EUR", "€, EUR"})
    void a_name_that_can_only_mean_one_currency_is_as_good_as_its_code(String name, String code) {
        var file = "<OFX><STMTRS><CURDEF>" + name + "<BANKTRANLIST>" + row("") + "</BANKTRANLIST></STMTRS></OFX>";

        assertThat(ReadFile.text(file).lines()).containsExactly("2026-01-12 -1.00 " + code + " Tea");
    }

    private static String row(String more) {
        return "<STMTTRN><DTPOSTED>20260112<TRNAMT>-1<NAME>Tea" + more + "</STMTTRN>";
    }
}
