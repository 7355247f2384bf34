package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;

/** Balances that banks list among the rows move nothing. */
class OfxBalanceRowsTest {
    @Test
    void balances_that_the_rows_lead_from_and_to_are_none_and_begin_the_account() {
        var read = read("Saldo Anterior", "S A L D O", "130.00");

        assertThat(read.lines()).containsExactly("2026-01-05 50.00 BRL Pix", "2026-01-07 -20.00 BRL Luz");
        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("100.00 BRL");
    }

    @Test
    void those_that_the_rows_do_not_lead_to_are_looked_at() {
        var read = read("Saldo Anterior", "Saldo final", "131.00");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes()).contains(ReadingCode.SECTION_LEFT_OUT);
        assertThat(read.read().accounts().getFirst().statedOpening()).isNull();
    }

    @Test
    void a_name_without_its_place_is_a_row_where_the_rows_do_not_lead_to_it() {
        var read = read("Pix", "Balance", "131.00");

        assertThat(read.rows()).hasSize(4);
        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_shop_that_is_called_like_a_balance_is_a_row() {
        assertThat(read("New Balance", "New Balance 0412", "230.00").rows()).hasSize(4);
    }

    private static ReadFile read(String first, String last, String closing) {
        return ReadFile.text("<OFX><STMTRS><CURDEF>BRL<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>"
                + row("OTHER", "20251231", "100.00", first)
                + row("CREDIT", "20260105", "50.00", "Pix")
                + row("DEBIT", "20260107", "-20.00", "Luz")
                + row("OTHER", "20260131", closing, last)
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>" + closing
                + "<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>");
    }

    private static String row(String type, String day, String amount, String memo) {
        return "<STMTTRN><TRNTYPE>" + type + "<DTPOSTED>" + day + "<TRNAMT>" + amount + "<FITID>" + day
                + memo.hashCode() + "<MEMO>" + memo + "</STMTTRN>";
    }
}
