package io.financereport.statement.reading.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages with far more on a line, or more lines of names, than statements have: read as others are, and in time. */
class PdfLongLinesTest {
    private static final Duration EACH_MAX = Duration.ofSeconds(6);
    private static final List<String> NAMES = List.of("Date", "Text", "Amount", "Balance");
    private static final int LEADING = 12;
    private static final int COLUMN = 90;

    @ParameterizedTest
    @CsvSource({
        "'', 1, 30000, a",
        "'', 'card ', 2000, ''",
        "'', card, 10000, ''",
        "relevé, ' bancaire', 2000, ''",
        "'', 1.11, 10000, a",
        "'', '- ', 6000, ''",
        "'', 'EUR ', 3000, ''",
        "'', '123 ', 4000, ''",
        "1, .11, 18000, ' S'"
    })
    void a_word_may_be_as_long_as_a_page_allows(String begin, String part, int times, String end) throws IOException {
        assertIsRead(statementBelow(List.of(List.of(begin + part.repeat(times) + end, "Text", "Amount"))));
    }

    @Test
    void a_line_may_have_thousands_of_days() throws IOException {
        assertIsRead(statementBelow(List.of(Collections.nCopies(3000, "02.03.2026"))));
    }

    @Test
    void a_page_may_have_hundreds_of_lines_that_name_columns() throws IOException {
        assertIsRead(statementBelow(Collections.nCopies(600, List.of("Date", "Amount", "Balance", "Text aside"))));
    }

    private static void assertIsRead(byte[] file) {
        var read = InTime.of(EACH_MAX, () -> ReadFile.bytes(file, "USD", null));

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-03-02 -3.00 USD Lantern", "2026-03-05 50.00 USD Wages");
        assertThat(read.codes()).doesNotContain(ReadingCode.LAYOUT_UNPROVEN);
    }

    /** A statement of two rows below other lines, on a page that is large enough for all. */
    private static byte[] statementBelow(List<List<String>> above) throws IOException {
        var lines = new ArrayList<>(above);
        lines.add(NAMES);
        lines.add(List.of("2026-03-02", "Lantern", "-3.00", "97.00"));
        lines.add(List.of("2026-03-05", "Wages", "50.00", "147.00"));
        var width = COLUMN * lines.stream().mapToInt(List::size).max().orElseThrow() + 600_000;
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(new PDRectangle(width, lines.size() * LEADING + 50));
            document.addPage(page);
            var font = new PDType1Font(FontName.HELVETICA);
            try (var content = new PDPageContentStream(document, page)) {
                for (int line = 0; line < lines.size(); line++) {
                    var left = 50f;
                    for (String cell : lines.get(line)) {
                        content.beginText();
                        content.setFont(font, 9);
                        content.newLineAtOffset(left, (lines.size() - line) * LEADING);
                        content.showText(cell);
                        content.endText();
                        left += Math.max(COLUMN, font.getStringWidth(cell) / 1000 * 9 + 20);
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
