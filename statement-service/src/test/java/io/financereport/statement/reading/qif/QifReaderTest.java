package io.financereport.statement.reading.qif;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QifReaderTest {
    private static final String TEA =
            "D12/31/2025\nT-2.50\nPTea House\nMGreen tea\nN17\nCX\nLFood:Drinks\nA1 Leaf Road\n^\n";

    @Test
    void a_card_that_writes_purchases_as_plus_is_read_with_the_signs_a_person_says() {
        var card = "!Type:CCard\nD2026-01-13\nT2.50\nPTea\nS[Food]\n$2.50\n^\n";

        assertThat(ReadFile.text(card, null, Signs.INVERTED).rows().getFirst().amount())
                .hasToString("-2.50 EUR");
        assertThat(ReadFile.text(card, null, Signs.AS_WRITTEN).rows().getFirst().amount())
                .hasToString("2.50 EUR");
    }

    @Test
    void a_record_is_a_row_with_its_texts_and_place() {
        var text = "!Type:Bank\r\n" + TEA.replace("\n", "\r\n") + "D1/2/2026\r\nU3.00\r\nLGift\r\n^\r\n";

        var read = ReadFile.text(text);

        assertThat(read.read().format()).isEqualTo(Format.QIF);
        assertThat(read.lines())
                .containsExactly("2025-12-31 -2.50 EUR Tea House Green tea", "2026-01-02 3.00 EUR Gift");
        var row = read.rows().getFirst();
        assertThat(row.counterparty()).isEqualTo("Tea House");
        assertThat(row.reference()).isEqualTo("17");
        assertThat(row.source()).isInstanceOfSatisfying(Source.Bytes.class, at -> {
            assertThat(at.line()).isEqualTo(2);
            assertThat(text.substring((int) at.from(), (int) at.to()))
                    .startsWith("D12/31")
                    .endsWith("Road\r\n^");
        });
        assertThat(read.codes()).isEmpty();
        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.identifier()).isNull();
            assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.CALLER);
            assertThat(account.statedOpening()).isNull();
        });
    }

    /** Each form beside a date that settles the order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1/ 2'06               | 12/31/2005 | 2006-01-02
        1/ 2' 6               | 12/31/2005 | 2006-01-02
        1/2'2006              | 12/31/2005 | 2006-01-02
        1/2/98                | 12/31/97   | 1998-01-02
        01/02/2026            | 31/12/2025 | 2026-02-01
        01.02.26              | 31.12.25   | 2026-02-01
        1-2-2026              | 31-12-2025 | 2026-02-01
        2026-01-02            | 2025-12-31 | 2026-01-02
        2026/1/2              | 2025-12-31 | 2026-01-02
        2026-01-02 10:15:00   | 2025-12-31 | 2026-01-02
        01/02/099Check 200    | 12/31/098  | 1999-01-02
        01/02/126             | 12/31/125  | 2026-01-02
        """)
    void dates_of_all_written_forms_are_read(String written, String settling, LocalDate day) {
        var read = ReadFile.text("!Type:Bank\nD" + written + "\nT1.00\n^\nD" + settling + "\nT1.00\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(day);
    }

    @Test
    void an_order_that_no_date_settles_is_asked_and_the_answer_taken() {
        var text = "!Type:Bank\nD1/2/2026\nT1.00\n^\nD3/4/2026\nT1.00\n^\n";

        assertThat(ReadFile.text(text).reading()).isInstanceOf(Reading.Open.class);
        assertThat(ReadFile.text(text).codes()).containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
        assertThat(ReadFile.text(text, DateOrder.DAY_MONTH_YEAR)
                        .rows()
                        .getFirst()
                        .bookedOn())
                .isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(ReadFile.text(text, DateOrder.MONTH_DAY_YEAR)
                        .rows()
                        .getFirst()
                        .bookedOn())
                .isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @Test
    void an_order_that_only_one_makes_a_statement_of_is_taken_and_told() {
        var read = ReadFile.text("!Type:Bank\nD10/1/2025\nT1.00\n^\nD10/2/2025\nT1.00\n^\nD10/12/2025\nT1.00\n^\n"
                + "D11/3/2025\nT1.00\n^\nD11/5/2025\nT1.00\n^\nD11/9/2025\nT1.00\n^\nD12/1/2025\nT1.00\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(LocalDate.of(2025, 10, 1));
        assertThat(read.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED);
    }

    @Test
    void a_decimal_mark_that_no_amount_settles_is_asked() {
        var bytes = "!Type:Bank\nD2026-01-02\nT1.234\n^\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ReadFile.bytes(bytes, "KWD", null).codes()).containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
    }

    @Test
    void an_order_that_makes_no_difference_is_not_asked() {
        assertThat(ReadFile.text("!Type:Bank\nD1/ 1'00\nT1.00\n^\n").rows()).hasSize(1);
    }

    @Test
    void dates_that_fit_no_common_order_refuse_the_file() {
        var refusal = ReadFile.text("!Type:Bank\nD31/12/2025\nT1.00\n^\nD12/31/2025\nT1.00\n^\n")
                .refusal();

        assertThat(refusal.code()).isEqualTo(ReadingCode.DATE_UNREADABLE);
        assertThat(refusal.line()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1,234.56 | 1.00 | -1234.56
        -1.234,56 | 1,00 | -1234.56
        1'234.50  | 1.00 | 1234.50
        +12       | 1.00 | 12.00
        1,234     | 0.50 | 1234.00
        0.00      | 1.00 | 0.00
        """)
    void amounts_are_read_by_the_marks_of_the_whole_file(String written, String settling, String amount) {
        var read = ReadFile.text("!Type:Cash\nD2026-01-02\nT" + written + "\n^\nD2026-01-03\nT" + settling + "\n^\n");

        assertThat(read.rows().getFirst().amount()).isEqualTo(Money.of(amount, "EUR"));
    }

    @Test
    void splits_are_parts_of_one_row() {
        var read = ReadFile.text(
                "!Type:Bank\nD2026-01-02\nT-10.00\nL--Split--\nS[Card]\n$-9.00\nSFood\nEtea\n$-1.00\n^\n");

        assertThat(read.lines()).containsExactly("2026-01-02 -10.00 EUR [Card]; Food");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void what_splits_are_for_is_kept_beside_payee_and_memo_as_far_as_there_is_room() {
        var two = "!Type:Bank\nD2026-01-02\nT-10.00\nPCorner shop\nSFood\n$-4.00\nSHome\n$-5.00\nSFood\n$-1.00\n^\n";
        var many = new StringBuilder("!Type:Bank\nD2026-01-02\nT-12.00\nPCorner shop\n");
        for (int part = 1; part <= 12; part++) {
            many.append("SPart ").append(part).append("\n$-1.00\n");
        }

        assertThat(ReadFile.text(two).lines()).containsExactly("2026-01-02 -10.00 EUR Corner shop (Food; Home)");
        assertThat(ReadFile.text(many + "^\n").rows().getFirst().description())
                .startsWith("Corner shop (Part 1; Part 2;")
                .endsWith("Part 10; and 2 more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1\n$-9.00\nS2\n$-1.01", "S1\n$9.00\nS2\n$1.00", "S1\n$-9.00\nS2\n$nothing"})
    void splits_that_do_not_make_the_amount_are_for_a_person(String splits) {
        var read = ReadFile.text("!Type:Bank\nD2026-01-02\nT-10.00\n" + splits + "\n^\n");

        assertThat(read.lines()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.SPLITS_NOT_ADDING_UP);
        assertThat(ReadingCode.SPLITS_NOT_ADDING_UP.weight()).isEqualTo(Weight.REVIEWS);
    }

    @Test
    void a_second_date_within_the_splits_is_told() {
        var read = ReadFile.text("!Type:Bank\nD2026-01-02\nT-10.00\nSFood\nD2025-12-01\n$-10.00\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(read.codes()).containsExactly(ReadingCode.DATES_DIFFER);
    }

    @Test
    void a_transfer_is_a_row_of_each_of_its_accounts() {
        var read = ReadFile.text(
                "!Option:AutoSwitch\n!Account\nNCurrent\nTBank\n^\nNVisa Card\nTCCard\n^\n!Clear:AutoSwitch\n"
                        + "!Account\nNCurrent\nDdaily\nTBank\n^\n!Type:Bank\nD2026-01-02\nT-5.00\nL[Visa Card]\n^\n"
                        + "!Account\nNVisa Card\nTCCard\n^\n!Type:CCard\nD2026-01-02\nT5.00\nL[Current]\n^\n"
                        + "!Account\nNCurrent\n^\n!Type:Bank\nD2026-01-03\nT1.00\n^\n");

        assertThat(read.rows()).extracting(row -> row.account()).containsExactly(0, 1, 0);
        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly("Current", "VisaCard");
        assertThat(read.read().accounts())
                .extracting(FileAccount::kind)
                .containsExactly(AccountKind.ASSET, AccountKind.LIABILITY);
    }

    @Test
    void rows_after_a_list_of_several_accounts_are_of_none_of_them() {
        var read = ReadFile.text(
                "!Option:AutoSwitch\n!Account\nNA\nTBank\n^\nNB\nTBank\n^\n!Type:Bank\nD2026-01-02\nT-5.00\n^\n");

        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly((String) null);
    }

    @ParameterizedTest
    @CsvSource({
        "Bank, ASSET",
        "Cash, ASSET",
        "Oth A, ASSET",
        "Banque, ASSET",
        "Oth L, LIABILITY",
        "CCard, LIABILITY",
        "ccard, LIABILITY",
        "Kreditkarte, LIABILITY"
    })
    void the_type_says_which_side_an_account_stands_on(String type, AccountKind kind) {
        var read = ReadFile.text("!Type:" + type + "\nD2026-01-02\nT-5.00\nPTom\n^\n");

        assertThat(read.read().accounts().getFirst().kind()).isEqualTo(kind);
        assertThat(read.rows().getFirst().amount()).isEqualTo(Money.of("-5.00", "EUR"));
    }

    @Test
    void beside_decimal_commas_the_day_comes_first_and_that_is_told() {
        var read = ReadFile.text("!Type:Bank\nD05/03/2026\nT-27,50\nPTom\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).hasToString("2026-03-05");
        assertThat(read.codes()).containsExactly(ReadingCode.DATE_ORDER_INFERRED);
    }

    @Test
    void translated_names_of_lists_are_known() {
        var read = ReadFile.text("!Konto\nNGiro\nTBank\n^\n!Typ:Bank\nD3.11'19\nT-27,50\nPTom\n^\n");

        assertThat(read.lines()).containsExactly("2019-11-03 -27.50 EUR Tom");
        assertThat(read.read().accounts().getFirst().identifier()).isEqualTo("Giro");
    }

    @Test
    void lists_of_categories_and_the_like_are_no_rows() {
        var read = ReadFile.text(
                "!Type:Cat\nNFood\nDall food\nE\n^\n!Type:Class\nNTrip\n^\n!Type:Memorized\nKC\nD2026-01-01\nT9.00\n^\n"
                        + "!Type:Prices\n\"X\",1.5,\"1/2'26\"\n^\n!Type:Security\nNX\nS^X\n^\n!Type:Bank\n" + TEA);

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void a_list_of_unknown_type_is_left_out_and_told() {
        var read = ReadFile.text("!Type:Bank\n" + TEA + "!Type:Savings\nD1/2'26\nT6.00\n^\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadingCode.SECTION_LEFT_OUT.weight()).isEqualTo(Weight.REVIEWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Type:Invst\nD1/2'26\nNReinvDiv\nT6.00\n^\n",
                "!Type:Invst\nD1/2'26\nNBuy\n^\n",
                "!Type:Cat\nNFood\n^\n",
                "!Account\nNA\nTBank\n^\n",
                "!Type:Bank\n"
            })
    void a_file_without_rows_is_refused(String text) {
        assertThat(ReadFile.text(text).refusal().code()).isEqualTo(ReadingCode.NO_ROWS);
    }

    @Test
    void the_opening_balance_is_stated_and_no_row() {
        var read = ReadFile.text("!Type:Bank\nD12/30/2025\nT100.00\nCX\nPOpening Balance\nL[My Bank]\n^\n" + TEA);

        assertThat(read.lines()).containsExactly("2025-12-31 -2.50 EUR Tea House Green tea");
        assertThat(read.codes()).containsExactly(ReadingCode.OPENING_STATED);
        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.identifier()).isEqualTo("MyBank");
            assertThat(account.statedOpening()).isEqualTo(Money.of("100.00", "EUR"));
            assertThat(account.statedFrom()).isEqualTo(LocalDate.of(2025, 12, 30));
        });
    }

    /** A transfer of the account to itself, in any language; and only in the first record. */
    @ParameterizedTest
    @CsvSource({
        "Opening Balance, [Current], 0",
        "OPENING BALANCE, [Equity], 0",
        "Saldo, [Current], 0",
        "Saldo, [Other], 1",
        "Opening Balance, Income, 1",
        "Opening Balance, '', 1"
    })
    void what_counts_as_an_opening_balance(String payee, String category, int rows) {
        var first = "D12/30/2025\nT100.00\nP" + payee + "\nL" + category + "\n^\n";
        var account = "!Account\nNCurrent\nTBank\n^\n!Type:Bank\n";

        assertThat(ReadFile.text(account + first + TEA).rows()).hasSize(rows + 1);
        assertThat(ReadFile.text(account + TEA + first).rows()).hasSize(2);
    }

    @Test
    void a_last_record_without_its_end_is_kept_and_told() {
        var read = ReadFile.text("!Type:Bank\n" + TEA + "D1/5/2026\nT-5.00\nPTom");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.RECORD_NOT_CLOSED);
            assertThat(problem.code().weight()).isEqualTo(Weight.REVIEWS);
            assertThat(problem.line()).isEqualTo(11);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'D1/5/2026\nPTom', FILE_CUT_OFF",
        "'D1/5/2026\nPTom\n^', ROW_INCOMPLETE",
        "'T5.00\n^', ROW_INCOMPLETE",
        "'D1/5/2026\nTfive\n^', AMOUNT_UNREADABLE",
        "'Dsoon\nT5.00\n^', DATE_UNREADABLE",
        "'D1/5\nT5.00\n^', DATE_UNREADABLE",
        "'D13/32/2026\nT5.00\n^', DATE_UNREADABLE",
        "'D1/5/1926\nT5.00\n^', DATE_OUT_OF_RANGE",
        "'D1/5/2026\nT123456789012345.00\n^', AMOUNT_TOO_LARGE"
    })
    void what_cannot_be_read_exactly_refuses_the_file(String record, ReadingCode code) {
        var read = ReadFile.text("!Type:Bank\n" + TEA + record);

        assertThat(read.refusal().code()).isEqualTo(code);
        assertThat(read.refusal().line()).isEqualTo(11);
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void remarks_before_the_first_header_are_passed_over_and_told() {
        var read = ReadFile.text("### exported\n### by a program\n\n!Type:Bank\n" + TEA);

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void a_file_without_a_header_is_known_by_its_records() {
        assertThat(ReadFile.text(TEA).read().format()).isEqualTo(Format.QIF);
        assertThat(ReadFile.text("Date\nText\n^\n").codes()).containsExactly(ReadingCode.HEADER_NOT_FOUND);
    }

    @Test
    void text_of_another_charset_is_read_and_told() {
        var bytes = ("!Type:Bank\nD12/31/2025\nT-2.50\nPÉpicerie Générale à côté\n^\n")
                .getBytes(Charset.forName("windows-1252"));

        var read = ReadFile.bytes(bytes, "EUR", null);

        assertThat(read.rows().getFirst().description()).isEqualTo("Épicerie Générale à côté");
        assertThat(read.codes()).containsExactly(ReadingCode.CHARSET_ASSUMED);
    }

    @Test
    void more_rows_than_allowed_are_refused() {
        var bytes = ("!Type:Bank\n" + TEA.repeat(3)).getBytes(StandardCharsets.UTF_8);

        assertThat(ReadFile.bytes(bytes, "EUR", null, 2).refusal().code()).isEqualTo(ReadingCode.TOO_MANY_ROWS);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_001, 300_000})
    void a_record_without_end_is_not_kept_in_memory(int lines) {
        var text = "!Type:Bank\nD12/31/2025\nT1.00\n" + "Mx\n".repeat(lines);

        assertThat(ReadFile.text(text).refusal().code()).isEqualTo(ReadingCode.RECORD_TOO_LONG);
    }

    @Test
    void jpy_has_no_decimals() {
        var bytes = "!Type:Bank\nD12/31/2025\nT-1,250\n^\n".getBytes(StandardCharsets.UTF_8);

        var read = ReadFile.bytes(bytes, "JPY", null);

        assertThat(List.of(read.rows().getFirst().amount())).containsExactly(Money.of("-1250", "JPY"));
    }
}
