package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as banks lay them out, drawn for the test. */
class PdfReaderTest {
    private static final String SAVINGS = """
        Harbour Bank
        Account number: 0012 3456 789
        Statement period: 1 March 2026 to 31 March 2026
        Date|Details|>Withdrawals|>Deposits|>Balance
        |Balance brought forward|||>1,000.00
        02 Mar 2026|CARD PURCHASE|>25.10||>974.90
        |GREEN GROCER 4711
        03 Mar 2026|SALARY||>2,500.00|>3,474.90
        15 Mar 2026|RENT|>1,200.00||>2,274.90
        |Total|>1,225.10|>2,500.00
        |Balance carried forward|||>2,274.90
        Page 1 of 1
        """;

    private static DrawnPdf savings() {
        return new DrawnPdf(50, 120, 340, 430, 530).lines(SAVINGS);
    }

    @Test
    void debit_and_credit_columns_with_a_running_balance_are_proven() {
        var read = savings().read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-03-02 -25.10 USD CARD PURCHASE GREEN GROCER 4711",
                        "2026-03-03 2500.00 USD SALARY",
                        "2026-03-15 -1200.00 USD RENT");
        assertThat(read.codes()).isEmpty();
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isEqualTo("00123456789");
        assertThat(account.statedFrom()).hasToString("2026-03-01");
        assertThat(account.statedOpening()).hasToString("1000.00 USD");
        assertThat(account.statedClosing()).hasToString("2274.90 USD");
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void a_turned_page_is_read_as_it_is_shown(int degrees) {
        var upright = new DrawnPdf(50, 120, 340, 430, 530).lines(SAVINGS).read();

        var turned = savings().rotated(degrees).read();

        assertThat(turned.rows()).isEqualTo(upright.rows());
        assertThat(turned.codes()).isEmpty();
    }

    @Test
    void overprinted_glyphs_count_once() {
        assertThat(savings().overprinted(3).read().lines())
                .isEqualTo(savings().read().lines());
    }

    @Test
    void each_row_has_the_box_around_all_of_its_lines() throws IOException {
        var file = savings();

        var row = file.read().rows().getFirst();

        assertThat(row.source()).isInstanceOfSatisfying(Source.Box.class, box -> {
            assertThat(box.page()).isEqualTo(1);
            assertThat(box.line()).isEqualTo(6);
            assertThat(box.left()).isBetween(4_950, 5_050);
            assertThat(box.right()).isBetween(52_900, 53_100);
            assertThat(box.bottom() - box.top()).isBetween(2_000, 2_800);
        });
        var passage = StatementReader.passage(
                () -> new ByteArrayInputStream(file.bytes()), ReadFile.limits(1_000_000), row.source());
        assertThat(passage.row()).isEqualTo("02 Mar 2026 CARD PURCHASE 25.10 974.90\nGREEN GROCER 4711\n");
        assertThat(passage.before()).endsWith("Balance brought forward 1,000.00\n");
        assertThat(passage.after()).startsWith("03 Mar 2026 SALARY");
    }

    @Test
    void a_row_that_does_not_add_up_is_flagged() {
        var read = new DrawnPdf(50, 120, 340, 430, 530)
                .lines(SAVINGS.replace(">1,200.00|", ">1,300.00|"))
                .read();

        assertThat(read.rows()).hasSize(3);
        assertThat(read.codes()).containsExactly(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_statement_without_balances_is_flagged() {
        var read = new DrawnPdf(50, 120, 430).lines("""
            Date|Description|>Amount
            2026-04-02|Salary|>2000.00
            2026-04-10|Rent|>-1200.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-02 2000.00 USD Salary", "2026-04-10 -1200.00 USD Rent");
        assertThat(read.codes()).containsExactly(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_card_statement_is_a_debt_and_its_plus_is_money_out() {
        var read = new DrawnPdf(50, 110, 170, 500).lines("""
            Credit card statement
            Card number XXXX XXXX XXXX 4242
            Statement date 05/01/2026|||
            Minimum payment due|||>25.00
            Previous balance|||>300.00
            New balance|||>162.50
            Post|Trans
            Date|Date|Description|>Amount
            12/15|12/13|BOOKSHOP|>50.00
            12/20|12/20|PAYMENT - THANK YOU|>300.00CR
            01/02|12/31|CINEMA|>112.50
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2025-12-15 -50.00 USD BOOKSHOP",
                        "2025-12-20 300.00 USD PAYMENT - THANK YOU",
                        "2026-01-02 -112.50 USD CINEMA");
        assertThat(read.rows()).extracting(RowRead::valueOn).last().hasToString("2025-12-31");
        assertThat(read.codes()).contains(ReadingCode.YEAR_INFERRED, ReadingCode.SIGNS_INFERRED);
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
        var account = read.read().accounts().getFirst();
        assertThat(account.kind()).isEqualTo(AccountKind.LIABILITY);
        assertThat(account.identifier()).isEqualTo("XXXXXXXXXXXX4242");
        assertThat(account.statedClosing()).hasToString("-162.50 USD");
    }

    @Test
    void days_that_begin_with_a_year_of_two_digits_are_told_from_those_that_end_with_one() {
        var yearFirst = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            26/01/02|Bakery|>-4.00|>96.00
            26/01/05|Refund|>10.00|>106.00
            Closing balance|||>106.00
            """).read();
        var yearLast = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            13/01/26|Bakery|>-4.00|>96.00
            Closing balance|||>96.00
            """).read();

        assertThat(yearFirst.rows()).extracting(RowRead::bookedOn).last().hasToString("2026-01-05");
        assertThat(yearFirst.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED);
        assertThat(yearLast.rows()).extracting(RowRead::bookedOn).last().hasToString("2026-01-13");
        assertThat(yearLast.codes()).isEmpty();
    }

    @Test
    void a_day_printed_once_holds_for_the_rows_below_it() {
        var read = new DrawnPdf(50, 120, 430, 530)
                .lines("""
                    Opening balance|||>EUR 100.00
                    Date|Description|>Amount|>Balance
                    03.04.2026|Bakery|>-4,00|>96,00
                    |Cash machine|>-50,00|>46,00
                    17.04.2026|Refund|>10,00|>56,00
                    """.replace("100.00", "100,00"))
                .read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-04-03 -4.00 EUR Bakery",
                        "2026-04-03 -50.00 EUR Cash machine",
                        "2026-04-17 10.00 EUR Refund");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void unsigned_amounts_get_their_sign_from_the_balances() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            13 Apr 2026|Bakery|>4.00|>96.00
            14 Apr 2026|Wages|>50.00|>146.00
            17 Apr 2026|Cinema|>10.00|>136.00
            """).read();

        assertThat(read.rows())
                .extracting(row -> row.amount().toString())
                .containsExactly("-4.00 USD", "50.00 USD", "-10.00 USD");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void rows_go_on_over_pages_and_several_accounts_stay_apart() {
        var read = new DrawnPdf(50, 120, 430, 530)
                .lines("""
                    Account: 1111-2222
                    Currency: EUR
                    Opening balance|||>100.00
                    Date|Description|>Amount|>Balance
                    2026-04-13|Bakery|>-4.00|>96.00
                    |Carried forward||>96.00
                    Page 1
                    """)
                .page()
                .lines("""
                    Account: 1111-2222
                    |Brought forward||>96.00
                    2026-04-14|Wages|>50.00|>146.00
                    Closing balance|||>146.00
                    """)
                .gap(40)
                .lines("""
                    Account: 3333-4444
                    Currency: GBP
                    Opening balance|||>7.00
                    Date|Description|>Amount|>Balance
                    2026-04-20|Interest|>0.50|>7.50
                    Closing balance|||>7.50
                    """)
                .read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-04-13 -4.00 EUR Bakery", "2026-04-14 50.00 EUR Wages", "2026-04-20 0.50 GBP Interest");
        assertThat(read.read().accounts())
                .extracting(FileAccount::identifier)
                .containsExactly("1111-2222", "3333-4444");
        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 0, 1);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void an_open_date_order_is_asked() {
        var file = new DrawnPdf(50, 120, 430).lines("""
            Date|Description|>Amount
            03/04/2026|Salary|>2000.00
            05/04/2026|Rent|>-1200.00
            """);

        assertThat(file.read().reading()).isInstanceOf(Reading.Open.class);
        assertThat(file.read().codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
        assertThat(ReadFile.bytes(file.bytes(), "USD", DateOrder.DAY_MONTH_YEAR).lines())
                .first()
                .isEqualTo("2026-04-03 2000.00 USD Salary");
    }

    @Test
    void the_days_of_the_statement_decide_the_date_order() {
        var read = new DrawnPdf(50, 120, 430).lines("""
            Period: 2026-04-01 to 2026-04-30
            Date|Description|>Amount
            03/04/2026|Salary|>2000.00
            05/04/2026|Rent|>-1200.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-03 2000.00 USD Salary", "2026-04-05 -1200.00 USD Rent");
        assertThat(read.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED, ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void a_transfer_is_no_balance_although_a_page_may_carry_one_over_by_that_word() {
        var read = new DrawnPdf(50, 120, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            03.04.2026|Übertrag an Kim|>-4.00|>96.00
            17.04.2026|TOTAL Fuel|>-50.00|>46.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-03 -4.00 USD Übertrag an Kim", "2026-04-17 -50.00 USD TOTAL Fuel");
    }

    @Test
    void dates_without_a_year_and_no_days_of_the_statement_are_refused() {
        var read = new DrawnPdf(50, 120, 430).lines("""
            Date|Description|>Amount
            03 Apr|Salary|>2000.00
            """).read();

        assertThat(read.refusal().code()).isEqualTo(ReadingCode.DATE_UNREADABLE);
        assertThat(read.refusal().detail()).contains("have no year");
    }
}
