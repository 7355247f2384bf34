package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A status that nobody knows is looked at where others of its column are known. */
class UnknownStatusTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Completed, Completed, Dispersed   | true
        Gebucht, Gebucht, Zurückgerollt   | true
        Pending, Alpha, Omega             | true
        Completed, Completed, Pending     | false
        Completed, Completed, Declined    | false
        Pending, Ledgered, Ledgered       | false
        Alpha, Omega, Alpha               | false
        Completed, Completed,             | false
        """)
    void rows_of_it_are_taken_as_booked_and_flagged(String states, boolean isFlagged) {
        var each = states.split(", ?", -1);
        var read = ReadFile.text("Date,Description,Amount,Status\n2026-01-13,Tea,-2.50," + each[0]
                + "\n2026-01-14,Salary,20.00," + each[1] + "\n2026-01-15,Cake,-9.00," + each[2] + "\n");

        assertThat(read.codes().contains(ReadingCode.STATUS_UNKNOWN)).isEqualTo(isFlagged);
    }

    @ParameterizedTest
    @CsvSource({"HOLD, 1", "Pending, 1", "CRD_3K7Q1, 2", "Booked, 2", "Household, 2"})
    void a_word_for_it_in_place_of_the_reference_says_that_a_row_is_not_booked(String reference, int booked) {
        var read =
                ReadFile.text("Date,Reference,Description,Amount\n2026-01-13,%s,Tea,-2.50\n2026-01-12,A1,Cake,-9.00\n"
                        .formatted(reference));

        assertThat(read.rows().stream().filter(row -> row.standing() == Standing.BOOKED))
                .hasSize(booked);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT SENT, PAYMENT CANCELED",
        "BOOK, PDNG",
        "Payment completed, Payment is pending",
        "Berhasil, Gagal"
    })
    void a_word_of_a_short_phrase_says_that_a_row_is_not_booked(String booked, String other) {
        var read = ReadFile.text("Date,Description,Amount,Status\n2026-01-13,Tea,-2.50,%s\n2026-01-15,Cake,-9.00,%s\n"
                .formatted(booked, other));

        assertThat(read.rows().stream().filter(row -> row.standing() == Standing.BOOKED))
                .hasSize(1);
        assertThat(read.codes()).doesNotContain(ReadingCode.STATUS_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"Not cancelled", "To be cancelled", "Payment sent and cancelled"})
    void a_word_that_another_turns_round_says_nothing(String status) {
        var read = ReadFile.text(
                "Date,Description,Amount,Status\n2026-01-13,Tea,-2.50,Done\n2026-01-15,Cake,-9.00," + status + "\n");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes()).contains(ReadingCode.STATUS_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Never paid",
                "Half settled",
                "Partially paid",
                "Request sent",
                "Order received",
                "Refund cancelled",
                "Dispute rejected",
                "Hold expired",
                "Refund pending",
                "Kein Umsatz gebucht"
            })
    void what_is_said_of_something_else_than_the_payment_says_nothing(String status) {
        var read = ReadFile.text(
                "Date,Description,Amount,Status\n2026-01-13,Tea,-2.50,Done\n2026-01-15,Cake,-9.00," + status + "\n");

        assertThat(read.rows()).hasSize(2).allMatch(row -> row.standing() == Standing.BOOKED);
        assertThat(read.codes()).contains(ReadingCode.STATUS_UNKNOWN);
    }
}
