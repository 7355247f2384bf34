package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a PDF lists as not booked yet are kept out of the books. */
class PdfPendingTest {
    private static final String BOOKED = """
        Opening balance|||>100.00
        Date|Description|>Amount|>Balance
        2026-04-13|Bakery|>-4.00|>96.00
        2026-04-17|Refund|>10.00|>106.00
        Closing balance|||>106.00
        """;
    private static final String EXPECTED = """
        2026-04-18|Cinema|>-12.00
        2026-04-19|Hotel|>-80.00
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pending",
                "Pending transactions",
                "PENDING TRANSACTIONS (2)",
                "Pending transactions as of 20 April",
                "Authorizations pending",
                "Transactions not yet posted",
                "Upcoming payments",
                "Vorgemerkte Umsätze",
                "Noch nicht gebuchte Umsätze",
                "Opérations à venir",
                "Opérations en attente",
                "Movimientos pendientes",
                "Movimenti in attesa",
                "Transacties in behandeling",
                "Lançamentos futuros"
            })
    void rows_below_a_heading_of_expected_ones_are_pending(String heading) {
        var read = read(BOOKED + heading + "\n" + EXPECTED);

        assertThat(standings(read)).containsExactly("BOOKED", "BOOKED", "PENDING", "PENDING");
        assertThat(read.read().rows()).isEqualTo(2);
        assertThat(read.rows().getLast().amount()).hasToString("-80.00 USD");
        assertThat(read.rows()).extracting(row -> row.account()).containsOnly(0);
        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Posted transactions",
                "Transactions",
                "Gebuchte Umsätze",
                "Opérations",
                "Movimientos",
                "Transaction details"
            })
    void the_next_heading_ends_them(String heading) {
        var read =
                read("Pending transactions\nDate|Description|>Amount|>Balance\n" + EXPECTED + heading + "\n" + BOOKED);

        assertThat(standings(read)).containsExactly("BOOKED", "BOOKED", "PENDING", "PENDING");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void another_account_ends_them() {
        var read = read("Account number 111-222-333\n" + BOOKED + "Pending transactions\n" + EXPECTED
                + "Account number 444-555-666\n" + BOOKED);

        assertThat(standings(read)).containsExactly("BOOKED", "BOOKED", "PENDING", "PENDING", "BOOKED", "BOOKED");
        assertThat(read.rows()).extracting(row -> row.account()).containsExactly(0, 0, 0, 0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Pending transactions (0)", "Pending transactions: none", "There are no pending transactions"})
    void a_heading_that_says_that_there_are_none_changes_nothing(String line) {
        assertThat(standings(read(line + "\n" + BOOKED))).containsExactly("BOOKED", "BOOKED");
    }

    @Test
    void a_sum_of_what_is_pending_is_no_heading() {
        assertThat(standings(read("Pending transactions|||>92.00\n" + BOOKED))).containsExactly("BOOKED", "BOOKED");
    }

    @Test
    void what_a_row_says_of_itself_is_no_heading() {
        var read = read(BOOKED.replace("|>96.00\n", "|>96.00\n|Pending order\n"));

        assertThat(standings(read)).containsExactly("BOOKED", "BOOKED");
        assertThat(read.codes()).isEmpty();
    }

    /** A heading that was misread cannot take rows out of the books. */
    @Test
    void rows_that_the_balances_count_are_booked_whatever_the_heading_says() {
        var read = read("Pending\n" + BOOKED);

        assertThat(standings(read)).containsExactly("BOOKED", "BOOKED");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_file_with_nothing_but_expected_rows_is_for_a_person() {
        var read = read("Pending transactions\nDate|Description|>Amount|>Balance\n" + EXPECTED);

        assertThat(standings(read)).containsExactly("PENDING", "PENDING");
        assertThat(read.read().rows()).isZero();
        assertThat(read.codes()).containsExactly(ReadingCode.LAYOUT_UNPROVEN);
    }

    private static ReadFile read(String lines) {
        return new DrawnPdf(50, 120, 430, 530).lines(lines).read();
    }

    private static List<String> standings(ReadFile read) {
        return read.rows().stream().map(row -> row.standing().name()).toList();
    }
}
