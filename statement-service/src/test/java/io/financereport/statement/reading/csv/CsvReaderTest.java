package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import io.financereport.test.Gen;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Test
    void signed_amounts_are_taken_as_they_stand() {
        var read = ReadFile.text("Date,Description,Amount\n2026-01-02,Salary,3000.00\n2026-01-03,Tea,-2.50\n");

        assertThat(read.lines()).containsExactly("2026-01-02 3000.00 EUR Salary", "2026-01-03 -2.50 EUR Tea");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void money_out_stands_in_a_column_of_its_own() {
        var read = ReadFile.text("""
            Date;Libellé;Débit;Crédit;Solde
            13/01/2026;Loyer;1 234,56;;765,44
            14/01/2026;Salaire;;3 500,00;4 265,44
            """);

        assertThat(read.lines()).containsExactly("2026-01-13 -1234.56 EUR Loyer", "2026-01-14 3500.00 EUR Salaire");
        assertThat(read.rows().getLast().balance()).hasToString("4265.44 EUR");
    }

    @Test
    void a_column_of_directions_gives_unsigned_amounts_their_sign() {
        var read =
                ReadFile.text("Datum,Omschrijving,Bedrag,Af Bij\n20260113,Huur,800.00,Af\n20260114,Loon,900.00,Bij\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -800.00 EUR Huur", "2026-01-14 900.00 EUR Loon");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-01-13       | 2026-01-13
        20260113         | 2026-01-13
        2026/01/13 10:22 | 2026-01-13
        13.01.2026       | 2026-01-13
        13/01/26         | 2026-01-13
        01/13/2026       | 2026-01-13
        13 Jan 2026      | 2026-01-13
        13-Dez-2026      | 2026-12-13
        Jan 13 2026      | 2026-01-13
        13 février 2026  | 2026-02-13
        2026-01-13T23:59 | 2026-01-13
        29/02/2024       | 2024-02-29
        """)
    void dates_are_read_as_banks_write_them(String written, String day) {
        assertThat(ReadFile.text("Date,Description,Amount\n" + written + ",x,-1\n")
                        .rows())
                .extracting(RowRead::bookedOn)
                .hasToString("[" + day + "]");
    }

    @Test
    void one_date_decides_the_order_of_the_whole_column() {
        var read = ReadFile.text("Date,Description,Amount\n01/02/2026,a,-1\n13/02/2026,b,-1\n");

        assertThat(read.lines()).containsExactly("2026-02-01 -1.00 EUR a", "2026-02-13 -1.00 EUR b");
    }

    @Test
    void what_one_date_column_proves_holds_for_the_other() {
        var read = ReadFile.text("Posting Date,Value Date,Description,Amount\n01/02/2026,01/13/2026,a,-1\n");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo("2026-01-02");
        assertThat(read.rows().getFirst().valueOn()).isEqualTo("2026-01-13");
    }

    @Test
    void an_open_date_order_is_asked_and_never_guessed() {
        var file = "Date,Description,Amount\n01/02/2026,a,-1\n03/04/2026,b,-1\n";

        var asked = ReadFile.text(file);

        assertThat(asked.reading()).isInstanceOf(Reading.Open.class);
        assertThat(((Reading.Open) asked.reading()).questions().getFirst().detail())
                .contains("\"01/02/2026\"", "2026-02-01", "2026-01-02");
        assertThat(asked.rows()).isEmpty();
        assertThat(ReadFile.text(file, DateOrder.MONTH_DAY_YEAR).lines())
                .containsExactly("2026-01-02 -1.00 EUR a", "2026-03-04 -1.00 EUR b");
    }

    @Test
    void the_day_of_a_balance_among_the_rows_decides_the_order_of_their_days() {
        var read = ReadFile.text("""
            Data;Valuta;Addebiti;Accrediti;Descrizione operazioni
            31/12/25;;;26,95;SALDO INIZIALE
            03/01/26;03/01/26;2,90;;IMPOSTA DI BOLLO
            05/01/26;;;24,05;SALDO FINALE
            """);

        assertThat(read.lines()).containsExactly("2026-01-03 -2.90 EUR IMPOSTA DI BOLLO");
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void days_of_balances_that_do_not_fit_together_decide_nothing() {
        assertThat(ReadFile.text("""
            Data;Valuta;Addebiti;Accrediti;Descrizione operazioni
            31/12/25;;;26.95;SALDO INIZIALE
            03/01/26;03/01/26;2.90;;IMPOSTA DI BOLLO
            01/31/26;;;24.05;SALDO FINALE
            """).codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
    }

    @Test
    void dates_that_mean_the_same_day_either_way_ask_nothing() {
        assertThat(ReadFile.text("Date,Description,Amount\n02/02/2026,a,-1\n").lines())
                .containsExactly("2026-02-02 -1.00 EUR a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1,234.56    | EUR | -1234.56
        -1.234,56    | EUR | -1234.56
        -1 234,56    | EUR | -1234.56
        1'234.56-    | CHF | -1234.56
        (1,234.56)   | USD | -1234.56
        −12.50       | SGD | -12.50
        $-12.50      | USD | -12.50
        12.50 DR     | USD | -12.50
        -1,234       | JPY | -1234
        -1,23,456.00 | INR | -123456.00
        -1.234       | BHD | -1.234
        -.50         | USD | -0.50
        """)
    void amounts_are_read_as_banks_write_them(String written, String currency, String amount) {
        var file =
                "Date,Description,Amount\n2026-01-13,x,\"" + written + "\"\n2026-01-13,y,-1" + decisive(written) + "\n";

        var read = ReadFile.bytes(file.getBytes(StandardCharsets.UTF_8), currency, null);

        assertThat(read.rows().getFirst().amount()).hasToString(amount + " " + currency);
    }

    /** A second amount that leaves no doubt about the decimal sign. */
    private static String decisive(String written) {
        return switch (written) {
            case "-1.234" -> ".5";
            default -> "";
        };
    }

    @Test
    void the_whole_column_decides_the_decimal_sign() {
        var read = ReadFile.text("Date;Description;Amount\n2026-01-13;a;-1.234\n2026-01-13;b;-5,50\n");

        assertThat(read.lines()).containsExactly("2026-01-13 -1234.00 EUR a", "2026-01-13 -5.50 EUR b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-02-30,a,-1.00  | DATE_UNREADABLE
        9999-12-31,a,-1.00  | DATE_OUT_OF_RANGE
        2026-01-05,a,1e308  | AMOUNT_UNREADABLE
        2026-01-05,a,NaN    | AMOUNT_UNREADABLE
        2026-01-05,a,12..34 | AMOUNT_UNREADABLE
        2026-01-05,a,0.0010000000000000000001 | AMOUNT_UNREADABLE
        2026-01-05,a,-999999999999999.00 | AMOUNT_TOO_LARGE
        2026-01-05,a        | ROW_INCOMPLETE
        2026-01-05,a,-1,b   | ROW_TOO_WIDE
        2026-01-05,"a,-1    | QUOTE_NOT_CLOSED
        """)
    void a_file_with_a_line_that_cannot_be_read_is_refused_as_a_whole(String line, ReadingCode code) {
        var read = ReadFile.text("Date,Description,Amount\n2026-01-04,good,-1.00\n" + line + "\n");

        assertThat(read.refusal().code()).isEqualTo(code);
        assertThat(read.refusal().line()).isEqualTo(3);
        assertThat(read.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_separator_is_the_one_that_shows_a_header(String separator) {
        var file = "Date,Description,Amount\n2026-01-04,good,-1.00\n".replace(",", separator);

        assertThat(ReadFile.text(file).lines()).containsExactly("2026-01-04 -1.00 EUR good");
    }

    @Test
    void lines_before_the_header_and_notes_between_rows_are_passed_over_and_said() {
        var read = ReadFile.text("""
            Account statement of J. Doe

            Date,Description,Amount
            Posted transactions
            2026-01-04,good,-1.00
            """);

        assertThat(read.lines()).containsExactly("2026-01-04 -1.00 EUR good");
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(4);
    }

    @Test
    void pending_rows_are_kept_apart_and_what_came_to_nothing_is_not() {
        var read = ReadFile.text("Date,Description,Amount,Status\n2026-01-05,b,-1.00,Pending\nPending,c,-1.00,\n"
                + "2026-01-04,a,-1.00,Posted\n2026-01-05,d,-1.00,Declined\n");

        assertThat(read.rows())
                .extracting(row -> row.ordinal() + " " + row.standing() + " " + row.description())
                .containsExactly("1 PENDING b", "2 BOOKED a");
        assertThat(read.read().rows()).isEqualTo(1);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED, ReadingCode.ROWS_PENDING);
    }

    @Test
    void a_charset_that_is_not_utf_8_is_assumed_and_said() {
        var read = ReadFile.bytes(
                "Datum;Verwendungszweck;Betrag\n13.01.2026;Café Müller zahlt für Brötchen;-1,00\n"
                        .getBytes(WINDOWS_1252),
                "EUR",
                null);

        assertThat(read.lines()).containsExactly("2026-01-13 -1.00 EUR Café Müller zahlt für Brötchen");
        assertThat(read.codes()).containsExactly(ReadingCode.CHARSET_ASSUMED);
    }

    @Test
    void accounts_and_currencies_of_the_file_are_kept_apart() {
        var read = ReadFile.text("""
            Account,Date,Description,Amount,Currency
            DE89 3704,2026-01-04,a,-1.00,EUR
            DE89 3704,2026-01-04,b,-100,JPY
            """);

        assertThat(read.read().accounts())
                .extracting(account -> account.identifier() + " " + account.currency())
                .containsExactly("DE893704 EUR", "DE893704 JPY");
        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 1);
    }

    @Test
    void amounts_without_any_sign_of_direction_are_flagged() {
        assertThat(ReadFile.text("Date,Description,Amount\n2026-01-04,a,1.00\n").codes())
                .containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void more_rows_than_allowed_are_refused() {
        var file = "Date,Description,Amount\n" + "2026-01-04,a,-1.00\n".repeat(3);

        assertThat(ReadFile.bytes(file.getBytes(StandardCharsets.UTF_8), "EUR", null, 3)
                        .rows())
                .hasSize(3);
        assertThat(ReadFile.bytes(file.getBytes(StandardCharsets.UTF_8), "EUR", null, 2)
                        .refusal()
                        .code())
                .isEqualTo(ReadingCode.TOO_MANY_ROWS);
    }

    @Test
    void a_line_without_end_and_a_line_without_end_of_columns_are_refused() {
        assertThat(ReadFile.text("Date,Description,Amount\n2026-01-04,a" + "x".repeat(10 << 20))
                        .codes())
                .containsExactly(ReadingCode.RECORD_TOO_LONG);
        assertThat(ReadFile.text("Date,Description,Amount" + ",x".repeat(1_000_000))
                        .codes())
                .containsExactly(ReadingCode.RECORD_TOO_LONG);
    }

    @Test
    void an_error_of_a_spreadsheet_in_place_of_a_day_is_no_line_to_skip() {
        var read = ReadFile.text("Date,Description,Amount\n2026-01-13,Tea,-2.50\n#VALUE!,Rent,-800.00\n");

        assertThat(read.codes()).containsExactly(ReadingCode.DATE_UNREADABLE);
        assertThat(read.refusal().line()).isEqualTo(3);
    }

    @Test
    void records_are_cut_as_an_established_library_cuts_them_and_know_their_bytes() {
        Gen.check(300, gen -> {
            var file = new StringBuilder("Date,Description,Amount\n");
            var rows = gen.between(1, 8);
            for (int i = 0; i < rows; i++) {
                file.append("2026-01-04,\"")
                        .append(String.join(
                                "",
                                gen.<String>listOf(
                                        0, 6, any -> any.oneOf("a", "é", ",", "\n", "\r\n", "\"\"", ";", " ", "€"))))
                        .append("x\",-1.00")
                        .append(gen.oneOf("\n", "\r\n"));
            }
            var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
            var expected = new ArrayList<List<String>>();
            CsvReader.builder().ofCsvRecord(file.toString()).forEach(line -> expected.add(line.getFields()));

            var read = ReadFile.bytes(bytes, "EUR", null);

            assertThat(read.rows()).hasSameSizeAs(expected.subList(1, expected.size()));
            for (RowRead row : read.rows()) {
                var source = (Source.Bytes) row.source();
                var itself = new String(
                        bytes, (int) source.from(), (int) (source.to() - source.from()), StandardCharsets.UTF_8);
                var again = new ArrayList<List<String>>();
                CsvReader.builder().ofCsvRecord(itself).forEach(line -> again.add(line.getFields()));
                assertThat(again).containsExactly(expected.get(row.ordinal()));
            }
        });
    }
}
