package io.financereport.statement.reading.bai2;

import static io.financereport.statement.reading.bai2.Bai2File.HEAD;
import static io.financereport.statement.reading.bai2.Bai2File.day;
import static io.financereport.statement.reading.bai2.Bai2File.group;
import static io.financereport.statement.reading.bai2.Bai2File.groups;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead.Standing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, groups, trailers, and files that are not whole. */
class Bai2GroupsTest {
    @Test
    void days_whose_balances_chain_are_one_statement() {
        var read = groups(
                "02,ME,0260,1,260104,,EUR,2/",
                "03,1,,010,10,,,015,30,,/\n16,142,20,,,,A/",
                "02,ME,0260,1,260105,,EUR,2/",
                "03,1,,010,30,,,015,30,,/",
                "02,ME,0260,1,260106,,EUR,2/",
                "03,1,,010,30,,,015,25,,/\n16,475,5,,,,B/");

        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.statedFrom()).isEqualTo(LocalDate.of(2026, 1, 4));
            assertThat(account.statedTo()).isEqualTo(LocalDate.of(2026, 1, 6));
            assertThat(account.statedOpening()).isEqualTo(Money.of("0.10", "EUR"));
            assertThat(account.statedClosing()).isEqualTo(Money.of("0.25", "EUR"));
        });
    }

    @Test
    void days_that_do_not_chain_stay_apart() {
        var read = groups(
                "02,ME,0260,1,260104,,EUR,2/",
                "03,1,,010,10,,,015,30,,/\n16,142,20,,,,A/",
                "02,ME,0260,1,260105,,EUR,2/",
                "03,1,,010,31,,,015,31,,/");

        assertThat(read.read().accounts()).hasSize(2);
    }

    @Test
    void days_without_ledger_balances_are_one_statement() {
        var read = groups(
                "02,ME,0260,1,260104,,EUR,2/", "03,1,,060,10,,/\n16,142,20,,,,A/",
                "02,ME,0260,1,260105,,EUR,2/", "03,1,,060,31,,/\n16,142,21,,,,B/");

        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.rows()).allMatch(row -> row.account() == 0);
    }

    @Test
    void two_days_that_cancel_their_errors_are_told_apart_by_place() {
        var read = groups(
                "02,ME,0260,1,260104,,EUR,2/", "03,1,,010,10,,,015,30,,/\n16,142,21,,,,A/",
                "02,ME,0260,1,260105,,EUR,2/", "03,1,,010,30,,,015,50,,/\n16,142,19,,,,B/");

        assertThat(read.codes()).contains(ReadingCode.PAGE_NOT_ADDING_UP);
    }

    @Test
    void a_quiet_day_with_both_balances_is_a_statement_without_rows() {
        var read = day("03,1,,010,500,,,015,500,,/");

        assertThat(read.read().rows()).isZero();
        assertThat(read.read().accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.statedClosing()).isEqualTo(Money.of("5.00", "USD")));
    }

    @Test
    void a_file_without_rows_and_ledger_balances_is_refused() {
        assertThat(day("03,1,,045,500,,/").refusal().code()).isEqualTo(ReadingCode.NO_ROWS);
    }

    @ParameterizedTest
    @CsvSource({"1, NOTIFIED", "2, BOOKED", "3, NOTIFIED", "4, BOOKED", "'', BOOKED"})
    void interim_reports_notify_and_do_not_post(String modifier, Standing standing) {
        var read = group(
                "02,ME,0260,1,260104,1200,EUR," + modifier + "/",
                "03,1,,010,10,,,015,15,,/",
                "16,142,5,,,,A/",
                "49,30,3/");

        assertThat(read.rows()).allMatch(row -> row.standing() == standing);
        var isBooked = standing == Standing.BOOKED;
        assertThat(read.rows()).hasSize(1);
        assertThat(read.read().rows()).isEqualTo(isBooked ? 1 : 0);
        assertThat(read.read().accounts().getFirst().statedClosing() != null).isEqualTo(isBooked);
        assertThat(read.read().accounts().getFirst().statedFrom() != null).isEqualTo(isBooked);
    }

    @Test
    void interim_reports_of_a_day_are_one_account_beside_its_statement() {
        var read = groups(
                "02,ME,0260,1,260104,1200,EUR,3/", "03,1,,010,10,,/\n16,142,5,,,,A/",
                "02,ME,0260,1,260104,1500,EUR,3/", "03,1,,010,10,,/\n16,142,6,,,,B/",
                "02,ME,0260,1,260104,2400,EUR,4/", "03,1,,010,10,,,015,21,,/\n16,142,5,,,,A/\n16,142,6,,,,B/");

        assertThat(read.rows()).extracting(row -> row.account()).containsExactly(0, 0, 1, 1);
        assertThat(read.rows()).extracting(row -> row.ordinal()).containsExactly(1, 2, 3, 4);
        assertThat(read.read().rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "4"})
    void deletions_and_tests_post_nothing_and_are_told(String status) {
        var read = groups(
                "02,ME,0260," + status + ",260104,,EUR,2/",
                "03,1,,010,10,,,015,15,,/\n16,999,5,,,,GONE/",
                "02,ME,0260,1,260105,,EUR,2/",
                "03,1,,010,10,,,015,30,,/\n16,142,20,,,,A/");

        assertThat(read.lines()).containsExactly("2026-01-05 0.20 EUR A");
        assertThat(read.read().accounts()).hasSize(1);
        assertThat(read.codes()).containsOnlyOnce(ReadingCode.GROUP_LEFT_OUT);
    }

    @Test
    void a_correction_is_read_and_told() {
        var read = group("02,ME,0260,3,260104,,EUR,2/", "03,1,,/", "16,142,5,,,,A/", "49,5,3/");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.GROUP_CORRECTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1200", "-1210", "1210", ""})
    void control_totals_count_by_any_convention_of_sign(String total) {
        var read = group("02,ME,0260,1,260104,,EUR,2/", "03,1,,010,-1205,,/", "16,475,5,,,,A/", "49," + total + ",3/");

        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "49, '49,6,3/'",
        "49, '49,5,4/'",
        "98, '98,5,2,5/'",
        "98, '98,5,1,6/'",
        "98, '98,6,1,5/'",
        "99, '99,6,1,7/'",
        "99, '99,5,2,7/'",
        "99, '99,5,1,8/'"
    })
    void a_wrong_control_total_is_told_with_its_place(String code, String trailer) {
        var right = HEAD + "02,ME,0260,1,260104,,EUR,2/\n03,1,,/\n16,475,5,,,,A/\n49,5,3/\n98,5,1,5/\n99,5,1,7/\n";
        var wrong = right.replaceAll("(?m)^" + code + ",.*$", trailer);

        assertThat(ReadFile.text(right).codes()).isEmpty();
        var read = ReadFile.text(wrong);
        assertThat(read.rows()).hasSize(1);
        assertThat(read.read().problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.CONTROL_TOTAL_WRONG);
            assertThat(problem.code().weight()).isEqualTo(ReadingCode.Weight.REVIEWS);
        });
        var line = List.of("", "", "", "", "49", "98", "99").indexOf(code) + 1L;
        assertThat(read.read().problems().getFirst().line()).isEqualTo(line);
    }

    @Test
    void a_file_cut_anywhere_keeps_nothing() {
        var whole = HEAD + "02,ME,0260,1,260104,,EUR,2/\n03,1,,/\n16,475,5,,,,A/\n49,5,3/\n98,5,1,5/\n";
        for (int end = HEAD.length(); end <= whole.length(); end++) {
            var read = ReadFile.text(whole.substring(0, end));

            assertThat(read.reading()).as(whole.substring(0, end)).isInstanceOf(Reading.Refused.class);
            assertThat(read.rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"49,5,3/\n", "98,5,1,5/\n", "03,1,,/\n"})
    void a_file_that_lacks_a_record_within_is_refused(String missing) {
        var whole = HEAD + "02,ME,0260,1,260104,,EUR,2/\n03,1,,/\n16,475,5,,,,A/\n49,5,3/\n98,5,1,5/\n99,5,1,7/\n";

        assertThat(ReadFile.text(whole.replace(missing, "")).refusal().code()).isEqualTo(ReadingCode.FILE_CUT_OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        02,ME,0260,1,261304,,EUR,2/ | 03,1,,/    | 16,475,5,,,,A/   | DATE_UNREADABLE
        02,ME,0260,1,,,EUR,2/       | 03,1,,/    | 16,475,5,,,,A/   | DATE_UNREADABLE
        02,ME,0260,7,260104,,EUR,2/ | 03,1,,/    | 16,475,5,,,,A/   | GROUP_STATUS_UNKNOWN
        02,ME,0260,1,260104,,EUX,2/ | 03,1,,/    | 16,475,5,,,,A/   | CURRENCY_UNKNOWN
        02,ME,0260,1,260104,,EUR,2/ | 03,1,XXX,/ | 16,475,5,,,,A/   | CURRENCY_UNKNOWN
        02,ME,0260,1,260104,,EUR,2/ | 03,1,,/    | 16,475,5.00,,,,/ | AMOUNT_UNREADABLE
        02,ME,0260,1,260104,,EUR,2/ | 03,1,,/    | 16,475,5-,,,,A/  | AMOUNT_UNREADABLE
        02,ME,0260,1,260104,,EUR,2/ | 03,1,,/    | 16,475,12345678901234567,,,,A/ | AMOUNT_TOO_LARGE
        """)
    void what_cannot_be_read_exactly_refuses_the_file(String group, String account, String row, ReadingCode code) {
        assertThat(group(group, account, row, "49,5,3/").refusal().code()).isEqualTo(code);
    }

    @Test
    void an_unreadable_ledger_balance_is_told_and_proves_nothing() {
        var read = day("03,1,,010,1O,,,015,5,,/", "16,142,5,,,,A/");

        assertThat(read.codes()).contains(ReadingCode.BALANCE_UNREADABLE);
        assertThat(read.read().accounts().getFirst().statedOpening()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"791231, 2079-12-31", "800101, 1980-01-01", "20260104, 2026-01-04"})
    void years_of_two_digits_are_of_the_century_since_1980(String asOf, LocalDate day) {
        var read = group("02,ME,0260,1," + asOf + ",,EUR,2/", "03,1,,/", "16,142,5,,,,A/", "49,5,3/");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(day);
    }

    @Test
    void rows_of_a_table_that_begin_alike_are_none() {
        var read = ReadFile.text("01,Rent,Bank,260105,12.00,x,y\n02,Rent,Bank,260106,12.00,x,y\n");

        assertThat(read.codes()).containsExactly(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void lines_of_a_mail_box_around_the_file_are_told() {
        var read = ReadFile.text("$$ADD ID=ME BID='X'\n" + HEAD
                + "02,ME,0260,1,260104,,EUR,2/\n03,1,,/\n16,475,5,,,,A/\n49,5,3/\n98,5,1,5/\n99,5,1,7/\nEND\n");

        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void more_rows_than_allowed_are_refused() {
        var text = HEAD + "02,ME,0260,1,260104,,EUR,2/\n03,1,,/\n" + "16,475,5,,,,A/\n".repeat(3)
                + "49,,/\n98,,,/\n99,,,/";

        var read = ReadFile.bytes(text.getBytes(StandardCharsets.UTF_8), "EUR", null, 2);

        assertThat(read.refusal().code()).isEqualTo(ReadingCode.TOO_MANY_ROWS);
    }
}
