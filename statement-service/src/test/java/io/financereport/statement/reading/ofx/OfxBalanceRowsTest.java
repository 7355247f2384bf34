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
        var read = file(
                "20.00", row("CREDIT", "20260105", "50.00", "Pix") + row("DEBIT", "20260106", "-30.00", "Balance"));

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_shop_that_is_called_like_a_balance_is_a_row() {
        assertThat(read("New Balance", "New Balance 0412", "230.00").rows()).hasSize(4);
    }

    @Test
    void the_newest_of_them_may_come_first_and_no_name_may_say_which_they_are() {
        var newestFirst = file(
                "131.00",
                row("OTHER", "20260131", "131.00", "S A L D O")
                        + row("DEBIT", "20260107", "-19.00", "Luz")
                        + row("CREDIT", "20260105", "50.00", "Pix")
                        + row("OTHER", "20251231", "100.00", "Saldo Anterior"));
        assertThat(newestFirst.rows()).hasSize(2);
        assertThat(newestFirst.codes()).isEmpty();
        assertThat(newestFirst.read().accounts().getFirst().statedOpening()).hasToString("100.00 BRL");

        var bare = file(
                "131.00",
                row("OTHER", "20251231", "100.00", "Saldo")
                        + row("CREDIT", "20260105", "50.00", "Pix")
                        + row("DEBIT", "20260107", "-19.00", "Luz")
                        + row("OTHER", "20260131", "131.00", "Saldo"));
        assertThat(bare.rows()).hasSize(2);
        assertThat(bare.codes()).isEmpty();
    }

    @Test
    void one_that_is_the_ledger_balance_is_none_and_looked_at() {
        var read = file(
                "131.00", row("CREDIT", "20260105", "50.00", "Pix") + row("OTHER", "20260131", "131.00", "S A L D O"));

        assertThat(read.lines()).containsExactly("2026-01-05 50.00 BRL Pix");
        assertThat(read.codes()).contains(ReadingCode.SECTION_LEFT_OUT);
    }

    private static ReadFile read(String first, String last, String closing) {
        return file(
                closing,
                row("OTHER", "20251231", "100.00", first)
                        + row("CREDIT", "20260105", "50.00", "Pix")
                        + row("DEBIT", "20260107", "-20.00", "Luz")
                        + row("OTHER", "20260131", closing, last));
    }

    private static ReadFile file(String ledgerBalance, String rows) {
        return ReadFile.text("<OFX><STMTRS><CURDEF>BRL<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>" + rows
                + "</BANKTRANLIST><LEDGERBAL><BALAMT>" + ledgerBalance
                + "<DTASOF>20260131</LEDGERBAL></STMTRS></OFX>");
    }

    private static String row(String type, String day, String amount, String memo) {
        return "<STMTTRN><TRNTYPE>" + type + "<DTPOSTED>" + day + "<TRNAMT>" + amount + "<FITID>" + day
                + memo.hashCode() + "<MEMO>" + memo + "</STMTTRN>";
    }
}
