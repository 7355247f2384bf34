package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
