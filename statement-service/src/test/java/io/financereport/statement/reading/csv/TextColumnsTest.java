package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in words under names that nobody knows belongs to a row's text, so that no payee is lost. */
class TextColumnsTest {
    private static final String FILE =
            "Date,Xyz,Text,Amount,Abc\n2026-01-13,Baker Smith,Card,-1.00,Berlin\n2026-01-14,Acme Ltd,Transfer,-2.00,\n";

    @Test
    void words_under_an_unknown_name_join_the_text_in_the_order_of_the_file() {
        assertThat(texts(FILE)).containsExactly("Baker Smith Card Berlin", "Acme Ltd Transfer");
    }

    @Test
    void words_are_kept_where_no_name_of_a_text_is_known() {
        assertThat(texts("Date,Amount,Avisierungstext\n2026-01-13,-1.00,Laden\n"))
                .containsExactly("Laden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        what is the same in every row | Posted      | Posted
        words of the text again       | tea shop    | Pay
        references                    | TX-4711-AB  | TX-4712-AB
        references of several parts   | RF18 5390   | RF18 5391
        other amounts                 | 12.50 EUR   | 13.50 EUR
        days                          | 13 Jan 2026 | 14 Jan 2026
        banks                         | DEUTDEFF500 | COBADEFFXXX
        codes                         | DEB         | CRD
        addresses                     | a@shop.test | b@work.test
        pages                         | https://shop.test/logo | https://work.test/logo
        yes and no                    | Yes         | No
        nothing at all                | -           | --
        """)
    void what_says_nothing_new_in_words_is_left_out(String what, String first, String second) {
        assertThat(texts("Date,Text,Amount,Xyz\n2026-01-13,Tea shop,-1.00,%s\n2026-01-14,Pay,100.00,%s\n"
                        .formatted(first, second)))
                .as(what)
                .containsExactly("Tea shop", "Pay");
    }

    @Test
    void a_column_that_only_few_rows_fill_is_kept() {
        var rows = "2026-01-13,Tea,-1.00,\n".repeat(90);

        assertThat(texts("Date,Text,Amount,Xyz\n" + rows + "2026-01-14,Tea,-1.00,Dinner with Ada\n"))
                .last()
                .isEqualTo("Tea Dinner with Ada");
    }

    @Test
    void without_names_every_column_of_words_is_a_text() {
        assertThat(texts("""
            "ACME BANK","2026-01-13","-10.00","Card payment","Baker"
            "ACME BANK","2026-01-14","100.00","Transfer","Work"
            """)).containsExactly("Card payment Baker", "Transfer Work");
    }

    @Test
    void languages_without_blanks_have_words_too() {
        assertThat(texts("交易日期,金额,备注,某某\n2026-01-13,-1.00,午餐,面包店\n2026-01-14,-2.00,晚餐,书店\n"))
                .containsExactly("午餐 面包店", "晚餐 书店");
    }

    @Test
    void a_profile_reads_the_columns_that_it_was_learnt_from_in_a_file_where_they_say_nothing() {
        var layout = ReadFile.text(FILE).read().tables().getFirst().layout();
        var hints = new ReadingHints(Currency.getInstance("EUR"), null)
                .with(new KnownLayouts(List.of(new Known(new UUID(0, 1), 1, "x", true, layout))));
        var other = "Date,Xyz,Text,Amount,Abc\n2026-01-13,Baker,Card,-1.00,Rome\n2026-01-14,Baker,Tea,-2.00,Rome\n";

        assertThat(texts(other)).containsExactly("Card", "Tea");
        assertThat(ReadFile.with(hints, other.getBytes(StandardCharsets.UTF_8)).rows())
                .extracting(RowRead::description)
                .containsExactly("Baker Card Rome", "Baker Tea Rome");
    }

    @Test
    void a_profile_of_columns_without_names_fits_where_a_text_is_missing() {
        var file = "2026-01-13;-10.00;Card;Baker\n2026-01-14;100.00;Transfer;Work\n";
        var layout = ReadFile.text(file).read().tables().getFirst().layout();
        var hints = new ReadingHints(Currency.getInstance("EUR"), null)
                .with(new KnownLayouts(List.of(new Known(new UUID(0, 1), 1, "x", true, layout))));

        var read = ReadFile.with(
                hints, "2026-01-13;-10.00;Card;\n2026-01-14;100.00;Transfer;\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read.read().tables().getFirst().layout().hasColumnsOf(layout))
                .isTrue();
        assertThat(read.codes()).contains(ReadingCode.PROFILE_APPLIED);
    }

    private static List<String> texts(String file) {
        return ReadFile.text(file).rows().stream().map(RowRead::description).toList();
    }
}
