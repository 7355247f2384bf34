package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static final List<String> XML_PIECES = List.of(
            "<row r=\"0\">",
            "<row r=\"1048577\">",
            "<c r=\"XFD1048576\" t=\"s\"><v>0</v></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c>",
            "<c r=\"\">",
            "<v>1E308</v>",
            "<v>-0</v>",
            "<v>NaN</v>",
            "<v/>",
            "<f>A1</f>",
            " t=\"e\"",
            " t=\"b\"",
            " t=\"s\"",
            " s=\"9\"",
            "</row>",
            "</sheetData>",
            "<si><t>x</t></si>",
            "<sheet name=\"B\" sheetId=\"2\" r:id=\"rId9\"/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
            "<![CDATA[",
            "<!--",
            "&#0;",
            "&#55296;",
            "\u0000");

    private final byte[] file = XlsxReaderTest.workbook("January", sheet -> {
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

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(List.of(new String(file, StandardCharsets.ISO_8859_1)), PIECES, List.of(StandardCharsets.ISO_8859_1))
                .check(TRIALS);
    }

    @Test
    void a_workbook_whose_parts_are_damaged_is_read_or_refused(@TempDir Path folder) throws IOException {
        var parts = parts(Files.write(folder.resolve("whole.xlsx"), file));
        var names = List.copyOf(parts.keySet());
        var texts = List.copyOf(parts.values());

        Fuzz.check(TRIALS, gen -> {
            var changed = new LinkedHashMap<>(parts);
            for (int times = gen.between(1, 2); times > 0; times--) {
                var name = gen.oneOf(names);
                if (gen.onceIn(20)) {
                    changed.remove(name);
                } else {
                    changed.computeIfPresent(
                            name, (any, part) -> Fuzz.damaged(gen, part, gen.oneOf(texts), XML_PIECES));
                }
            }
            return zipped(changed);
        });
    }

    private static Map<String, String> parts(Path file) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(part)) {
                    parts.put(part.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return parts;
    }

    private static byte[] zipped(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
