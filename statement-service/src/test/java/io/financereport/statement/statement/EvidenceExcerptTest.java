package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceExcerptTest {
    @Test
    void is_cut_by_bytes_and_not_by_characters() throws IOException {
        assertThat(of("Day;Text\n1;Café\n2;Müller\n3;Tea\n", "2;Müller"))
                .isEqualTo(new EvidenceExcerpt("Day;Text\n1;Café\n", "2;Müller", "\n3;Tea\n", "UTF-8", false));
    }

    @ParameterizedTest
    @CsvSource({"11, 0, 23", "12, 0, 24", "13, 1, 25", "50, 38, 62", "88, 76, 99", "99, 87, 99"})
    void shows_twelve_lines_around(int row, int first, int last) throws IOException {
        var file = lines(0, 99) + "\n";

        var excerpt = of(file, "line " + row + " ");

        var shown = excerpt.before() + excerpt.row() + excerpt.after();
        assertThat(shown.strip()).isEqualTo(lines(first, last).strip());
        assertThat(excerpt.cut()).isFalse();
    }

    @Test
    void of_a_file_in_one_line_is_cut_and_says_so() throws IOException {
        var excerpt = of("é".repeat(5_000) + "x<ROW>x" + "é".repeat(5_000), "<ROW>");

        assertThat(excerpt.before()).isEqualTo("é".repeat(2_047) + "x");
        assertThat(excerpt.row()).isEqualTo("<ROW>");
        assertThat(excerpt.after()).isEqualTo("x" + "é".repeat(2_047));
        assertThat(excerpt.cut()).isTrue();
    }

    @Test
    void of_a_row_longer_than_the_limit_is_its_beginning() throws IOException {
        var row = "a" + "é".repeat(10_000);

        var excerpt = of("before\n" + row + "\nafter\n", row);

        assertThat(excerpt).isEqualTo(new EvidenceExcerpt("before\n", "a" + "é".repeat(4_095), "", "UTF-8", true));
    }

    @ParameterizedTest
    @CsvSource({"8191, false", "8192, false", "8193, true"})
    void of_a_row_at_the_limit_is_whole(int length, boolean cut) throws IOException {
        var row = "r".repeat(length);

        assertThat(of(row + "\n", row).cut()).isEqualTo(cut);
    }

    @Test
    void shows_no_character_that_a_screen_would_obey() throws IOException {
        var excerpt = of("a\u0000b\r\n1,\u202Egnp.exe\u001B[2J,<script>\tx\rz", "1,\u202Egnp.exe\u001B[2J,<script>\tx");

        assertThat(excerpt.before()).isEqualTo("a\uFFFDb\n");
        assertThat(excerpt.row()).isEqualTo("1,\uFFFDgnp.exe\uFFFD[2J,<script>\tx");
        assertThat(excerpt.after()).isEqualTo("\nz");
    }

    @Test
    void is_none_when_the_file_ends_before_the_row() {
        assertThatThrownBy(() -> excerpt(new byte[10], 5_000, 5_010, StandardCharsets.UTF_8))
                .isInstanceOf(EOFException.class);
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "line " + i + " \n")
                .collect(Collectors.joining());
    }

    private static EvidenceExcerpt of(String file, String row) throws IOException {
        var from = file.substring(0, file.indexOf(row)).getBytes(StandardCharsets.UTF_8).length;
        var to = from + row.getBytes(StandardCharsets.UTF_8).length;
        return excerpt(file.getBytes(StandardCharsets.UTF_8), from, to, StandardCharsets.UTF_8);
    }

    private static EvidenceExcerpt excerpt(byte[] file, long from, long to, Charset charset) throws IOException {
        return EvidenceExcerpt.of(new ByteArrayInputStream(file), from, to, charset);
    }
}
