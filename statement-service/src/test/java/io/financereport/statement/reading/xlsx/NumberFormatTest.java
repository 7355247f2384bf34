package io.financereport.statement.reading.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.xlsx.NumberFormat.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/mm/yyyy",
                "[$-407]d. mmm yyyy;@",
                "[$-F800]dddd, mmmm dd, yyyy",
                "yyyy\\-mm\\-dd;@",
                "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                "[$-411]ge.m.d",
                "dd.mm.yyyy hh:mm:ss.000",
                "mmmm",
                "b1mmmyy",
                "[Red]dd.mm"
            })
    void days(String code) {
        assertThat(NumberFormat.of(164, code).shows()).isEqualTo(Shows.DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#,##0.00 D",
                "#,##0.00\\ \"DKK\"",
                "#,##0.00 [$kr.-406]",
                "0.00 \"days\"",
                "#,##0.00\"Cr\";#,##0.00\"Dr\"",
                "_-* #,##0.00\\ _d_-",
                "[h]:mm",
                "General",
                "@"
            })
    void numbers(String code) {
        assertThat(NumberFormat.of(164, code).shows()).isEqualTo(Shows.NUMBER);
    }

    @Test
    void a_format_longer_than_excel_has_it_shows_a_number() {
        assertThat(NumberFormat.of(164, "hms".repeat(100_000)).shows()).isEqualTo(Shows.NUMBER);
    }

    @Test
    void sides() {
        assertThat(FormatSides.of("#,##0.00\"Cr\";#,##0.00\"Dr\"")).isEqualTo(new FormatSides("CR", "DR"));
        assertThat(FormatSides.of("\"\"0.00\" Dr\"")).isEqualTo(new FormatSides("DR", null));
        assertThat(FormatSides.of("0.00\\ \\D\\r;[Red]\"€\" 0.00\" Cr.\"")).isEqualTo(new FormatSides("DR", "CR"));
        assertThat(FormatSides.of("0.00 \"Drinks\";-0.00")).isEqualTo(FormatSides.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 22, 27, 36, 50, 58, 71, 77, 81})
    void days_that_are_built_in(int id) {
        assertThat(NumberFormat.of(id, null).shows()).isEqualTo(Shows.DAY);
    }

    @Test
    void times_of_day() {
        assertThat(NumberFormat.of(164, "hh:mm:ss").shows()).isEqualTo(Shows.TIME);
        assertThat(NumberFormat.of(21, null).shows()).isEqualTo(Shows.TIME);
        assertThat(NumberFormat.of(46, null).shows()).isEqualTo(Shows.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#,##0.00\\ [$€-407];[RED]\\-#,##0.00\\ [$€-407]",
                "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-",
                "[$EUR] #,##0.00",
                "€#,##0.00",
                "\\€0.00",
                "#,##0.00\" EUR\""
            })
    void currencies(String code) {
        assertThat(NumberFormat.of(164, code).currency()).hasToString("EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$$-409]#,##0.00",
                "\"$\"#,##0.00",
                "#,##0.00 [$kr.-406]",
                "#,##0.00 \"all\"",
                "0.00;[$€-407]0.00",
                "[$USD] 0.00 [$EUR]",
                "[$-407]0.00"
            })
    void formats_that_name_no_currency_for_certain(String code) {
        assertThat(NumberFormat.of(164, code).currency()).isNull();
    }
}
