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
}
