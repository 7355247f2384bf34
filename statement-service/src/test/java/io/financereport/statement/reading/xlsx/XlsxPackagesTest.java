package io.financereport.statement.reading.xlsx;

import static io.financereport.statement.reading.xlsx.XlsxReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.InTime;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages that are put together in another way than Excel does it. */
class XlsxPackagesTest {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @TempDir
    static Path folder;

    private final byte[] whole = XlsxReaderTest.workbook("A", XlsxReaderTest::january);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worksheets/sheet1.xml|./worksheets/sheet1.xml",
                "worksheets/sheet1.xml|../xl/worksheets/sheet1.xml",
                "worksheets/sheet1.xml|/xl/worksheets/sheet1.xml",
            })
    void a_sheet_may_be_named_from_elsewhere(String target, String other) throws IOException {
        var read = changed(name -> name, text -> text.replace("Target=\"" + target + "\"", "Target=\"" + other + "\""));

        assertThat(read.rows()).isEqualTo(read(whole).rows()).hasSize(3);
    }

    @Test
    void strict_workbooks_are_read() throws IOException {
        var read = changed(
                name -> name,
                text -> text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"));

        assertThat(read.rows()).isEqualTo(read(whole).rows()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"sharedStrings", "styles", "worksheet", "sheet.main"})
    void types_that_are_not_listed_follow_from_the_relationships(String type) throws IOException {
        var read = changed(
                name -> name,
                text -> text.replaceAll(
                        "<Override [^>]*spreadsheetml\\." + type.replace(".", "\\.") + "\\+xml[^>]*>", ""));

        assertThat(read.rows()).isEqualTo(read(whole).rows()).hasSize(3);
    }

    @Test
    void folders_may_be_parted_the_other_way() throws IOException {
        var read = changed(
                name -> name.startsWith("[") || name.startsWith("_") ? name : name.replace('/', '\\'), text -> text);

        assertThat(read.rows()).isEqualTo(read(whole).rows()).hasSize(3);
    }

    @Test
    void a_sheet_that_is_not_there_is_refused() throws IOException {
        assertThat(changed(name -> name, text -> text.replace("worksheets/sheet1.xml", "./worksheets/sheet9.xml"))
                        .codes())
                .containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void what_is_no_workbook_is_said_to_be_none() throws IOException {
        var binary = changed(
                name -> name.equals("xl/workbook.xml") ? "xl/workbook.bin" : name,
                text -> text.replace("xl/workbook.xml", "xl/workbook.bin"));
        var letter = changed(name -> name, text -> text.contains("<sheets>") ? "<document><body/></document>" : text);

        assertThat(binary.refusal().detail()).contains("binary workbook (XLSB)");
        assertThat(letter.refusal().detail()).contains("a document of another program");
        assertThat(binary.codes()).isEqualTo(letter.codes()).containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
    }

    @Test
    void so_many_sheets_are_refused_before_they_are_copied() throws IOException {
        var read = changed(
                name -> name,
                text -> text.replace("Target=\"worksheets/", "Target=\"./worksheets/")
                        .replaceAll("(<sheet [^>]*/>)", "$1".repeat(20_000)));

        assertThat(read.codes()).containsExactly(ReadingCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void rows_that_are_too_wide_are_refused_at_once() throws IOException {
        var wide = new StringBuilder();
        for (int row = 6; row < 2_000; row++) {
            wide.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"XFD")
                    .append(row)
                    .append("\"><v>1</v></c></row>");
        }
        var bytes = XlsxReaderTest.replaced(
                whole,
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + wide + "</sheetData></worksheet>");

        assertThat(InTime.of(Duration.ofSeconds(2), () -> read(bytes)).codes())
                .containsExactly(ReadingCode.ROW_TOO_WIDE);
    }

    private ReadFile changed(UnaryOperator<String> names, UnaryOperator<String> texts) throws IOException {
        var file = Files.write(folder.resolve("workbook.xlsx"), whole);
        var out = new ByteArrayOutputStream();
        try (var copy = new ZipOutputStream(out);
                var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                copy.putNextEntry(new ZipEntry(names.apply(entry.getName())));
                copy.write(texts.apply(text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return read(out.toByteArray());
    }
}
