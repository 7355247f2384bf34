package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.Fuzz;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a workbook on its way, it is read or refused, in bounded time. */
class XlsxFuzzTest {
    /** Each unpacks an archive. */
    private static final int TRIALS = 150;

    private static final List<String> PIECES = List.of(
            "PK\u0001\u0002",
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "xl/workbook.xml",
            "xl/sharedStrings.xml",
            "[Content_Types].xml",
            "\u0000",
            "\u00FF\u00FF\u00FF\u00FF",
            "<row r=\"999999999\">",
            "<!DOCTYPE a>");

    @Test
    void a_damaged_file_is_read_or_refused() {
        var file = XlsxReaderTest.workbook("January", sheet -> {
            sheet.value(0, 0, "Date");
            sheet.value(0, 1, "Text");
            sheet.value(0, 2, "Amount");
            for (int row = 1; row <= 20; row++) {
                sheet.value(row, 0, LocalDate.of(2026, 1, row));
                sheet.style(row, 0).format("yyyy-mm-dd").set();
                sheet.value(row, 1, "Tea " + row);
                sheet.value(row, 2, -2.5 * row);
            }
        });
        new Fuzz(List.of(new String(file, StandardCharsets.ISO_8859_1)), PIECES, List.of(StandardCharsets.ISO_8859_1))
                .check(TRIALS);
    }
}
