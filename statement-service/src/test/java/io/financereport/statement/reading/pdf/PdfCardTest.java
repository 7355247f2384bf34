package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose balance is what is owed: what is bought is plus on paper, and money out. */
class PdfCardTest {
    private static final String CARD = """
        Account number ending 7788|||
        Statement closing date 02/28/2026|||
        Previous balance|||>$310.00
        New balance|||>$265.40
        Trans Date|Post Date|Description|>Amount
        02/03|02/04|BOOK CORNER|>$15.40
        02/09|02/09|%s|>-$150.00
        02/20|02/21|GARDEN INN|>$90.00
        """;

    private static DrawnPdf drawn(String text) {
        return new DrawnPdf(50, 130, 210, 500).lines(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT THANK YOU", "PAYMENT RECEIVED - THANKS", "Zahlung dankend erhalten"})
    void the_issuers_thanks_for_a_payment_that_is_minus_make_plus_money_out(String payment) {
        var read = drawn(CARD.formatted(payment)).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-02-04 -15.40 USD BOOK CORNER",
                        "2026-02-09 150.00 USD " + payment,
                        "2026-02-21 -90.00 USD GARDEN INN");
        assertThat(read.codes()).contains(ReadingCode.SIGNS_INFERRED).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
        var account = read.read().accounts().getFirst();
        assertThat(account.kind()).isEqualTo(AccountKind.LIABILITY);
        assertThat(account.statedOpening()).hasToString("-310.00 USD");
        assertThat(account.statedClosing()).hasToString("-265.40 USD");
    }

    @Test
    void a_column_of_merchants_and_a_single_payment_are_enough() {
        var read = new DrawnPdf(50, 150, 500).lines("""
            Opening/Closing Date 02/01/26 - 02/28/26||
            Previous balance||>$310.00
            New balance||>$265.40
            Date of Transaction|Merchant Name or Transaction Description|>$ Amount
            02/09|PAYMENT THANK YOU|>-150.00
            02/03|BOOK CORNER|>15.40
            02/20|GARDEN INN|>90.00
            """).read();

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-02-09 150.00 USD PAYMENT THANK YOU",
                        "2026-02-03 -15.40 USD BOOK CORNER",
                        "2026-02-20 -90.00 USD GARDEN INN");
        assertThat(read.codes()).contains(ReadingCode.SIGNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTOPAY 4471", "RETURN OF A LAMP"})
    void words_that_are_likely_on_cards_and_mostly_plus_make_a_card(String credit) {
        var read = drawn(CARD.formatted(credit)).read();

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-04 -15.40 USD BOOK CORNER");
        assertThat(read.codes()).contains(ReadingCode.SIGNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Minimum amount due $25.00", "Payment due date 03/24/2026", "Loan account statement"})
    void words_that_stand_on_debts_alone_make_one_whatever_the_rows_say(String words) {
        var read = drawn(CARD.formatted("DBCR 12").replace("Statement closing date", words + " Statement date"))
                .read();

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-04 -15.40 USD BOOK CORNER");
        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(AccountKind.LIABILITY);
        assertThat(read.codes()).contains(ReadingCode.SIGNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payments and credits", "Your direct deposits"})
    void mixed_words_are_shown_to_a_person(String words) {
        var file = CARD.formatted("RETURN OF A LAMP")
                .replace("Account number ending 7788", "Checking account: " + words)
                .replace("Statement closing date", "Statement date");

        var read = drawn(file).read();

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-04 15.40 USD BOOK CORNER");
        assertThat(read.codes()).contains(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void what_mixed_words_leave_open_is_answered_by_an_account_that_is_a_debt() {
        var file = CARD.formatted("RETURN OF A LAMP").replace("Account number ending", "Checking or deposits, ending");
        var usd = new ReadingHints(Currency.getInstance("USD"), null);

        var read = ReadFile.with(usd.of(AccountKind.LIABILITY), drawn(file).bytes());

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-04 -15.40 USD BOOK CORNER");
        assertThat(read.codes()).contains(ReadingCode.SIGNS_INFERRED).doesNotContain(ReadingCode.SIGN_UNKNOWN);
        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(AccountKind.LIABILITY);
    }

    @Test
    void a_card_that_writes_what_is_bought_as_minus_is_read_as_written_and_shown() {
        var read = drawn("""
            Credit card statement|||
            Statement date 02/28/2026|||
            Trans Date|Post Date|Description|>Amount
            02/03|02/04|BOOK CORNER|>-15.40
            02/09|02/09|PAYMENT THANK YOU|>150.00
            02/20|02/21|GARDEN INN|>-90.00
            """).read();

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-04 -15.40 USD BOOK CORNER");
        assertThat(read.codes()).contains(ReadingCode.SIGN_UNKNOWN);
        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(AccountKind.LIABILITY);
    }

    @Test
    void an_account_that_pays_a_card_and_mentions_a_limit_stays_an_account() {
        var read = drawn("""
            Checking account 5512-3344|||
            Overdraft credit limit|||>$500.00
            Opening balance|||>$310.00
            Closing balance|||>$404.60
            Date|Value date|Description|>Amount
            02/03/2026|02/13/2026|BOOK CORNER|>-15.40
            02/09/2026|02/13/2026|ONLINE PAYMENT CARD 12|>-150.00
            02/20/2026|02/20/2026|WAGES|>260.00
            """).read();

        assertThat(read.lines()).as("%s", read.reading()).first().isEqualTo("2026-02-03 -15.40 USD BOOK CORNER");
        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(AccountKind.ASSET);
    }

    @Test
    void columns_for_each_direction_say_the_signs_and_the_balances_whether_they_are_a_debt() {
        var account = """
            %s||||
            Opening balance||||>%s
            Date|Description|>Debits|>Credits|>Balance
            2026-02-13|BOOK CORNER|>15.40||>%s
            2026-02-20|PAYMENT||>150.00|>%s
            """;

        var debt = new DrawnPdf(50, 130, 340, 430, 530)
                .lines(account.formatted("Payment due date 24 March 2026", "310.00", "325.40", "175.40"))
                .read();
        var balance = new DrawnPdf(50, 130, 340, 430, 530)
                .lines(account.formatted("Your loan: see the loan statement", "310.00", "294.60", "444.60"))
                .read();

        assertThat(debt.lines())
                .as("%s", debt.reading())
                .isEqualTo(balance.lines())
                .containsExactly("2026-02-13 -15.40 USD BOOK CORNER", "2026-02-20 150.00 USD PAYMENT");
        assertThat(debt.read().accounts().getFirst().statedOpening()).hasToString("-310.00 USD");
        assertThat(balance.read().accounts().getFirst().statedOpening()).hasToString("310.00 USD");
        assertThat(debt.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debit card purchases", "See your other card"})
    void a_card_that_an_account_of_mostly_minus_mentions_is_not_its_own(String words) {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            CHECKING SUMMARY
            %s
            Date|Description|>Amount|>Balance
            2026-02-13|BOOK CORNER|>-15.40|>84.60
            2026-02-14|GARDEN INN|>-4.60|>80.00
            2026-02-20|WAGES|>150.00|>230.00
            """.formatted(words)).read();

        assertThat(read.codes()).as("%s", read.reading()).isEmpty();
    }

    @Test
    void a_card_in_a_text_above_the_line_with_its_figures_is_that_of_the_row() {
        var read = new DrawnPdf(50, 130, 430, 530).lines("""
            Opening balance|||>100.00
            Date|Description|>Amount|>Balance
            |Paid by Visa card at the
            2026-02-13|Lantern shop|>-3.00|>97.00
            |Transfer from
            2026-02-20|Orchard|>50.00|>147.00
            """).read();

        assertThat(read.codes()).as("%s", read.reading()).isEmpty();
    }
}
