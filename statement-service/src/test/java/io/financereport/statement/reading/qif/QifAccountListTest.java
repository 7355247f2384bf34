package io.financereport.statement.reading.qif;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows below the account that they are of, where the program leaves out the header of their type. */
class QifAccountListTest {
    private static final String TEA = "D01/13/2026\nT-2.50\nN17\nPTea\n^\n";

    @ParameterizedTest
    @CsvSource({"Bank, ASSET", "CCard, LIABILITY", "Oth L, LIABILITY", "Cash, ASSET"})
    void rows_right_below_an_account_are_its_rows(String type, String kind) {
        var read = ReadFile.text("!Account\nNMine\nD5 years\nT" + type + "\nL1,000\n^\n" + TEA + TEA);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea", "2026-01-13 -2.50 EUR Tea");
        assertThat(read.read().accounts())
                .extracting(account -> account.identifier() + " " + account.kind())
                .containsExactly("Mine " + kind);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void none_of_them_is_lost_beside_accounts_with_a_header() {
        var read = ReadFile.text("!Account\nNMine\nTBank\n^\n!Type:Bank\n" + TEA + "!Account\nNCard\nTCCard\n^\n" + TEA
                + "!Account\nNMine\nTBank\n^\n!Type:Bank\n" + TEA);

        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 1, 0);
    }

    @Test
    void those_below_an_investment_account_are_its_records() {
        var read = ReadFile.text("!Account\nNBroker\nTInvst\n^\nD01/13/2026\nNDiv\nYACME\nT4.00\n^\n");

        assertThat(read.lines()).containsExactly("2026-01-13 4.00 EUR Div ACME");
        assertThat(read.codes()).containsExactly(ReadingCode.INVESTMENT_CASH);
    }

    /** Nothing says of which account they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NMine\\nTBank\\n^\\nNCard\\nTCCard\\n^
        NMine\\nTOther\\n^
        NMine\\n^
        """)
    void those_below_several_accounts_or_one_without_a_type_are_left_out_and_told(String accounts) {
        var read = ReadFile.text("!Type:Bank\n" + TEA + "!Account\n" + accounts.replace("\\n", "\n") + "\n" + TEA);

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.SECTION_LEFT_OUT);
    }
}
