package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More decimals than the currency has are flagged, never rounded (accounting.md 2), in whatever format. */
class TooPreciseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Type:Bank\nD1/13/2026\nPTea\nT-2.5055\n^\n",
                "Date,Description,Amount\n2026-01-13,Tea,-2.5055\n2026-01-14,Salary,0.01\n",
                "OFXHEADER:100\n\n"
                    + "<OFX><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>123</BANKACCTFROM>"
                    + "<BANKTRANLIST><STMTTRN><DTPOSTED>20260113<TRNAMT>-2.5055<FITID>1<NAME>Tea</STMTTRN></BANKTRANLIST>"
                    + "</STMTRS></STMTTRNRS></OFX>",
                ":20:1\n:25:123\n:28C:1\n:60F:C260112EUR10,\n:61:260113D2,5055NTRF1\n:86:Tea\n:62F:C260113EUR7,4945\n",
                "decimal-mark .\n2026-01-13 Tea\n    assets:bank  -2.5055 EUR\n    expenses:tea\n",
                "2026-01-01 open Assets:Bank\n2026-01-13 * \"Tea\"\n  Assets:Bank  -2.5055 EUR\n  Expenses:Tea\n",
            })
    void the_row_is_kept_as_it_is_written_and_flagged(String text) {
        var read = ReadFile.text(text);

        assertThat(read.rows().getFirst().amount()).hasToString("-2.5055 EUR");
        assertThat(read.read().problems())
                .filteredOn(problem -> problem.code() == ReadingCode.AMOUNT_TOO_PRECISE)
                .first()
                .satisfies(problem -> assertThat(problem.line()).isNotNull());
    }

    /** Three decimals are thousands only where all amounts can be read so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -2.505, 0.01 | -2.505 EUR
        0.01, -2.505 | -2.505 EUR
        -2.505, 1    | -2505.00 EUR
        """)
    void three_decimals_are_not_thousands_where_others_show_the_mark(String amounts, String expected) {
        var each = amounts.split(", ");
        var read = ReadFile.text("Date,Description,Amount\n2026-01-13,Tea," + each[0] + "\n2026-01-14,Tea," + each[1]
                + "\n2026-01-15,Cake,-9\n");

        assertThat(read.rows()).extracting(row -> row.amount().toString()).contains(expected);
    }

    @Test
    void zeros_at_the_end_are_no_decimals() {
        var read = ReadFile.text("!Type:Bank\nD1/13/2026\nPTea\nT-2.5000\n^\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea");
        assertThat(read.codes()).doesNotContain(ReadingCode.AMOUNT_TOO_PRECISE);
    }
}
