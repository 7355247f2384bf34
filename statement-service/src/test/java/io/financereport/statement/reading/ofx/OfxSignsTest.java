package io.financereport.statement.reading.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.Signs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sign of an amount says which way the money goes (OFX 2.2, section 3.2.9.2). Where the type of every row says another way,
 * the bank may have left out the sign, or turned it.
 */
class OfxSignsTest {
    @ParameterizedTest
    @ValueSource(strings = {"DEBIT 5, CREDIT 7", "DEBIT 5", "DEBIT 5, CREDIT -7", "DEBIT 5, ATM 20, CREDIT 7"})
    void amounts_without_the_sign_that_their_type_asks_for_are_shown_to_a_person(String rows) {
        var read = ReadFile.text(file(rows));

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(2);
        assertThat(read.rows().getFirst().amount()).hasToString("5.00 USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEBIT -5, CREDIT 7",
                "CREDIT 7",
                "ATM 20, FEE 1",
                "DEBIT 5, DEBIT -5",
                "DEBIT 5, ATM -20, CREDIT 7",
                "DEBIT 0, CREDIT 7",
                "CREDIT -7, CREDIT 7",
                "debit -5, credit 7"
            })
    void a_sign_is_taken_at_its_word_where_another_row_shows_that_the_bank_writes_it(String rows) {
        assertThat(ReadFile.text(file(rows)).codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INVERTED, -5.00", "AS_WRITTEN, 5.00"})
    void what_a_person_says_of_the_signs_settles_it(Signs signs, String amount) {
        var read = ReadFile.text(file("DEBIT 5, CREDIT -7"), null, signs);

        assertThat(read.rows().getFirst().amount().amount()).isEqualByComparingTo(amount);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void each_account_is_looked_at_by_itself() {
        var read =
                ReadFile.text(file("DEBIT -5").replace("</OFX>", file("DEBIT 5").replace("<OFX>", "")));

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    private static String file(String rows) {
        var list = new StringBuilder();
        for (String row : rows.split(", ")) {
            var parts = row.split(" ");
            list.append("<STMTTRN><TRNTYPE>%s<DTPOSTED>20260112<TRNAMT>%s<NAME>Tea</STMTTRN>\n"
                    .formatted((Object[]) parts));
        }
        return "<OFX>\n<STMTRS><CURDEF>USD<BANKTRANLIST>" + list + "</BANKTRANLIST></STMTRS></OFX>";
    }
}
