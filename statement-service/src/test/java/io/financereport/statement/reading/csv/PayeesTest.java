package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.RowRead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is on the other side of a row. */
class PayeesTest {
    @ParameterizedTest
    @CsvSource({
        "Zahlungspflichtige*r, Zahlungsempfänger*in",
        "Payer Name, Payee Name",
        "Avsändare, Mottagare",
        "Nazwa nadawcy, Nazwa odbiorcy",
        "Maksaja, Saajan nimi"
    })
    void of_who_pays_and_who_is_paid_the_holder_is_left_out(String payer, String payee) {
        var file = """
            Date;%s;%s;Text;Amount
            2026-01-13;Ada;Shop;Tea;-1.00
            2026-01-14;Work;Ada;Pay;100.00
            2026-01-15;Work;;Pay;-100.00
            """.formatted(payer, payee);

        assertThat(rows(file)).extracting(RowRead::counterparty).containsExactly("Shop", "Work", "Work");
    }

    @Test
    void a_name_of_its_own_column_is_the_payees_whatever_the_direction() {
        assertThat(rows("Date;Payee;Text;Amount\n2026-01-13;Shop;Tea;-1.00\n2026-01-14;Work;Pay;100.00\n"))
                .extracting(RowRead::counterparty)
                .containsExactly("Shop", "Work");
        assertThat(rows("Date;Payee Name;Merchant;Payer Name;Amount\n2026-01-13;;Shop;Ada;-1.00\n"))
                .extracting(RowRead::counterparty)
                .containsExactly("Shop");
    }

    @Test
    void the_account_of_a_payee_is_not_his_name() {
        assertThat(rows("Date;Counterparty;Name;Amount\n2026-01-13;NL20INGB0001234567;Shop;-1.00\n"))
                .extracting(RowRead::counterparty)
                .containsExactly("Shop");
        assertThat(rows("Date;Counterparty;Text;Amount\n2026-01-13;NL20INGB0001234567;Tea;-1.00\n"))
                .extracting(RowRead::counterparty)
                .containsExactly("NL20INGB0001234567");
    }

    private static List<RowRead> rows(String file) {
        return ReadFile.text(file).rows();
    }
}
