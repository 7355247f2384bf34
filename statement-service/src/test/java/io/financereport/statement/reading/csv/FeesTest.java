package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fees in a column of their own beside the amounts. */
class FeesTest {
    @Test
    void a_fee_that_the_balances_take_off_is_posted_with_its_amount() {
        var read = ReadFile.text("""
            Date,Description,Amount,Fee,Balance
            2026-01-02,Top-up,100.00,0.00,100.00
            2026-01-13,Transfer,-20.00,0.50,79.50
            2026-01-14,Plan,0.00,9.99,69.51
            2026-01-15,Tea,-2.50,0.00,67.01
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 100.00 EUR Top-up",
                        "2026-01-13 -20.50 EUR Transfer (fee 0.50 EUR)",
                        "2026-01-14 -9.99 EUR Plan (fee 9.99 EUR)",
                        "2026-01-15 -2.50 EUR Tea");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void the_newest_row_may_come_first_and_a_fee_may_have_its_own_minus() {
        var read = ReadFile.text("""
            Datum;Text;Betrag;Gebühr;Saldo
            14.01.2026;Tee;-2,50;0,00;77,00
            13.01.2026;Auftrag;-20,00;-0,50;79,50
            02.01.2026;Gehalt;100,00;;100,00
            """);

        assertThat(read.lines())
                .contains("2026-01-13 -20.50 EUR Auftrag (fee -0.50 EUR)", "2026-01-02 100.00 EUR Gehalt");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_fee_within_the_amount_is_not_taken_off_twice() {
        var read = ReadFile.text("""
            Date,Description,Amount,Fee,Balance
            2026-01-02,Top-up,100.00,0.00,100.00
            2026-01-13,Transfer,-20.50,0.50,79.50
            """);

        assertThat(read.lines()).contains("2026-01-13 -20.50 EUR Transfer");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void each_currency_has_balances_of_its_own() {
        var read = ReadFile.text("""
            Date,Description,Amount,Fee,Currency,Balance
            2026-01-02,a,100.00,0.00,EUR,100.00
            2026-01-03,b,50.00,0.00,USD,50.00
            2026-01-13,c,-20.00,0.50,EUR,79.50
            2026-01-14,d,-5.00,0.10,USD,44.90
            """);

        assertThat(read.lines())
                .contains("2026-01-13 -20.50 EUR c (fee 0.50 EUR)", "2026-01-14 -5.10 USD d (fee 0.10 USD)");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void without_a_balance_that_decides_somebody_looks() {
        assertThat(ReadFile.text("Date,Description,Amount,Fee\n2026-01-13,Transfer,-20.00,0.50\n")
                        .codes())
                .containsExactly(ReadingCode.FEES_UNCLEAR);
        assertThat(ReadFile.text("Date,Description,Amount,Fee\n2026-01-13,Transfer,-20.00,0.00\n")
                        .codes())
                .isEmpty();
        assertThat(ReadFile.text("""
            Date,Description,Amount,Fee,Balance
            2026-01-02,a,100.00,0.00,100.00
            2026-01-13,b,-20.00,0.50,79.50
            2026-01-14,c,-5.00,0.50,74.50
            """).codes()).containsExactly(ReadingCode.FEES_UNCLEAR);
    }

    @Test
    void a_net_amount_has_no_fee_any_more() {
        assertThat(ReadFile.text("Date,Description,Gross,Fee,Net\n2026-01-13,Sale,-20.00,-0.50,-20.50\n")
                        .codes())
                .isEmpty();
    }

    @Test
    void of_several_numbers_what_the_fee_leaves_of_another_one_is_the_amount_whatever_it_is_called() {
        var read = ReadFile.text("""
            Data,Descrizione,Totale,Commissione,Accredito
            2026-02-14,Pranzo,25.00,0.49,24.51
            2026-02-15,Cena,60.00,1.17,58.83
            2026-02-16,Vino,31.00,0.00,0.00
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-02-14 24.51 EUR Pranzo", "2026-02-15 58.83 EUR Cena", "2026-02-16 0.00 EUR Vino");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void refunds_of_a_marketplace_below_zero_are_those_of_who_sells() {
        var read = ReadFile.text("""
            Date,Type,Title,Amount,Fees & Taxes,Net
            "February 14, 2026",Fee,Processing fee,--,-$1.21,-$1.21
            "February 14, 2026",Sale,Order 1,$32.00,--,$32.00
            "February 15, 2026",Refund,Order 1,-$32.00,--,-$32.00
            """);

        assertThat(read.rows())
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactly("-1.21", "32.00", "-32.00");
        assertThat(read.codes()).doesNotContain(ReadingCode.SIGN_UNKNOWN, ReadingCode.ROWS_WITHOUT_AMOUNT);
    }

    @Test
    void an_amount_to_which_a_fee_was_added_is_net_of_none() {
        assertThat(ReadFile.text("Date,Description,Type,Amount,Fee,Total\n2026-02-14,Hotel,Debit,100.00,2.50,102.50\n")
                        .codes())
                .containsExactly(ReadingCode.FEES_UNCLEAR);
        assertThat(ReadFile.text("Date,Description,Amount,Fee,Total\n2026-02-14,Hotel,100.00,2.50,102.50\n")
                        .codes())
                .contains(ReadingCode.FEES_UNCLEAR, ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void fees_of_nothing_show_nobody_who_sells() {
        assertThat(ReadFile.text("""
            Date,Description,Amount,Foreign Fees
            2026-02-14,Tea,2.50,0.00
            2026-02-15,Cake,3.50,0.00
            2026-02-16,AUTOPAY 0412,-6.00,0.00
            """).codes()).contains(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void many_columns_of_fees_take_no_time() {
        var fees = 400;
        var file = "Date,Text,Amount" + ",Fee".repeat(fees) + "\n"
                + ("2026-02-14,Tea,-2.50" + ",0.10".repeat(fees) + "\n").repeat(20);

        assertThat(InTime.of(Duration.ofSeconds(6), () -> ReadFile.text(file)).rows())
                .hasSize(20);
    }
}
