package io.financereport.statement.reading.qif;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that say a thing twice, and headers that say how all of them are written. */
class QifRecordsTest {
    @Test
    void another_date_begins_another_record_where_the_sign_between_them_is_missing() {
        var read = ReadFile.text(
                "!Type:Bank\nD2026-03-02\nT-4.20\nPBaker\nD2026-03-05\nT-18.00\nPBarber\n^\nD2026-03-06\nT7.00\n^\n");

        assertThat(read.lines())
                .containsExactly("2026-03-02 -4.20 EUR Baker", "2026-03-05 -18.00 EUR Barber", "2026-03-06 7.00 EUR ");
        assertThat(read.read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.RECORD_NOT_CLOSED);
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        U-3.50~T-2.50                      | -2.50 | differs
        T-2.50~U-3.50                      | -2.50 | differs
        T-2.50~T-3.50                      | -2.50 | differs
        T-2.50~SFood~$-2.50~D2026-03-02~T9 | -2.50 | differs
        T-2.50~U                           | -2.50 | same
        U-1,002.5~T-1002.50                | -1002.50 | same
        U-3.50                             | -3.50 | same
        """)
    void another_amount_is_told(String amounts, String amount, String other) {
        var read = ReadFile.text("!Type:Bank\nD2026-03-02\n" + amounts.replace('~', '\n') + "\n^\n");

        assertThat(read.rows().getFirst().amount()).hasToString(amount + " EUR");
        assertThat(read.codes().contains(ReadingCode.AMOUNTS_DIFFER)).isEqualTo(other.equals("differs"));
        assertThat(ReadingCode.AMOUNTS_DIFFER.weight()).isEqualTo(Weight.REVIEWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2026-03-02\nD2026-03-03\nT-2.50", "D2026-03-02\nT-2.50\nSFood\nD2026-03-03\n$-2.50"})
    void another_date_is_told(String fields) {
        var read = ReadFile.text("!Type:Bank\n" + fields + "\n^\n");

        assertThat(read.lines()).singleElement().asString().startsWith("2026-03-02 -2.50");
        assertThat(read.codes()).containsExactly(ReadingCode.DATES_DIFFER);
    }

    @ParameterizedTest
    @CsvSource({"MDY, 2026-02-01", "dmy, 2026-01-02"})
    void a_header_says_the_order_of_the_dates(String order, String day) {
        var read = ReadFile.text("!Option:" + order + "\n!Type:Bank\nD02/01/2026\nT-2.50\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(day);
    }
}
