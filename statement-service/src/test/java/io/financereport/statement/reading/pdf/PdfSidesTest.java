package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings over rows without signs that say whether they are money out or in. */
class PdfSidesTest {
    private static final String PARTS = """
        Statement period: 1 April 2026 - 30 April 2026
        Opening balance||>800.00
        Closing balance||>%s
        Date|Description|>Amount
        %s
        3 Apr 2026|ORCHARD|>300.00
        5 Apr 2026|REVERSAL|>%s
        %s
        4 Apr 2026|BAKERY|>15.00
        14 Apr 2026|LANTERN|>180.00
        """;

    private static ReadFile read(String text) {
        return new DrawnPdf(60, 140, 500).lines(text).read();
    }

    @ParameterizedTest
    @CsvSource({
        "Deposits and other credits,Withdrawals and other debits",
        "DEPOSITS AND ADDITIONS,Checks paid",
        "Interest,ATM & debit card withdrawals (continued)",
        "Money in,Electronic payments",
        "Gutschriften,Belastungen",
        "Zahlungseingänge,Lastschriften und Gebühren",
        "Crédits,Débits",
        "Virements reçus,Chèques et frais",
        "Abonos,Cargos y comisiones",
        "Entrate,Uscite",
    })
    void rows_without_signs_are_money_in_or_out_by_the_heading_where_the_balances_agree(String in, String out) {
        var read = read(PARTS.formatted("904.00", in, "-1.00", out));

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-04-03 300.00 USD ORCHARD",
                        "2026-04-05 -1.00 USD REVERSAL",
                        "2026-04-04 -15.00 USD BAKERY",
                        "2026-04-14 -180.00 USD LANTERN");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_heading_may_be_the_name_of_the_column_of_texts() {
        var read = read("""
            Opening balance||>800.00
            Closing balance||>905.00
            Date|Deposits and credits|>Amount
            2026-04-03|ORCHARD|>300.00
            Date|Withdrawals and debits|>Amount
            2026-04-04|BAKERY|>195.00
            """);

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-03 300.00 USD ORCHARD", "2026-04-04 -195.00 USD BAKERY");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Deposits,Transfers", "Deposits,Deposits"})
    void headings_with_which_the_balances_do_not_agree_are_shown_to_a_person(String one, String other) {
        var read = read(PARTS.formatted("904.00", one, "-1.00", other));

        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void headings_without_balances_are_shown_to_a_person() {
        var read = read(PARTS.formatted("904.00", "Deposits", "-1.00", "Checks")
                .replace("Opening balance||>800.00\n", "")
                .replace("Closing balance||>904.00\n", ""));

        assertThat(read.lines()).as("%s", read.reading()).contains("2026-04-04 -15.00 USD BAKERY");
        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void rows_that_have_signs_are_shown_to_a_person_where_a_heading_gives_them_others_and_both_agree() {
        var read = read("""
            Opening balance||>800.00
            Closing balance||>800.00
            Date|Description|>Amount
            Withdrawals
            2026-04-03|ORCHARD|>300.00
            Deposits
            2026-04-04|BAKERY|>-300.00
            """);

        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "Payments and credits,Purchases",
        "Payments,New charges",
        "Payments and refunds,Fees and interest charged"
    })
    void payments_reach_a_card_and_the_balances_tell_a_debt(String in, String out) {
        var text = PARTS.formatted("696.00", in, "-1.00", out)
                .replace("Statement period", "Payment due date 25 May 2026; period");
        var unsure = PARTS.formatted("696.00", in.replace("Payments and ", ""), "-1.00", out);

        var card = read(text);
        var debt = read(unsure);

        assertThat(card.lines())
                .as("%s", card.reading())
                .containsExactly(
                        "2026-04-03 300.00 USD ORCHARD",
                        "2026-04-05 -1.00 USD REVERSAL",
                        "2026-04-04 -15.00 USD BAKERY",
                        "2026-04-14 -180.00 USD LANTERN");
        assertThat(card.codes()).isEmpty();
        assertThat(debt.lines()).as("%s", debt.reading()).isEqualTo(card.lines());
        assertThat(debt.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
        assertThat(debt.read().accounts().getFirst().kind()).isEqualTo(AccountKind.LIABILITY);
    }

    @Test
    void a_row_of_a_text_that_a_heading_may_be_changes_no_direction() {
        var read = new DrawnPdf(60, 140, 430, 530).lines("""
            Opening balance|||>800.00
            Closing balance|||>1,095.00
            Date|Description|>Amount|>Balance
            2026-04-03|ORCHARD|>300.00|>1,100.00
            |Withdrawals
            2026-04-04|BAKERY|>-5.00|>1,095.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .first()
                .isEqualTo("2026-04-03 300.00 USD ORCHARD Withdrawals");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Number|Date|>Amount|Number|Date|>Amount\n1001|02/04|>50.00|1002*|02/05|>60.00\n1003|02/10|>70.00",
                "Date|Check #|>Amount|Date|Check #|>Amount\n02/04|1001|>50.00|02/05|1002|>60.00\n02/10|1003|>70.00",
                "Check|Date|>Amount|Check|Date|>Amount\n1001|02/04|>$50.00|1003|02/10|>$70.00\n1002|02/05|>60.00",
            })
    void checks_side_by_side_are_a_row_each(String checks) {
        var read = new DrawnPdf(50, 100, 190, 290, 340, 430, 540)
                .lines("""
                            Checking account: 5544
                            Statement period 02/01/2026 - 02/28/2026
                            Beginning balance||||||>$1,000.00
                            Ending balance||||||>$1,270.00
                            Date|Description|||||>Amount
                            02/03|ORCHARD|||||>400.00
                            02/13|LANTERN|||||>-20.00
                            Checks
                            %s
                            Deposits
                    Date|Description|||||>Amount
                    02/14|WAGES|||||>70.00
                    Date||>Balance|Date||>Balance
                    02/03||>1,400.00|02/04||>1,350.00
                    02/10||>1,220.00|02/13||>1,200.00
                    """.formatted(checks))
                .read();

        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount() + " " + row.description())
                .containsExactlyInAnyOrder(
                        "2026-02-03 400.00 USD ORCHARD",
                        "2026-02-13 -20.00 USD LANTERN",
                        "2026-02-04 -50.00 USD 1001",
                        "2026-02-05 -60.00 USD 1002" + (checks.contains("*") ? "*" : ""),
                        "2026-02-10 -70.00 USD 1003",
                        "2026-02-14 70.00 USD WAGES");
        assertThat(read.codes()).extracting(ReadingCode::weight).containsOnly(ReadingCode.Weight.NOTES);
    }

    @Test
    void checks_side_by_side_without_balances_are_shown_to_a_person() {
        var read = new DrawnPdf(50, 100, 190, 290, 340, 430, 540).lines("""
            Statement period 02/01/2026 - 02/28/2026
            Check|Date|>Amount|Check|Date|>Amount
            1001|02/04|>50.00|1003|02/10|>70.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-02-04 -50.00 USD 1001", "2026-02-10 -70.00 USD 1003");
        assertThat(read.codes()).contains(ReadingCode.LAYOUT_UNPROVEN);
    }

    @Test
    void headings_count_before_signs_that_contradict_them_where_the_balances_agree_with_both() {
        var read = read("""
            Card ending 4455
            Previous balance||>100.00
            New balance||>140.00
            Date|Description|>Amount
            Payments and credits
            2026-04-03|ORCHARD|>-5.00
            Purchases
            2026-04-04|BAKERY|>45.00
            """);

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-03 5.00 USD ORCHARD", "2026-04-04 -45.00 USD BAKERY");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
    }

    @Test
    void a_heading_may_have_its_number_of_rows_beside_it() {
        var read = read("""
            Opening balance||>800.00
            Closing balance||>905.00
            Date|Description|>Amount
            Deposits||>Number of deposits: 1
            2026-04-03|ORCHARD|>300.00
            Checks||>Number of checks: 1
            2026-04-04|BAKERY|>195.00
            """);

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-04-03 300.00 USD ORCHARD", "2026-04-04 -195.00 USD BAKERY");
        assertThat(read.codes()).isEmpty();
    }
}
