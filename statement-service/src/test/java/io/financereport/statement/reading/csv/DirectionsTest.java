package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which amounts are money out, where a word beside them and their signs say it, agree or disagree. */
class DirectionsTest {
    @Test
    void signs_that_repeat_the_word_say_nothing_new() {
        var read = ReadFile.text("""
            Date,Description,Amount,Type
            2026-01-13,Tea,-2.50,Debit
            2026-01-14,Pay,100.00,Credit
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 100.00 EUR Pay");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void signs_that_are_the_other_way_round_in_every_row_count_what_is_owed() {
        var read = ReadFile.text("""
            Date,Description,Amount,Type
            2026-01-13,Tea,2.50,Debit
            2026-01-14,Payment,-100.00,Credit
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 100.00 EUR Payment");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_minus_among_plain_amounts_is_a_reversal_and_somebody_looks() {
        var read = ReadFile.text("""
            Date,Description,Amount,Type
            2026-01-13,Tea,2.50,D
            2026-01-13,Cake,4.00,D
            2026-01-14,Cake again,-4.00,D
            2026-01-15,Pay,100.00,C
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-13 -2.50 EUR Tea",
                        "2026-01-13 -4.00 EUR Cake",
                        "2026-01-14 4.00 EUR Cake again",
                        "2026-01-15 100.00 EUR Pay");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_word_that_most_signs_repeat_does_not_turn_the_others() {
        var read = ReadFile.text("""
            Date,Description,Amount,Type
            2026-01-13,Tea,-2.50,Debit
            2026-01-13,Cake,-4.00,Debit
            2026-01-14,Cake back,4.00,Debit
            2026-01-15,Pay,100.00,Credit
            """);

        assertThat(read.lines()).contains("2026-01-13 -2.50 EUR Tea", "2026-01-14 4.00 EUR Cake back");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_row_that_is_neither_in_nor_out_is_said_with_its_place_and_spoils_no_other() {
        var read = ReadFile.text("""
            交易时间,交易对方,商品,收/支,金额(元)
            2026-01-13 10:00:00,店,午餐,支出,10.00
            2026-01-14 10:00:00,自己,零钱提现,/,50.00
            2026-01-15 10:00:00,友,转账,收入,100.00
            """);

        assertThat(read.lines())
                .containsExactly("2026-01-13 -10.00 CNY 午餐", "2026-01-14 50.00 CNY 零钱提现", "2026-01-15 100.00 CNY 转账");
        assertThat(read.read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.SIGN_UNKNOWN);
            assertThat(problem.line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"借 Dr", "Lastschrift", "DBIT", "Af", "支出", "Расход"})
    void a_column_of_such_words_is_found_whatever_stands_over_it(String out) {
        var other = out.equals("借 Dr") ? "贷 Cr" : "Credit";
        var read = ReadFile.text(
                "Date,Description,Amount,Xyz\n2026-01-13,Tea,2.50," + out + "\n2026-01-14,Pay,100.00," + other + "\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 100.00 EUR Pay");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void brackets_alone_are_no_word() {
        var read = ReadFile.text("Date,Description,Amount,Type\n2026-01-13,Tea,-2.50,(\n2026-01-14,Pay,100.00, ()\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 100.00 EUR Pay");
    }

    @Test
    void a_column_with_one_word_all_along_says_nothing_of_the_amounts() {
        var read = ReadFile.text("""
            Date,Description,Amount,Xyz
            2026-01-13,Tea,2.50,C
            2026-01-14,Pay,100.00,C
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void amounts_without_signs_beside_balances_that_go_up_and_down_are_flagged() {
        var read = ReadFile.text("""
            Date,Description,Amount,Balance
            2026-01-13,Pay,100.00,100.00
            2026-01-14,Tea,2.50,97.50
            2026-01-15,Pay,100.00,197.50
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void amounts_without_signs_that_do_not_lead_from_balance_to_balance_are_flagged() {
        var read = ReadFile.text("""
            Date,Description,Amount,Sign,Balance
            2026-01-23,Tea,12.50,X,87.50
            2026-01-22,Pay,100.00,P,100.00
            """);

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_kind_that_calls_plus_a_purchase_turns_the_signs_round() {
        var read = ReadFile.text("""
            Transaction Date,Clearing Date,Description,Type,Amount (USD)
            01/23/2026,01/24/2026,SHOP,Purchase,12.50
            01/25/2026,01/25/2026,DEPOSIT,Payment,-100.00
            """);

        assertThat(read.lines()).containsExactly("2026-01-24 -12.50 USD SHOP", "2026-01-25 100.00 USD DEPOSIT");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
    }

    @Test
    void a_sale_may_be_the_holders_own() {
        assertThat(ReadFile.text("Date,Description,Type,Amount\n"
                                + "2026-01-24,Order 1,Sale,12.50\n"
                                + "2026-01-25,Order 1,Refund,-2.50\n")
                        .codes())
                .containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void money_in_that_is_negative_alone_is_looked_at() {
        var read = ReadFile.text("Date,Description,Debit,Credit\n2026-01-23,PAYMENT,,-100.00\n");

        assertThat(read.lines()).containsExactly("2026-01-23 100.00 EUR PAYMENT");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void amounts_without_signs_that_only_raise_the_balance_are_money_in() {
        var read = ReadFile.text("""
            Date,Description,Amount,Balance
            2026-01-13,Pay,100.00,100.00
            2026-01-14,Pay,2.50,102.50
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 100.00 EUR Pay", "2026-01-14 2.50 EUR Pay");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void purchases_that_are_plus_and_refunds_that_are_minus_are_flagged() {
        var read = ReadFile.text("""
            交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,入账货币
            2026/01/13,2026/01/14,（消费）店,2.20,美元,15.90,人民币
            2026/01/12,2026/01/12,（退款）店,-97.20,人民币,-97.20,人民币
            2026/01/11,2026/01/11,（还款）自己,-113.68,人民币,-113.68,人民币
            """);

        assertThat(read.lines().getFirst()).startsWith("2026-01-14 15.90 CNY");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void purchases_that_are_minus_are_as_they_should_be() {
        var read = ReadFile.text("Date,Description,Amount\n2026-01-13,消费 店,-2.50\n2026-01-14,退款 店,1.50\n");

        assertThat(read.codes()).isEmpty();
    }

    @Test
    void sales_that_are_minus_and_returns_that_are_plus_are_a_cards_as_they_should_be() {
        var read = ReadFile.text("""
            Card,Transaction Date,Post Date,Description,Category,Type,Amount,Memo
            1234,01/13/2026,01/14/2026,SHOP,Shopping,Sale,-10.00,
            1234,01/12/2026,01/13/2026,Payment Thank You,,Payment,100.00,
            1234,01/12/2026,01/13/2026,SHOP,Shopping,Return,5.00,
            """);

        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-12.50\n2026-01-14,Pay,Ada,400.00\n2026-01-15,Tea,Ada,-2.00",
                "-12.50\n2026-01-14,Pay,Ada,400.00"
            })
    void a_column_of_card_holders_asks_nothing_where_what_is_spent_is_minus(String amounts) {
        assertThat(ReadFile.text("Date,Text,Cardholder,Amount\n2026-01-13,Tea,Ada," + amounts + "\n")
                        .codes())
                .isEmpty();
    }

    @Test
    void amounts_without_signs_beside_money_out_and_in_repeat_these() {
        var read = ReadFile.text(
                "Date,Text,Amount,Debit,Credit\n2026-01-13,Tea,2.50,2.50,\n2026-01-14,Pay,100.00,,100.00\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-14 100.00 EUR Pay");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void where_only_one_side_is_known_a_row_without_an_amount_is_looked_at() {
        var read = ReadFile.text(
                "Date,Text,Credit,Xyz,Balance\n2026-01-13,Tea,,2.50,97.50\n2026-01-12,Pay,100.00,,100.00\n");

        assertThat(read.lines()).containsExactly("2026-01-12 100.00 EUR Pay");
        assertThat(read.codes()).contains(ReadingCode.ROWS_WITHOUT_AMOUNT);
    }

    @Test
    void a_purchase_among_amounts_without_any_minus_says_nothing_of_the_others() {
        var read = ReadFile.text("Date,Description,Type,Amount\n2026-01-24,Shop,Purchase,12.50\n"
                + "2026-01-25,Anna,Top up,100.00\n2026-01-26,Shop,Purchase,3.00\n");

        assertThat(read.rows().get(1).amount()).hasToString("100.00 EUR");
        assertThat(read.codes()).contains(ReadingCode.SIGN_UNKNOWN);
    }
}
