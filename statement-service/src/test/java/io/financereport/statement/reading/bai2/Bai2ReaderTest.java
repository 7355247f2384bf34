package io.financereport.statement.reading.bai2;

import static io.financereport.statement.reading.bai2.Bai2File.HEAD;
import static io.financereport.statement.reading.bai2.Bai2File.day;
import static io.financereport.statement.reading.bai2.Bai2File.group;
import static io.financereport.statement.reading.bai2.Bai2File.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Source;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and their rows. */
class Bai2ReaderTest {
    @Test
    void a_day_is_read_with_its_balances_and_proves_its_totals() {
        var read = ReadFile.text(HEAD
                + "02,ME,0260,1,260104,2400,GBP,2/\n"
                + "03,1234 5678,,010,10000,,,015,9850,,/\n"
                + "88,040,1,,,100,100,1,,400,250,1,/\n"
                + "16,475,250,Z,B1,C1,CHECK 7/\n"
                + "16,142,100,,,,FROM TOM\n"
                + "49,20551,5/\n"
                + "98,20551,1,7/\n"
                + "99,20551,1,9/\n");

        assertThat(read.lines()).containsExactly("2026-01-04 -2.50 GBP CHECK 7", "2026-01-04 1.00 GBP FROM TOM");
        assertThat(read.rows().getFirst().reference()).isEqualTo("C1");
        assertThat(read.rows()).allMatch(row -> row.standing() == Standing.BOOKED && row.valueOn() == null);
        assertThat(read.codes()).isEmpty();
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isEqualTo("12345678");
        assertThat(account.institution()).isEqualTo("0260");
        assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.FILE);
        assertThat(account.statedFrom()).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(account.statedTo()).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(account.statedOpening()).isEqualTo(Money.of("100.00", "GBP"));
        assertThat(account.statedClosing()).isEqualTo(Money.of("98.50", "GBP"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        142 | 12.34
        399 | 12.34
        400 | -12.34
        699 | -12.34
        721 | 12.34
        760 | -12.34
        """)
    void the_range_of_the_type_code_says_money_in_or_out(String type, String amount) {
        var read = day("03,1,,/", "16," + type + ",1234,Z,,,T/");

        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.amount()).isEqualTo(Money.of(amount, "USD")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"700", "800", "891", "920", "960", "999", "1", "1000", "", "ABC"})
    void a_type_code_without_a_known_direction_refuses_the_file(String type) {
        var refusal = day("03,1,,010,10000,,/", "16," + type + ",1234,Z,,,T/").refusal();

        assertThat(refusal.code()).isEqualTo(ReadingCode.DIRECTION_UNKNOWN);
        assertThat(refusal.line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"930, 1234, 11234", "970, 1234, 8766", "475, -1234, 11234"})
    void balances_prove_the_direction_of_a_banks_own_code_or_sign(String type, String amount, String closing) {
        var proven = day("03,1,,010,10000,,,015," + closing + ",,/", "16," + type + "," + amount + ",Z,,,T/");
        var contradicted = day("03,1,,010,10000,,,015,777,,/", "16," + type + "," + amount + ",Z,,,T/");

        assertThat(proven.rows()).hasSize(1);
        assertThat(contradicted.refusal().code()).isEqualTo(ReadingCode.DIRECTION_UNKNOWN);
    }

    @Test
    void records_that_move_no_money_are_counted_and_left_out() {
        var read =
                day("03,1,,/", "16,890,,Z,,,NOTE/", "16,015,5,,,,STATUS/", "16,142,,,,,NO AMOUNT/", "16,142,7,,,,T/");

        assertThat(read.lines()).containsExactly("2026-01-04 0.07 USD T");
        assertThat(read.codes()).contains(ReadingCode.LINES_SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Z,B,C,T            |            | C
        0,B,C,T            |            | C
        S,1,2,3,B,C,T      |            | C
        S,,,,B,,T          |            | B
        V,260107,,B,C,T    | 2026-01-07 | C
        V,20260107,1200,B,C,T | 2026-01-07 | C
        D,2,0,5,1,7,B,C,T  |            | C
        ,B,C,T             |            | C
        ,,,T               |            |
        """)
    void funds_types_take_their_fields_with_them(String tail, LocalDate valueOn, String reference) {
        var read = day("03,1,,/", "16,142,12," + tail + "/");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.bookedOn()).isEqualTo(LocalDate.of(2026, 1, 4));
            assertThat(row.valueOn()).isEqualTo(valueOn);
            assertThat(row.reference()).isEqualTo(reference);
            assertThat(row.description()).isEqualTo("T");
        });
    }

    @Test
    void a_value_date_that_is_no_day_is_told_and_kept_out() {
        var read = day("03,1,,/", "16,142,12,V,260230,,B,C,T/");

        assertThat(read.rows().getFirst().valueOn()).isNull();
        assertThat(read.codes()).contains(ReadingCode.VALUE_DATE_IMPOSSIBLE);
    }

    @Test
    void text_keeps_its_commas_and_slashes_and_goes_on_in_continuations() {
        var read = day(
                "03,1,,/",
                "16,475,5,,B/1/2,C,To: A/B, Ltd., no. 7",
                "88,EREF: 9, 10",
                "88:CRNM: TOM/",
                "without a code",
                "16,475,6/",
                "88,Z,B2/",
                "88,C2/",
                "88,LATE TEXT",
                "16,475,7,/",
                "16,475,8,TEXT INSTEAD OF FUNDS, 5/");

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-04 -0.05 USD To: A/B, Ltd., no. 7 EREF: 9, 10 CRNM: TOM without a code",
                        "2026-01-04 -0.06 USD LATE TEXT",
                        "2026-01-04 -0.07 USD BAI2 type 475",
                        "2026-01-04 -0.08 USD TEXT INSTEAD OF FUNDS, 5");
        assertThat(read.rows().get(0).reference()).isEqualTo("C");
        assertThat(read.rows().get(1).reference()).isEqualTo("C2");
    }

    @Test
    void a_word_that_a_full_record_cut_is_put_together_again() {
        var read = day("03,1,,/", "16,475,5,,,," + "X".repeat(63) + " BANK", "88,ING/");

        assertThat(read.rows().getFirst().description()).endsWith("X BANKING");
    }

    @Test
    void a_summary_goes_on_in_continuations_wherever_it_is_cut() {
        var read = day(
                "03,1,EUR,010/",
                "88,+500,,,072,3,,,015/",
                "88,-70000000,15,D,3,0,20000000,1,30000000,3,20000000/",
                "16,475,70000500,,,,T/");

        var account = read.read().accounts().getFirst();
        assertThat(account.statedOpening()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(account.statedClosing()).isEqualTo(Money.of("-700000.00", "EUR"));
    }

    @Test
    void available_balances_and_blank_types_never_count_as_ledger_balances() {
        var read = day("03,1,,,,,,040,5,,,045,6,,,,,060,7,,/", "16,475,1,,,,T/");

        var account = read.read().accounts().getFirst();
        assertThat(account.statedOpening()).isNull();
        assertThat(account.statedClosing()).isNull();
    }

    @Test
    void padding_and_several_records_on_a_line_are_understood() {
        var text = "01,BANK,ME,260105,0600,1,80,,2/   02,ME,0260,1,260104,,,2/      \n"
                + "03,1,,/    16,142,5,Z,,,A 12/26 B /  16,475,6,Z,,,C/ 88,D/ 49,11,5/   98,11,1,7/\n"
                + "99,11,1,9/          \n\u001A";

        var read = ReadFile.text(text);

        assertThat(read.lines()).containsExactly("2026-01-04 0.05 USD A 12/26 B", "2026-01-04 -0.06 USD C D");
        assertThat(read.codes()).isEmpty();
        assertThat(pieces(text, read)).containsExactly("16,142,5,Z,,,A 12/26 B /  ", "16,475,6,Z,,,C/ 88,D/ ");
    }

    @Test
    void a_row_knows_its_bytes_and_line_continuations_included() {
        var text = HEAD
                + "02,ME,0260,1,260104,,,2/\r\n"
                + "03,1,,/\r\n"
                + "16,475,5,,,,Käse\r\n"
                + "88,mehr/\r\n"
                + "49,5,4/\r\n"
                + "98,5,1,6/\r\n"
                + "99,5,1,8/";

        var read = ReadFile.text(text);

        assertThat(pieces(text, read)).containsExactly("16,475,5,,,,Käse\r\n88,mehr/");
        assertThat(read.rows().getFirst().source())
                .isInstanceOfSatisfying(
                        Source.Bytes.class, bytes -> assertThat(bytes.line()).isEqualTo(4));
    }

    @Test
    void amounts_are_in_the_smallest_unit_of_the_accounts_currency() {
        var read = group(
                "02,ME,0260,1,260104,,KWD,2/",
                "03,1,JPY,/",
                "16,142,1234,,,,A/",
                "49,1234,3/",
                "03,2,,/",
                "16,142,1234,,,,B/",
                "49,1234,3/");

        assertThat(read.lines()).containsExactly("2026-01-04 1234 JPY A", "2026-01-04 1.234 KWD B");
    }

    @Test
    void without_a_currency_it_is_the_one_that_a_person_said() {
        var read = ReadFile.said(
                HEAD + "02,ME,0260,1,260104,,,2/\n03,1,,/\n16,142,5,,,,A/\n49,,/\n"
                        + "03,2,GBP,/\n16,142,5,,,,B/\n49,,/\n98,,,/\n99,,,/\n",
                "JPY");

        assertThat(read.lines()).containsExactly("2026-01-04 5 JPY A", "2026-01-04 0.05 GBP B");
    }

    @Test
    void without_a_currency_it_is_the_dollar_of_the_standard_which_the_file_does_not_say() {
        var read = day("03,1,,/", "16,142,5,,,,A/");

        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.currency().getCurrencyCode()).isEqualTo("USD");
            assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.CALLER);
        });
    }

    @Test
    void the_first_group_may_go_on_in_the_next_record() {
        var read = ReadFile.text(HEAD
                + "02,ME,0260,1/\n88,260104,,GBP,2/\n03,1,,/\n16,142,5,,,,A/\n49,5,3/\n98,5,1,6/\n" + "99,5,1,8/\n");

        assertThat(read.lines()).containsExactly("2026-01-04 0.05 GBP A");
        assertThat(read.codes()).isEmpty();
    }
}
