package io.financereport.statement.reading.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the standard does not write and programs do, where it can mean one thing only. */
class Mt940WritingsTest {
    private static final String HEAD = ":20:M1\n:25:4711\n:28C:3/1\n:60F:C260228EUR90,\n";
    private static final String TAIL = ":62F:C260331EUR80,\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        20260302D10,NTRFX                  | 2026-03-02 -10.00
        202603020303D10,NTRFX              | 2026-03-03 -10.00
        19991231D10,NTRFX                  | 1999-12-31 -10.00
        2001200121D10,NTRFX                | 2020-01-21 -10.00
        200120D10,NTRFX                    | 2020-01-20 -10.00
        2603020302d10,NTRFX                | 2026-03-02 -10.00
        2603020302rc10,NTRFX               | 2026-03-02 -10.00
        2603020302C,5NTRFX                 | 2026-03-02 0.50
        2603020302D.75NTRFX                | 2026-03-02 -0.75
        2603020302D1,010.50NTRFX           | 2026-03-02 -1010.50
        2603020302D1,234,567.NTRFX         | 2026-03-02 -1234567.00
        """)
    void a_row_is_read_where_it_can_mean_one_thing_only(String written, String expected) {
        var read = ReadFile.text(HEAD + ":61:" + written + "\n:86:Lamp\n" + TAIL);

        assertThat(read.rows())
                .extracting(row -> row.bookedOn() + " " + row.amount().amount())
                .containsExactly(expected);
    }

    @Test
    void two_at_signs_end_the_lines_of_a_file_that_begins_with_them() {
        var file =
                (HEAD + ":61:2603020302D10,NTRFX\n:86:Lamp a@b\nand shade\n" + TAIL + "-\n").replaceAll("(?m)^", "@@");
        file = file.replace("\n", "");
        var read = ReadFile.text(file);

        assertThat(read.lines()).containsExactly("2026-03-02 -10.00 EUR Lamp a@b and shade");
        var place = (Source.Bytes) read.rows().getFirst().source();
        assertThat(file.substring((int) place.from(), (int) place.to()))
                .isEqualTo(":61:2603020302D10,NTRFX@@:86:Lamp a@b@@and shade");
    }

    @Test
    void blanks_behind_the_tag_of_a_row_are_no_part_of_it() {
        var read = ReadFile.text(HEAD + ":61: 2603020302D10,NTRFX\n:86: Lamp\n" + TAIL);

        assertThat(read.lines()).containsExactly("2026-03-02 -10.00 EUR Lamp");
    }

    /** A message of which not one field was found used to vanish beside another one. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "    ", "\t", "\u0001 "})
    void messages_that_stand_behind_blanks_are_read(String blanks) {
        var file = HEAD + ":61:2603020302D10,NTRFX\n:86:Lamp\n" + TAIL + "-\n";
        var other = file.replace("4711", "4712").replaceAll("(?m)^(?=.)", blanks);

        assertThat(ReadFile.text(other).rows()).hasSize(1);
        assertThat(ReadFile.text(file + other).read().accounts())
                .extracting(account -> account.identifier() + " " + account.statedClosing())
                .containsExactly("4711 80.00 EUR", "4712 80.00 EUR");
        assertThat(ReadFile.text(file + other).codes()).isEmpty();
    }

    @Test
    void a_dash_behind_blanks_is_a_text() {
        var read = ReadFile.text(HEAD + ":61:2603020302D10,NTRFX\n:86:Lamp\n -\nred\n" + TAIL);

        assertThat(read.lines()).containsExactly("2026-03-02 -10.00 EUR Lamp - red");
        assertThat(read.codes()).isEmpty();
    }
}
