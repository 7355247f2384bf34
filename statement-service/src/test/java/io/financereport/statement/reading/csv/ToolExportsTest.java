package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What budget tools and the plainest of banks write. */
class ToolExportsTest {
    @Test
    void words_of_a_row_that_name_columns_elsewhere_name_none() {
        var read = ReadFile.text(
                "posted,,03/15/2026,,Tea house,Groceries,-2.50\nposted,,03/02/2026,,Wages,Income,100.00\n");

        assertThat(read.lines())
                .containsExactly("2026-03-15 -2.50 EUR Tea house Groceries", "2026-03-02 100.00 EUR Wages Income");
    }

    @ParameterizedTest
    @CsvSource({"2.50, -100.00, true", "-2.50, 100.00, false"})
    void income_that_is_negative_beside_positive_spending_is_looked_at(String spent, String income, boolean isOdd) {
        var read = ReadFile.text("Date,Account Name,Name,Amount,Category\n2026-03-02,Checking,Tea house,"
                + spent + ",Dining\n"
                + "2026-03-15,Checking,Employer," + income + ",Income\n");

        assertThat(read.codes().contains(ReadingCode.SIGN_UNKNOWN)).isEqualTo(isOdd);
    }

    @Test
    void wages_that_somebody_pays_are_no_income() {
        var read = ReadFile.text("Date,Description,Amount\n2026-03-02,Invoice 7,250.00\n2026-03-03,Invoice 8,250.00\n"
                + "2026-03-15,Salary of Ann,-100.00\n");

        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_commodity_is_a_currency() {
        var read = ReadFile.text(
                "txnidx,date,description,account,amount,commodity\n1,2026-03-02,Tea,assets:bank,-2.50,USD\n"
                        + "2,2026-03-03,Pay,assets:bank,100.00,USD\n");

        assertThat(read.lines()).containsExactly("2026-03-02 -2.50 USD Tea", "2026-03-03 100.00 USD Pay");
    }

    @Test
    void shares_are_no_money() {
        var read = ReadFile.text("date,description,account,amount,commodity\n2026-03-02,Tea,assets:bank,-2.50,USD\n"
                + "2026-03-03,Shares,assets:broker,10,AAPL\n");

        assertThat(read.refusal().code()).isEqualTo(ReadingCode.CURRENCY_UNKNOWN);
        assertThat(read.refusal().line()).isEqualTo(3);
    }

    @Test
    void a_last_line_with_less_in_it_may_be_a_balance() {
        var rows = "13/03/2026;-2,50;Carte;;Tea house;Divers\n14/03/2026;100,00;Virement;;Employer;Divers\n";

        assertThat(ReadFile.text(rows).codes()).doesNotContain(ReadingCode.COLUMNS_INFERRED);
        assertThat(ReadFile.text(rows + "31/03/2026;1097,50;;;;01234 56\n").codes())
                .contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void a_day_may_stand_below_the_name_of_a_time() {
        assertThat(ReadFile.text("Action,Time,Notes,Total,Currency (Total)\n"
                                + "Deposit,2026-02-16 10:11:12,Salary,300.00,EUR\n"
                                + "Card debit,2026-02-24 10:11:12,Tea,-8.60,EUR\n")
                        .rows())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-02-16 300.00 EUR", "2026-02-24 -8.60 EUR");
        assertThat(ReadFile.text("Time,Text,Amount\n10:11,Tea,-8.60\n")
                        .refusal()
                        .code())
                .isEqualTo(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void a_time_above_the_table_names_none_of_its_days() {
        assertThat(ReadFile.text("Time,Amount\n10:11,3\nDate,Text,Amount\n2026-01-02,Tea,-2.50\n")
                        .lines())
                .containsExactly("2026-01-02 -2.50 EUR Tea");
    }

    @Test
    void the_currency_of_a_purchase_abroad_is_not_that_of_an_amount_whose_name_has_one() {
        assertThat(ReadFile.text("""
            Transaktionsdatum,Buchungsdatum,Umrechnungskurs,Währungsbetrag,Fremdwährung,Betrag in Euro
            30.12.2025,02.01.2026,,,,"-12,34"
            02.01.2026,03.01.2026,"0,85","-8,50",GBP,"-10,00"
            """).rows())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-01-02 -12.34 EUR", "2026-01-03 -10.00 EUR");
    }

    @Test
    void a_currency_apart_from_an_amount_whose_name_has_one_is_that_of_the_amount_beside_it() {
        assertThat(ReadFile.text("""
            Date,Details,Amount (UAH),Sum of the operation,Currency,Rate,Balance
            02.01.2026,Games,-412.30,-9.99,USD,41.27,87.70
            30.12.2025,Bread,-12.34,-12.34,UAH,,500.00
            """).rows())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactly("2026-01-02 -412.30 UAH", "2025-12-30 -12.34 UAH");
    }

    @Test
    void a_payment_that_the_column_of_shops_names_turns_the_signs_of_a_card_round() {
        var read = ReadFile.text("""
            Date,Posted Date,Card Number,Merchant Name,Amount,Name on Card
            2026-02-17,2026-02-19,****0000,IPSUM FOODS,"$1,018.00",A PERSON
            2026-02-15,2026-02-15,****0000,"PAYMENT, THANK YOU",-$250.00,A PERSON
            """);

        assertThat(read.rows())
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactly("-1018.00", "250.00");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
    }

    @Test
    void a_time_may_stand_before_the_day_or_close_behind_it() {
        assertThat(ReadFile.text("Date and time,Description,Debit,Credit\n"
                                + "19:20 25-01-2026,Shop,$12.35,\n"
                                + "08:02 24-01-2026,Anna,,$200.00\n")
                        .rows())
                .extracting(row -> row.bookedOn().toString())
                .containsExactly("2026-01-25", "2026-01-24");
        assertThat(ReadFile.text("Date/Time,Amount,Description\n20260110;202000,18.5,Dividend\n20260117,-5,Fee\n")
                        .rows())
                .extracting(row -> row.bookedOn().toString())
                .containsExactly("2026-01-10", "2026-01-17");
    }
}
