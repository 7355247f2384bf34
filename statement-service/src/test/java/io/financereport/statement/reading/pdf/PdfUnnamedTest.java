package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.RowRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows over which no line names the columns, and rows whose day stands on another line: the balances have to prove them. */
class PdfUnnamedTest {
    private static ReadFile read(String text) {
        return new DrawnPdf(50, 130, 330, 430, 540).lines(text).read();
    }

    private static void assertRows(ReadFile read) {
        assertThat(read.rows())
                .as("%s", read.reading())
                .extracting(row -> row.bookedOn() + " " + row.amount())
                .containsExactlyInAnyOrder("2026-03-02 -3.00 USD", "2026-03-02 -2.00 USD", "2026-03-03 50.00 USD");
        assertThat(read.rows())
                .extracting(RowRead::description)
                .allMatch(text -> text.contains("Lantern") || text.contains("Bus") || text.contains("Orchard"));
    }

    private static void assertSolved(ReadFile read) {
        assertRows(read);
        assertThat(read.codes()).contains(ReadingCode.COLUMNS_SOLVED);
        assertThat(read.codes()).extracting(ReadingCode::weight).containsOnly(Weight.NOTES);
    }

    private static final String PLAIN = """
        Account number: 40-1122
        Opening balance|||>100.00
        Closing balance|||>145.00
        2026-03-02|Lantern shop||>-3.00
        2026-03-02|Bus line||>-2.00
        |Riverside
        2026-03-03|Orchard||>50.00
        """;

    @Test
    void one_column_of_amounts_without_a_name_is_proven_by_the_balances() {
        assertSolved(read(PLAIN));
    }

    @Test
    void headings_say_the_direction_of_rows_without_names_of_columns() {
        assertSolved(read("""
            Account number: 40-1122
            Beginning balance|||>$100.00
            Ending balance|||>$145.00
            Deposits and other credits
            2026-03-03|Orchard||>$50.00
            Total deposits||>$50.00
            Withdrawals
            2026-03-02|Lantern shop||>$3.00
            2026-03-02|Bus line||>$2.00
            Total withdrawals||>$5.00
            """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"145.01", ""})
    void without_balances_that_agree_it_stays_refused(String closing) {
        assertThat(read(PLAIN.replace(
                                "Closing balance|||>145.00", closing.isEmpty() ? "" : "Closing balance|||>145.01"))
                        .refusal()
                        .code())
                .isEqualTo(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void two_columns_for_the_directions_are_shown_where_only_the_balances_tell_which_is_which() {
        var read = read(PLAIN.replace("|>-", "|>").replace("||>50.00", "|>50.00|"));

        assertRows(read);
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 March 2026", "Monday, 2 March 2026", "Mon 02/03/2026", "2026-03-02"})
    void a_day_may_be_a_heading_over_its_rows(String day) {
        assertSolved(read("""
            Account number: 40-1122
            1 March 2026 to 31 March 2026
            Opening balance||||>100.00
            Description|||>Amount|>Balance
            %s
            Lantern shop|||>-3.00|>97.00
            Card payment
            Bus line|||>-2.00|>95.00
            %s
            Orchard|||>50.00|>145.00
            Closing balance||||>145.00
            """.formatted(
                        day,
                        day.replace("Mon", "Tues")
                                .replaceFirst("2(?!\\d*0)(?=$|[^0]*2026)", "3")
                                .replace("02 March", "03 March")
                                .replace("02/03", "03/03")
                                .replace("03-02", "03-03")
                                .replace("Tuesday, 2", "Tuesday, 3")
                                .replace("Tues ", "Tue "))));
    }

    @Test
    void days_over_their_rows_may_be_the_newest_first_and_say_a_balance() {
        assertSolved(read("""
            Account number: 40-1122
            Opening balance|||>£100.00
            Closing balance|||>£145.00
            3 March 2026|||>£145.00
            Orchard||>+£50.00
            2 March 2026|||>£95.00
            Bus line||>-£2.00
            Lantern shop||>-£3.00
            """.replace("£", "$")));
    }

    @Test
    void the_columns_may_name_a_day_that_only_headings_say() {
        assertSolved(read("""
            Opening balance||||>100.00
            Date|Description||>Amount|>Balance
            2 March 2026
            |Lantern shop||>-3.00|>97.00
            |Bus line||>-2.00|>95.00
            3 March 2026
            |Orchard||>50.00|>145.00
            """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Incoming|>Outgoing|>Amount", "Eingehend|>Ausgehend|>Saldo", "Entrant|>Sortant|>Solde"})
    void a_day_may_stand_below_each_amount_with_a_reference(String names) {
        assertSolved(read("""
            USD statement
            1 March 2026 - 31 March 2026
            ||>%s
            Received from Orchard 7.00|>50.00||>145.00
            3 March 2026 Transaction: T-11 Reference: WAGES
            Bus line||>2.00|>95.00
            2 March 2026 Transaction: T-12
            ~
            ||>%s
            Lantern shop||>3.00|>97.00
            2 March 2026 Transaction: T-13
            """.formatted(names, names)
                .replace("~\n", "")
                .replace("Orchard 7.00|", "Orchard 7.00||")
                .replace("line||", "line|||")
                .replace("shop||", "shop|||")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 April 2026\n"
                        + "2 March 2026\n"
                        + "Lantern shop|||>-3.00\n"
                        + "Bus line|||>-2.00\n"
                        + "~5 April 2026\n"
                        + "Orchard|||>50.00\n",
                "2 March 2026\n"
                        + "Lantern shop|||>-3.00\n"
                        + "Bus line|||>-2.00\n"
                        + "5 April 2026\n"
                        + "~Orchard|||>50.00\n"
                        + "5 April 2026\n",
                "2 March 2026\nLantern shop|||>-3.00\n5 April 2026\nBus line|||>-2.00\n3 March 2026\nOrchard|||>50.00\n"
            })
    void a_day_at_the_edge_of_a_page_gives_rows_none(String pages) {
        var drawn = new DrawnPdf(50, 130, 330, 430, 540)
                .lines("Opening balance|||>100.00\nClosing balance|||>145.00\n" + pages.split("~")[0]);
        if (pages.contains("~")) {
            drawn.page().lines(pages.split("~")[1]);
        }

        assertThat(drawn.read().refusal().code()).isEqualTo(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void one_day_for_each_row_alone_on_its_line_is_shown_to_a_person() {
        var read = read("""
            Opening balance|||>100.00
            Closing balance|||>145.00
            Lantern shop|||>-3.00
            2 March 2026
            Bus line|||>-2.00
            2 March 2026
            Orchard|||>50.00
            3 March 2026
            """);

        assertRows(read);
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void a_card_books_on_the_second_of_two_days() {
        var card = """
            Account ending 7788
            Statement date 5 March 2026
            Previous balance|||>£300.00
            New balance|||>£145.50
            %s|||>£5.00
            10 Feb 11 Feb|PAYMENT RECEIVED||>£300.00CR
            12 Feb 13 Feb|TEA HOUSE||>£45.50
            20 Feb 21 Feb|LAMP STORE||>£100.00
            """;

        var read = read(card.formatted("Minimum payment"));

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly(
                        "2026-02-11 300.00 GBP PAYMENT RECEIVED",
                        "2026-02-13 -45.50 GBP TEA HOUSE",
                        "2026-02-21 -100.00 GBP LAMP STORE");
        assertThat(read.rows()).first().extracting(RowRead::valueOn).hasToString("2026-02-10");
        assertThat(read.codes())
                .contains(ReadingCode.COLUMNS_SOLVED, ReadingCode.SIGNS_INFERRED)
                .doesNotContain(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void an_amount_in_its_own_currency_may_stand_before_the_one_that_was_booked() {
        assertSolved(read(PLAIN.replace("Lantern shop||>-3.00", "Lantern shop|>2.50 EUR|>-3.00")));
    }

    @Test
    void mostly_plus_is_shown_to_a_person_for_it_may_be_a_card() {
        var read = read("""
            Statement 4455667
            2026-03-02|Lantern||>3.00|>103.00
            2026-03-03|Orchard||>50.00|>153.00
            2026-03-04|Bus||>2.00|>155.00
            """);

        assertThat(read.codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void the_only_day_of_a_file_is_no_heading_for_certain() {
        var read = read(PLAIN.replace("2026-03-02|", "")
                .replace("2026-03-03|", "")
                .replace("Account", "5 April 2026\nAccount"));

        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_INFERRED);
    }

    private static final String BELOW = """
        USD statement of 1 March 2026 - 31 March 2026
        ||>Incoming|>Outgoing|>Amount
        Received from Orchard||>50.00||>145.00
        3 March 2026 Transaction: T-11
        Bus line|||>2.00|>95.00
        2 March 2026 Transaction: T-12
        Lantern shop|||>3.00|>97.00
        2 March 2026 Transaction: T-13
        """;

    @ParameterizedTest
    @ValueSource(strings = {"2 March 2026 Transaction: T-12\n", "2 March 2026 Transaction: T-13\n"})
    void an_amount_without_a_day_below_it_has_not_that_of_another_row(String left) {
        var read = read(BELOW.replace(left, ""));

        assertThat(read.codes()).as("%s", read.lines()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void the_day_below_an_amount_may_stand_on_the_next_page() {
        var parts = BELOW.split("(?=2 March 2026 Transaction: T-12)");
        var read = new DrawnPdf(50, 130, 330, 430, 540)
                .lines(parts[0])
                .page()
                .lines(parts[1])
                .read();

        assertSolved(read);
    }
}
