package io.financereport.statement.reading.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.RowRead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940DetailsTest {
    @ParameterizedTest
    @ValueSource(chars = {'?', '>', '~', '^', '@', '<', '\u2039', ';', '\u00A7', '+'})
    void numbered_subfields_are_taken_apart(char sign) {
        var row = row(
                "NONREF//B1",
                "166?00GUTSCHRIFT?109310?20EREF+RENT-2026-01?21SVWZ+Rent for January an?22d the garage\r\n"
                                .replace('?', sign)
                        + "?30DEUTDEFF?31DE02120300000000202051?32Tom Kell?33er".replace('?', sign));

        assertThat(row.description()).isEqualTo("GUTSCHRIFT Rent for January an d the garage DE02120300000000202051");
        assertThat(row.counterparty()).isEqualTo("Tom Kell er");
        assertThat(row.reference()).isEqualTo("RENT-2026-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "166+49 30 1234 call back",
                "020;20 units;30 units",
                "020;30 units;20 units;10 units",
                "020;20 units;77 units;30 units",
                "020-00 20-21-30",
                "020+31+32+33"
            })
    void a_sign_that_opens_no_three_known_numbers_in_their_order_is_text(String text) {
        assertThat(row("NONREF", text).description()).isEqualTo(text);
    }

    @Test
    void a_full_subfield_goes_on_in_the_next_one() {
        var row = row("NONREF", "177?20SVWZ+Members fee of the row?21ing club?32Rowing Club of the Harbour ?33Town");

        assertThat(row.description()).isEqualTo("Members fee of the rowing club");
        assertThat(row.counterparty()).isEqualTo("Rowing Club of the Harbour Town");
    }

    @Test
    void words_between_slashes_are_taken_apart() {
        var row = row(
                "EREF",
                "/TRTP/SEPA OVERBOEKING/IBAN/NL02ABNA0123456789/BIC/ABNANL2A/NAME/J\r\n DOE/REMI/Invoice 12/2026"
                        + "/EREF/E-77");

        assertThat(row.description()).isEqualTo("SEPA OVERBOEKING Invoice 12/2026 NL02ABNA0123456789");
        assertThat(row.counterparty()).isEqualTo("J DOE");
        assertThat(row.reference()).isEqualTo("E-77");
    }

    @Test
    void a_counterparty_may_be_one_field() {
        var row = row("X", "/EREF/E-1//CNTP/NL02INGB0001234567/INGBNL2A/Bakery De Molen///REMI/USTD//Bread/");

        assertThat(row.counterparty()).isEqualTo("Bakery De Molen");
        assertThat(row.description()).isEqualTo("Bread NL02INGB0001234567");
    }

    @Test
    void numbered_lines_are_taken_apart() {
        var read = ReadFile.text(":20:A\r\n"
                + ":25:1\r\n"
                + ":60F:C260111EUR10,\r\n"
                + ":61:260112D2,50NTRF\r\n"
                + ":NS:01Rent\r\n"
                + "02January\r\n"
                + "15Tom Keller\r\n"
                + "17Transfer\r\n"
                + "33120300\r\n"
                + "340000202051\r\n"
                + ":62F:C260131EUR7,50");

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Transfer Rent January 0000202051");
        assertThat(read.rows().getFirst().counterparty()).isEqualTo("Tom Keller");
    }

    @Test
    void plain_text_is_joined_where_a_line_was_full() {
        var full = "A".repeat(64) + "B";

        assertThat(row("X", full + "C\r\nD").description()).isEqualTo(full + "CD");
        assertThat(row("X", "one\r\ntwo").description()).isEqualTo("one two");
    }

    @Test
    void a_row_without_details_is_told_by_the_line_beneath_or_its_type() {
        assertThat(row("X\r\nCASH DEPOSIT", "").description()).isEqualTo("CASH DEPOSIT");
        assertThat(row("X", "").description()).isEqualTo("NTRF");
    }

    @Test
    void the_reference_is_the_payers_else_the_customers_else_the_banks() {
        assertThat(row("C1//B1", "Tea").reference()).isEqualTo("C1");
        assertThat(row("NONREF//B1", "Tea").reference()).isEqualTo("B1");
        assertThat(row("NONREF", "Tea").reference()).isNull();
        assertThat(row("KREF+//B1", "166?20EREF+NOTPROVIDED").reference()).isEqualTo("B1");
    }

    @Test
    void details_under_a_wrong_tag_are_details() {
        var read = ReadFile.text(":20:A\r\n:25:1\r\n:60F:C260111EUR10,\r\n:61:260112D2,50NTRFX\r\n"
                + ":25:166?00GUTSCHRIFT?20Rent?32Tom\r\n:62F:C260131EUR7,50\r\n");

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR GUTSCHRIFT Rent");
        assertThat(read.read().accounts().getFirst().identifier()).isEqualTo("1");
    }

    @Test
    void information_after_the_closing_balance_is_of_no_row() {
        var read = ReadFile.text(":20:A\r\n:25:1\r\n:60F:C260111EUR10,\r\n:61:260112D2,50NTRFX\r\n:86:Tea\r\n"
                + ":62F:C260131EUR7,50\r\n:86:Happy new year\r\n");

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Tea");
    }

    private static RowRead row(String references, String details) {
        return ReadFile.text(":20:A\r\n:25:1\r\n:60F:C260111EUR10,\r\n:61:260112D2,50NTRF" + references + "\r\n:86:"
                        + details + "\r\n:62F:C260131EUR7,50\r\n-\r\n")
                .rows()
                .getFirst();
    }
}
