package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three digits behind a point or a comma are decimals or a group of thousands: the file as a whole says which. */
class OfxDecimalMarkTest {
    /** The first amount is what the others decide about. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1.500    | -2.50         | 97.50     | -1.50
        -1,500    | -2,50         | 97,50     | -1.50
        -1,500    | -1,234.56     | 97.50     | -1500.00
        -1.500    | -1.234,56     | 97,50     | -1500.00
        -1.500    | -2.50         | 1,097.50  | -1.50
        -1,500    | -2            | 97.50     | -1500.00
        -1.500    | -2            | 97,50     | -1500.00
        -1,500    | -1.234.567    | 9         | -1.50
        -1,500    | -1,234,567    | 9         | -1500.00
        -1.500    | -1234.500     | 9         | -1.50
        -1.500    | -0.500        | 9         | -1.50
        -1.500    | -.5           | 9         | -1.50
        -1.500    | -2.           | 9         | -1.50
        -1.500    | -1 234,56     | 9         | -1500.00
        """)
    void the_other_amounts_and_the_balance_decide(String amount, String other, String balance, String read) {
        var file = ReadFile.text(file("USD", amount, other, balance));

        assertThat(file.codes()).isEmpty();
        assertThat(file.rows().getFirst().amount().amount()).isEqualByComparingTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1.500    | -2         | 9
        -1.505    | -2         | 9
        -1,500    | -2,500     | 9
        -2        | -3         | 8.500
        -1.500    | -2,500     | 9
        -1.500    | -2,50      | 97.50
        -1,500    | -2,50      | 1,234.00
        """)
    void what_nothing_decides_is_asked(String amount, String other, String balance) {
        var file = ReadFile.text(file("USD", amount, other, balance));

        assertThat(file.codes()).containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
        assertThat(((Reading.Open) file.reading()).format()).isEqualTo(Format.OFX);
        assertThat(((Reading.Open) file.reading()).questions().getFirst().detail())
                .contains(amount.length() > 2 ? amount : balance);
        assertThat(file.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POINT, -1.50, 8.50", "COMMA, -1500.00, 8500.00"})
    void the_answer_is_obeyed(DecimalMark answer, String amount, String balance) {
        var file = ReadFile.text(file("USD", "-1.500", "-2", "8.500"), answer, null);

        assertThat(file.rows().getFirst().amount()).hasToString(amount + " USD");
        assertThat(file.read().accounts().getFirst().statedClosing()).hasToString(balance + " USD");
    }

    @Test
    void an_answer_does_not_change_what_the_file_says_itself() {
        assertThat(ReadFile.text(file("USD", "-1.500", "-2.50", "9"), DecimalMark.COMMA, null)
                        .rows()
                        .getFirst()
                        .amount())
                .hasToString("-1.50 USD");
        assertThat(ReadFile.text(file("USD", "-1.5", "-2,50", "9"), DecimalMark.COMMA, null)
                        .rows()
                        .getFirst()
                        .amount())
                .hasToString("-1.50 USD");
    }

    /** OFX 2.2, section 3.2.9.1, knows no groups, and these are just the decimals that the currency has. */
    @Test
    void three_digits_of_a_currency_that_has_three_decimals_are_decimals() {
        assertThat(ReadFile.text(file("KWD", "-1.500", "-2", "8.505")).lines())
                .containsExactly("2026-01-12 -1.500 KWD Tea", "2026-01-13 -2.000 KWD Tea");
        assertThat(ReadFile.text(file("KWD", "-1.500", "-2,500", "8")).codes())
                .containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
    }

    @Test
    void all_accounts_of_a_file_are_written_alike() {
        var first = file("USD", "-1,500", "-2", "9").replace("</OFX>", "");
        var second = file("USD", "-1,234.50", "-2", "9").replace("<OFX>", "");

        assertThat(ReadFile.text(first + second).rows().getFirst().amount()).hasToString("-1500.00 USD");
    }

    /** What is flagged in a row is what the mark makes of it. */
    @Test
    void more_decimals_than_the_currency_has_are_flagged_and_not_taken_for_thousands() {
        var file = ReadFile.text(file("USD", "-1.505", "-2.50", "9"));

        assertThat(file.rows().getFirst().amount()).hasToString("-1.505 USD");
        assertThat(file.codes()).contains(ReadingCode.AMOUNT_TOO_PRECISE);
    }

    private static String file(String currency, String amount, String other, String balance) {
        return "<OFX>\n<STMTRS><CURDEF>%s<BANKACCTFROM><ACCTID>1</BANKACCTFROM>\n".formatted(currency)
                + "<BANKTRANLIST><DTSTART>20260101120000.000[-5:EST]<DTEND>20260131\n"
                + "<STMTTRN><DTPOSTED>20260112<TRNAMT>%s<NAME>Tea</STMTTRN>\n".formatted(amount)
                + "<STMTTRN><DTPOSTED>20260113<TRNAMT>%s<NAME>Tea</STMTTRN></BANKTRANLIST>\n".formatted(other)
                + "<LEDGERBAL><BALAMT>%s<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>".formatted(balance);
    }
}
