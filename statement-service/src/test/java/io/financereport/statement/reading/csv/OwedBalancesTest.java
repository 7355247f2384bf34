package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.Signs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balances chain under both signs, so they never tell a card's statement from an account's (accounting.md 1). */
class OwedBalancesTest {
    private static final String HEAD = "Date,Description,Amount,Balance\n";

    private static final String CARD =
            "01/13/2026,Grocer,100.00,100.00\n01/14/2026,Baker,50.00,150.00\n01/15/2026,PMT,-150.00,0.00\n";

    @ParameterizedTest
    @ValueSource(strings = {"Grocer", "HOME DEPOT", "Tea LONDON", "Balloon shop", "Hotel deposit", "Pension Edelweiss"})
    void what_could_be_owed_is_looked_at(String shop) {
        var read = ReadFile.text(HEAD + CARD.replace("Grocer", shop));

        assertThat(read.codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
        assertThat(read.rows().getFirst().amount().toString()).contains("100.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Few large amounts come in and many small ones go out.
                "01/13/2026,Salary,2100.00,2100.00\n01/14/2026,Baker,-50.00,2050.00\n01/15/2026,Tea,-5.00,2045.00\n",
                // Dividends come in on an account only.
                "01/13/2026,DIVIDEND X,10.00,900.00\n"
                        + "01/14/2026,DIVIDEND Y,20.00,920.00\n"
                        + "01/15/2026,X 5,-500.00,420.00\n",
                // More come in than go out, and the larger ones do.
                "01/13/2026,Salary,2100.00,2100.00\n01/14/2026,Refund,500.00,2600.00\n01/15/2026,Tea,-5.00,2595.00\n",
                // A debt is not below zero the other way round.
                "01/13/2026,Interest,1.00,-99.00\n01/14/2026,Interest,2.00,-97.00\n01/15/2026,Fee,-5.00,-102.00\n"
            })
    void what_is_an_accounts_is_not(String rows) {
        assertThat(ReadFile.text(HEAD + rows).codes()).isEmpty();
    }

    @Test
    void many_small_amounts_in_and_few_large_ones_out_are_looked_at_without_balances_too() {
        var rows = CARD.replaceAll(",[0-9.]+\n", "\n");

        assertThat(ReadFile.text("Date,Description,Amount\n" + rows).codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
        assertThat(ReadFile.text("Date,Description,Amount\n" + rows.replace("Grocer", "Salary"))
                        .codes())
                .isEmpty();
    }

    @Test
    void whoever_said_what_signs_mean_is_not_asked_again() {
        var rows = "01/13/2026,Grocer,100.00,100.00\n01/14/2026,Baker,50.00,150.00\n01/15/2026,PMT,-150.00,0.00\n";

        var read = ReadFile.text(HEAD + rows, null, Signs.INVERTED);

        assertThat(read.codes()).isEmpty();
        assertThat(read.rows().getFirst().amount().toString()).contains("-100.00");
    }
}
