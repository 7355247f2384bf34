package io.financereport.statement.reading.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowRead.Standing;
import io.financereport.statement.reading.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940ReaderTest {
    private static final String TEA = ":61:2601120112D2,50NTRFTEA1//BANK7\r\n:86:Tea\r\n";

    @Test
    void a_balance_may_write_its_day_with_the_century() {
        var read = ReadFile.text(":20:A\r\n:25:1\r\n:28C:1\r\n:60F:C20260111EUR10,\r\n:61:260112D2,50NTRF\r\n"
                + ":62F:C20260131EUR7,50");

        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts().getFirst().statedOpening()).hasToString("10.00 EUR");
        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("7.50 EUR");
        assertThat(read.read().accounts().getFirst().statedTo()).isEqualTo("2026-01-31");
    }

    @Test
    void a_message_is_read_with_its_account_and_balances() {
        var read = ReadFile.text(message("C260111EUR10,", TEA, "C260131EUR7,50"));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Tea");
        assertThat(read.rows().getFirst().valueOn()).isEqualTo("2026-01-12");
        assertThat(read.rows().getFirst().reference()).isEqualTo("TEA1");
        assertThat(read.read().format()).isEqualTo(Format.MT940);
        var account = read.read().accounts().getFirst();
        assertThat(account.identifier()).isEqualTo("DE02120300000000202051");
        assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.FILE);
        assertThat(account.statedFrom()).isEqualTo("2026-01-12");
        assertThat(account.statedTo()).isEqualTo("2026-01-31");
        assertThat(account.statedOpening()).hasToString("10.00 EUR");
        assertThat(account.statedClosing()).hasToString("7.50 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_row_knows_its_bytes_and_line_with_its_details() {
        var file = "\uFEFF" + message("C260111EUR10,", ":61:260112C1,NMSC\r\n:86:Z\u00FCrich\r\n", "C260131EUR11,");
        var bytes = file.getBytes(StandardCharsets.UTF_8);

        var source = (Source.Bytes) ReadFile.text(file).rows().getFirst().source();

        assertThat(new String(bytes, (int) source.from(), (int) (source.to() - source.from()), StandardCharsets.UTF_8))
                .isEqualTo(":61:260112C1,NMSC\r\n:86:Z\u00FCrich");
        assertThat(source.line()).isEqualTo(5);
    }

    /** The sign, the dates and what may be left out of a row. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2601120112C2,50NTRFX               | 2026-01-12 2.50
        2601120112D2,50NTRFX               | 2026-01-12 -2.50
        2601120112RC2,50NTRFX              | 2026-01-12 -2.50
        2601120112RD2,50NTRFX              | 2026-01-12 2.50
        2601120112CR2,50NTRFX              | 2026-01-12 2.50
        2601120112RCR2,50NTRFX             | 2026-01-12 -2.50
        2601120112RDR2,50NTRFX             | 2026-01-12 2.50
        2601120112DR2,NTRFX                | 2026-01-12 -2.00
        2601120112D000000000002,50NTRFX    | 2026-01-12 -2.50
        260112D2,5S103X                    | 2026-01-12 -2.50
        260112D2,50F   X                   | 2026-01-12 -2.50
        260112D2.50NTRFX                   | 2026-01-12 -2.50
        260112D1002.500NTRFX               | 2026-01-12 -1002.50
        260112D0.500NTRFX                  | 2026-01-12 -0.50
        260112D1.002,50NTRFX               | 2026-01-12 -1002.50
        260112D2,50 NTRFX                  | 2026-01-12 -2.50
        260112D2,50NTRF                    | 2026-01-12 -2.50
        2512310102D2,50NTRFX               | 2026-01-02 -2.50
        2601021231D2,50NTRFX               | 2025-12-31 -2.50
        2601150110D2,50NTRFX               | 2026-01-10 -2.50
        2402290301D2,50NTRFX               | 2024-03-01 -2.50
        991231D2,50NTRFX                   | 1999-12-31 -2.50
        """)
    void a_row_is_read_as_the_standard_says(String written, String expected) {
        var read = ReadFile.text(message("C200101EUR0,", ":61:" + written + "\r\n", "C260131EUR7,50"));

        assertThat(read.rows())
                .extracting(row -> row.bookedOn() + " " + row.amount().amount())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        26011201D2,50NTRFX       | row-incomplete
        2601                     | date-unreadable
        260230D2,50NTRFX         | date-unreadable
        2601120230D2,50NTRFX     | date-unreadable
        2601121301D2,50NTRFX     | date-unreadable
        260112X2,50NTRFX         | row-incomplete
        260112D,NTRFX            | amount-unreadable
        0000000112D2,50NTRFX     | date-unreadable
        18011201D2,50NTRFX       | row-incomplete
        260112DNTRFX             | amount-unreadable
        260112D-2,50NTRFX        | amount-unreadable
        260112D1,002,50NTRFX     | amount-unreadable
        260112D1.002NTRFX        | amount-unreadable
        260112D2,5050000000000000001NTRFX | amount-unreadable
        260112D123456789012345,NTRFX | amount-too-large
        260112D2,50NT            | row-incomplete
        """)
    void a_row_that_cannot_be_read_refuses_the_file_with_its_place(String written, String code) {
        var refusal = ReadFile.text(message("C260111EUR10,", TEA + ":61:" + written + "\r\n", "C260131EUR7,50"))
                .refusal();

        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.line()).isEqualTo(7);
    }

    @Test
    void a_value_date_of_30_february_is_kept_as_said() {
        var read = ReadFile.text(message("C260111EUR10,", ":61:2602300301D2,50NTRFX\r\n", "C260331EUR7,50"));

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo("2026-03-01");
        assertThat(read.rows().getFirst().valueOn()).isNull();
        var problem = read.read().problems().getFirst();
        assertThat(problem.code()).isEqualTo(ReadingCode.VALUE_DATE_IMPOSSIBLE);
        assertThat(problem.detail()).contains("260230", "2026-03-01");
        assertThat(problem.line()).isEqualTo(5);
    }

    @Test
    void pages_that_chain_are_one_statement_and_others_stay_apart() {
        var read = ReadFile.text(page("60F:C260111EUR10,", TEA, "62M:C260112EUR7,50")
                + page("60M:C260112EUR7,50", TEA, "62F:C260112EUR5,")
                + page("60F:C260112EUR4,", TEA, "62F:C260131EUR1,50")
                + page("60F:C260131USD1,50", TEA, "62F:C260131USD-1,"));

        assertThat(read.read().accounts())
                .extracting(account -> account.statedOpening() + " to " + account.statedClosing())
                .containsExactly("10.00 EUR to 5.00 EUR", "4.00 EUR to 1.50 EUR", "1.50 USD to null");
        assertThat(read.rows()).extracting(row -> row.account()).containsExactly(0, 0, 1, 2);
        assertThat(read.codes()).containsExactly(ReadingCode.BALANCE_UNREADABLE, ReadingCode.CLOSING_MISSING);
    }

    @Test
    void pages_of_another_account_in_between_do_not_break_the_chain() {
        var other = page("60F:C260111EUR1,", TEA, "62F:D260112EUR1,50").replace("202051", "202052");

        var read = ReadFile.text(page("60F:C260111EUR10,", TEA, "62F:C260112EUR7,50")
                + other
                + page("60F:C260112EUR7,50", TEA, "62F:C260113EUR5,"));

        assertThat(read.rows()).extracting(row -> row.account()).containsExactly(0, 1, 0);
        assertThat(read.read().accounts().get(1).statedClosing()).hasToString("-1.50 EUR");
    }

    @Test
    void a_page_that_does_not_add_up_is_named_though_the_whole_does() {
        var read = ReadFile.text(
                page("60F:C260111EUR10,", TEA, "62M:C260112EUR7,") + page("60M:C260112EUR7,", TEA, "62F:C260112EUR5,"));

        assertThat(read.codes()).containsExactly(ReadingCode.PAGE_NOT_ADDING_UP);
        assertThat(read.read().problems().getFirst().line()).isEqualTo(1);
    }

    @Test
    void newest_pages_first_are_statements_of_their_own() {
        var read = ReadFile.text(page("60F:C260212EUR7,50", TEA, "62F:C260213EUR5,")
                + page("60F:C260112EUR5,", TEA, "62F:C260113EUR2,50"));

        assertThat(read.read().accounts()).hasSize(2);
    }

    @Test
    void blocks_banners_and_forward_balances_do_no_harm() {
        var text = message("C260111EUR10,", TEA, "C260131EUR7,50\r\n:64:C260131EUR99,\r\n:65:C260201EUR98,");
        var block = "{1:F01BANKDEFFXXXX0000000000}{2:O9400000}{4:\r\n" + text.replace("\r\n-", "\r\n-}{5:}");

        for (String file : new String[] {
            block,
            block + block.replace("60F", "60M"),
            "{1:F01BANKDEFFXXXX0000000000}\n{2:O9400000}\n{4:" + text.replace("\r\n-\r\n", "\r\n-}"),
            "\u0001\r\n" + text.replace("\r\n-", "\r\n-\u0003"),
            text.replace("\r\n-\r\n", "\r\n"),
            text.replace("\r\n", "\n"),
            text.replace("\r\n", "\r"),
            "BANKDEFF\r\n940\r\n\r\n" + text
        }) {
            var read = ReadFile.text(file);

            assertThat(read.lines()).as(file).contains("2026-01-12 -2.50 EUR Tea");
            assertThat(read.read().accounts())
                    .as(file)
                    .allSatisfy(account -> assertThat(account.statedClosing()).hasToString("7.50 EUR"));
        }
    }

    @Test
    void lines_outside_of_any_message_are_counted() {
        var read = ReadFile.text("BANKDEFF\r\n940\r\n" + message("C260111EUR10,", TEA, "C260131EUR7,50"));

        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(read.read().problems().getFirst().detail()).startsWith("2 lines");
    }

    @Test
    void text_that_looks_like_a_tag_stays_text() {
        var read = ReadFile.text(message(
                "C260111EUR10,",
                ":61:260112D2,50NTRFX\r\n:86:Paid at 2026-01-12T20\r\n:20:11 by card\r\n",
                "C260131EUR7,50"));

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Paid at 2026-01-12T20 :20:11 by card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DE02120300000000202051      | DE02120300000000202051 |
        DE02 1203 0000 0000 2020 51 | DE02120300000000202051 |
        DE02120300000000202051EUR   | DE02120300000000202051 |
        DE02120300000000202051 EUR  | DE02120300000000202051 |
        12030000/0000202051         | 0000202051             | 12030000
        12030000/202051EUR          | 202051                 | 12030000
        202051/EUR                  | 202051                 |
        /202051                     | 202051                 |
        HARBOUR/202051              | 202051                 | HARBOUR
        """)
    void an_account_is_an_iban_or_bank_and_number(String written, String identifier, String institution) {
        var account =
                account(":20:A\r\n:25:" + written + "\r\n:60F:C260111EUR10,\r\n" + TEA + ":62F:C260131EUR7,50\r\n");

        assertThat(account.identifier()).isEqualTo(identifier);
        assertThat(account.institution()).isEqualTo(institution);
    }

    @Test
    void the_currency_is_that_of_the_balances_else_behind_the_number_else_given() {
        assertThat(account(":20:A\r\n:25:123\r\n:60F:C260111USD10,\r\n" + TEA).currency())
                .hasToString("USD");
        assertThat(account(":20:A\r\n:25:123GBP\r\n:60F:C26011110,\r\n" + TEA).currency())
                .hasToString("GBP");
        assertThat(account(TEA).currencyFrom()).isEqualTo(CurrencyFrom.CALLER);
        assertThat(ReadFile.text(TEA + ":62F:C260131USD7,50\r\n").codes()).containsExactly(ReadingCode.CURRENCY_MIXED);
    }

    @Test
    void rows_of_an_interim_report_are_not_booked() {
        var interim = ":20:I\r\n:25:DE02120300000000202051\r\n:28C:1/1\r\n:34F:EUR0,\r\n:13D:2601121200+0100\r\n" + TEA
                + ":90D:1EUR2,50\r\n-\r\n";

        var beside = ReadFile.text(message("C260111EUR10,", TEA, "C260131EUR7,50") + interim + interim);

        assertThat(beside.rows()).extracting(RowRead::ordinal).containsExactly(1, 2, 3);
        assertThat(beside.rows())
                .extracting(RowRead::standing)
                .containsExactly(Standing.BOOKED, Standing.NOTIFIED, Standing.NOTIFIED);
        assertThat(beside.rows()).extracting(RowRead::account).containsExactly(0, 1, 1);
        assertThat(beside.read().rows()).isEqualTo(1);
        for (String early : new String[] {
            interim,
            "{1:F01BANKDEFFXXXX0000000000}{2:I942X}{4:\r\n:20:I\r\n:25:1\r\n" + TEA + "-}\r\n",
            ":942:\r\n:20:I\r\n:25:1\r\n" + TEA
        }) {
            assertThat(ReadFile.text(early).rows())
                    .as(early)
                    .extracting(RowRead::standing)
                    .containsExactly(Standing.NOTIFIED);
        }
        // Only the end tells that the rows before it were not booked.
        assertThat(ReadFile.text(":20:I\r\n:25:1\r\n" + TEA + ":90D:1EUR2,50\r\n")
                        .codes())
                .containsExactly(ReadingCode.INTERIM_REPORT);
    }

    @Test
    void expected_rows_are_pending_and_change_no_balance() {
        var read = ReadFile.text(message(
                "C260111EUR10,",
                TEA.replace("0112D", "0112ED") + TEA.replace("0112D", "0112EC") + TEA,
                "C260131EUR7,50"));

        assertThat(read.rows())
                .extracting(row -> row.standing() + " " + row.amount())
                .containsExactly("PENDING -2.50 EUR", "PENDING 2.50 EUR", "BOOKED -2.50 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_file_that_ends_too_early_is_refused_or_shown() {
        var whole = message("C260111EUR10,", ":61:260110C1,NTRFX\r\n" + TEA, "C260131EUR8,50");
        var blocks = "{1:F01BANKDEFFXXXX0000000000}{2:O9400000}{4:\r\n" + whole.replace("\r\n-", "\r\n-}");

        assertThat(ReadFile.text(whole.substring(0, whole.indexOf("NTRFTEA"))).codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
        assertThat(ReadFile.text(whole.substring(0, whole.indexOf("EUR8,50"))).codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
        assertThat(ReadFile.text(whole.substring(0, whole.indexOf(":62F"))).codes())
                .containsExactly(ReadingCode.CLOSING_MISSING);
        assertThat(ReadFile.text(blocks.substring(0, blocks.indexOf(":62F"))).codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
    }

    /** As in a row, a blank between the parts of a balance parts nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"C260131EUR 7,50", "C260131 EUR7,50", "C 260131 EUR 7,50  ", "C260131EUR7.50"})
    void a_balance_with_blanks_between_its_parts_is_read(String written) {
        var read = ReadFile.text(message("C260111EUR10,", TEA, written));

        assertThat(read.read().accounts().getFirst().statedClosing()).hasToString("7.50 EUR");
        assertThat(read.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"C260131EUR7 1,50", "C26 01 31EUR7,50", "C260131E UR7,50", "C260131EUR7,50 X", "C260131EUR "})
    void a_balance_with_blanks_within_a_part_is_not(String written) {
        assertThat(ReadFile.text(message("C260111EUR10,", TEA, written)).codes())
                .containsExactly(ReadingCode.BALANCE_UNREADABLE, ReadingCode.CLOSING_MISSING);
    }

    @Test
    void a_quiet_month_is_read_and_a_file_without_statement_refused() {
        var quiet = ReadFile.text(message("C260111EUR10,", "", "C260131EUR10,"));
        assertThat(quiet.read().rows()).isZero();
        assertThat(quiet.read().accounts().getFirst().statedClosing()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(ReadFile.text(":20:A\r\n").codes()).containsExactly(ReadingCode.NO_STATEMENT);
        assertThat(ReadFile.text("{1:F01BANKDEFFXXXX0000000000}").codes()).containsExactly(ReadingCode.NO_STATEMENT);
    }

    @Test
    void text_of_another_charset_is_read_and_said_to_be() {
        var file = message("C260111EUR10,", ":61:260112D2,50NTRFX\r\n:86:Caf\u00E9 Z\u00FCrich\r\n", "C260131EUR7,50");

        var read = ReadFile.bytes(file.getBytes(StandardCharsets.ISO_8859_1), "EUR", null);

        assertThat(read.lines()).containsExactly("2026-01-12 -2.50 EUR Caf\u00E9 Z\u00FCrich");
        assertThat(read.codes()).containsExactly(ReadingCode.CHARSET_ASSUMED);
    }

    @Test
    void too_many_rows_and_too_long_lines_are_refused() {
        var file = message("C260111EUR10,", TEA + TEA, "C260131EUR5,");

        assertThat(ReadFile.bytes(file.getBytes(StandardCharsets.UTF_8), "EUR", null, 1)
                        .codes())
                .containsExactly(ReadingCode.TOO_MANY_ROWS);
        assertThat(ReadFile.text(TEA + "x".repeat(70_000)).codes()).containsExactly(ReadingCode.RECORD_TOO_LONG);
        assertThat(ReadFile.text(TEA + ("x".repeat(60_000) + "\n").repeat(5)).codes())
                .containsExactly(ReadingCode.RECORD_TOO_LONG);
    }

    private static FileAccount account(String file) {
        return ReadFile.text(file).read().accounts().getFirst();
    }

    private static String message(String opening, String rows, String closing) {
        return page("60F:" + opening, rows, "62F:" + closing);
    }

    private static String page(String opening, String rows, String closing) {
        return ":20:START\r\n:25:DE02120300000000202051\r\n:28C:1/1\r\n:" + opening + "\r\n" + rows + ":" + closing
                + "\r\n-\r\n";
    }
}
