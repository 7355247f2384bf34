package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that leave out what the standard demands, and what can be read of them all the same. */
class OfxGapsTest {
    private static final String ROW = "<STMTTRN><DTPOSTED>20260309<TRNAMT>-7.20<FITID>1<NAME>Bakery</STMTTRN>";
    private static final String STATEMENT = "<STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>44</BANKACCTFROM><BANKTRANLIST>\n"
            + ROW + "</BANKTRANLIST>\n<LEDGERBAL><BALAMT>12.80<DTASOF>20260331</LEDGERBAL></STMTRS>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <DTUSER>20260308                                         | 2026-03-08
        <DTAVAIL>20260310                                        | 2026-03-10
        <DTAVAIL>20260310<DTUSER>20260308                        | 2026-03-08
        <DTPOSTED><DTUSER>20260308                               | 2026-03-08
        <DTPOSTED>00000000<DTUSER>20260308                       | 2026-03-08
        <DTPOSTED>00000000000000<DTUSER>00000000<DTAVAIL>20260310 | 2026-03-10
        """)
    void a_row_without_a_day_of_booking_has_that_of_the_order_or_of_the_value(String days, String bookedOn) {
        var read = ReadFile.text("<OFX>" + STATEMENT.replace("<DTPOSTED>20260309", days) + "</OFX>");

        assertThat(read.lines()).containsExactly(bookedOn + " -7.20 EUR Bakery");
        assertThat(read.codes()).containsExactly(ReadingCode.BOOKING_DATE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/03/09", "2026.03.09", "2026/03/09 10:15:00"})
    void a_day_with_marks_between_its_parts_is_read(String day) {
        var read = ReadFile.text("<OFX>" + STATEMENT.replace("20260309", day) + "</OFX>");

        assertThat(read.lines()).containsExactly("2026-03-09 -7.20 EUR Bakery");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<DTPOSTED>20260311<TRNAMT>-7.20<FITID>1",
                "<DTPOSTED>20260309<TRNAMT>-9.90<FITID>1",
                "<DTPOSTED>20260309<TRNAMT>-7.20<FITID>2"
            })
    void a_row_that_says_two_things_of_which_it_can_be_one_is_told(String more) {
        var read = ReadFile.text("<OFX>" + STATEMENT.replace("</STMTTRN>", more + "<NAME>Barber</STMTTRN>") + "</OFX>");

        assertThat(read.lines()).containsExactly("2026-03-09 -7.20 EUR Bakery");
        assertThat(read.codes()).containsExactly(ReadingCode.AMOUNTS_DIFFER);
    }

    @Test
    void a_row_that_stays_open_before_the_balance_leaves_the_balance_alone() {
        var read =
                ReadFile.text("<OFX>" + STATEMENT.replace("</STMTTRN>", "").replace("</BANKTRANLIST>", "") + "</OFX>");

        assertThat(read.lines()).containsExactly("2026-03-09 -7.20 EUR Bakery");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("12.80 EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATA:OFXSGML\nVERSION:102\n\n<OFX>%s</OFX>",
                "Your download\n<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1>%s</OFX>",
                "<STMTTRNRS>%s</STMTTRNRS>",
                "<bankmsgsrsv1>%s</bankmsgsrsv1>",
                "%s"
            })
    void the_header_and_the_root_may_be_missing(String around) {
        var read = ReadFile.text(around.formatted(STATEMENT));

        assertThat(read.lines()).containsExactly("2026-03-09 -7.20 EUR Bakery");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("12.80 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"</STMTRS>, RECORD_NOT_CLOSED", "</LEDGERBAL>, FILE_CUT_OFF", "</BANKTRANLIST>, FILE_CUT_OFF"})
    void a_file_that_ends_behind_a_whole_statement_is_read_for_a_person_to_look_at(String last, ReadingCode code) {
        var file = "<OFX>" + STATEMENT.substring(0, STATEMENT.indexOf(last)) + last;

        assertThat(ReadFile.text(file).codes()).containsExactly(code);
        assertThat(ReadFile.text(file + "<STMTTRNRS><STMTRS>").codes()).containsExactly(ReadingCode.FILE_CUT_OFF);
    }
}
