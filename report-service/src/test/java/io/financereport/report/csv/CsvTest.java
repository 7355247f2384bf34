package io.financereport.report.csv;

import static io.financereport.report.csv.Csv.amount;
import static io.financereport.report.csv.Csv.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void a_field_with_a_comma_quote_or_line_break_is_quoted() {
        var csv = new Csv().row(text("a,b"), text("say \"x\""), text("two\nlines"), text("plain"));

        assertThat(csv).hasToString("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void text_that_looks_like_a_formula_is_made_harmless(String formula) {
        assertThat(new Csv().row(text(formula)).toString().replace("\"", "")).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void a_negative_amount_stays_a_number_and_an_unknown_one_stays_empty() {
        var csv = new Csv().row(amount(Optional.of(Money.of("-12.50", "SGD"))), amount(Optional.empty()));

        assertThat(csv).hasToString("-12.50,\r\n");
    }

    @Test
    void names_are_written_in_utf_8_without_a_mark() {
        assertThat(new Csv().row(text("••")).bytes()).containsExactly(0xE2, 0x80, 0xA2, 0xE2, 0x80, 0xA2, '\r', '\n');
    }
}
