package io.financereport.statement.reading.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReaderTest {
    @TempDir
    static Path folder;

    @Test
    void a_sheet_is_read_as_the_same_rows_of_a_csv_file_are() {
        var sheet = read(workbook("Umsätze", XlsxReaderTest::january));
        var text = ReadFile.text("""
            Kontoauszug
            Buchungstag;Verwendungszweck;Betrag;Saldo
            2026-01-02;Salary;3000,00;4000,00
            2026-01-13;Tea;-2,50;3997,50
            2026-01-13;Tea;-2,50;3995,00
            """);

        assertThat(sheet.read().format()).isEqualTo(Format.XLSX);
        assertThat(sheet.lines()).isEqualTo(text.lines()).hasSize(3);
        assertThat(sheet.rows())
                .extracting(RowRead::balance)
                .isEqualTo(text.rows().stream().map(RowRead::balance).toList());
        assertThat(sheet.rows().getFirst().source()).isEqualTo(new Source.Cells(1, 3, 0, 4));
    }

    @Test
    void styles_are_found_whatever_their_part_is_called() throws IOException {
        var whole = workbook("A", XlsxReaderTest::january);

        assertThat(read(renamed(whole, "styles.xml", "looks.xml")).rows())
                .isEqualTo(read(whole).rows())
                .isNotEmpty();
    }

    /** Renames a part, and names it so wherever another part names it. */
    private static byte[] renamed(byte[] workbook, String part, String name) throws IOException {
        var file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        var out = new ByteArrayOutputStream();
        try (var copy = new ZipOutputStream(out);
                var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                part(
                        copy,
                        entry.getName().replace(part, name),
                        text.replace(part, name).replaceFirst("^<\\?xml[^>]*>", ""));
            }
        }
        return out.toByteArray();
    }

    @Test
    void a_workbook_with_neither_styles_nor_names_of_cells_is_read() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var packages = "http://schemas.openxmlformats.org/package/2006";
            var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + packages + "/content-types'><Override PartName='/xl/workbook.xml'"
                                                + " ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='" + packages + "/relationships'><Relationship Id='r1' Type='" + office
                            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + main + "' xmlns:r='" + office
                            + "'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='" + packages + "/relationships'><Relationship Id='r1' Type='" + office
                            + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + main + "'><sheetData><row><c t='inlineStr'><is><t>Date</t></is></c><c"
                            + " t='inlineStr'><is><t>Description</t></is></c><c"
                            + " t='inlineStr'><is><t>Amount</t></is></c></row><row><c"
                            + " t='inlineStr'><is><t>2026-01-13</t></is></c><c"
                            + " t='inlineStr'><is><t>Tea</t></is></c>"
                            + "<c><v>-2.5</v></c></row></sheetData></worksheet>");
        }

        assertThat(read(out.toByteArray()).lines()).containsExactly("2026-01-13 -2.50 EUR Tea");
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void amounts_are_what_the_program_shows_and_not_their_binary_noise() {
        var read = read(workbook("A", sheet -> {
            header(sheet);
            row(sheet, 1, LocalDate.of(2026, 1, 2), "Noise", 0.1 + 0.2);
            row(sheet, 2, LocalDate.of(2026, 1, 13), "Large", 1_234_567.89);
            row(sheet, 3, LocalDate.of(2026, 1, 14), "Whole", -1_000);
        }));

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 0.30 EUR Noise",
                        "2026-01-13 1234567.89 EUR Large",
                        "2026-01-14 -1000.00 EUR Whole");
    }

    @Test
    void an_amount_of_more_decimals_than_its_currency_is_kept_and_flagged() {
        var read = read(workbook("A", sheet -> {
            header(sheet);
            row(sheet, 1, LocalDate.of(2026, 1, 2), "Third", 1.234);
        }));

        assertThat(read.lines()).containsExactly("2026-01-02 1.234 EUR Third");
        assertThat(read.codes()).contains(ReadingCode.AMOUNT_TOO_PRECISE);
    }

    @Test
    void each_sheet_with_rows_is_read_and_others_are_said() {
        var read = read(workbook(book -> {
            var summary = book.newWorksheet("Summary");
            summary.value(0, 0, "Made on");
            summary.value(0, 1, "a day");
            january(book.newWorksheet("January"));
            var february = book.newWorksheet("February");
            header(february);
            row(february, 1, LocalDate.of(2026, 2, 2), "Rent", -800);
        }));

        assertThat(read.lines())
                .containsExactly(
                        "2026-01-02 3000.00 EUR Salary",
                        "2026-01-13 -2.50 EUR Tea",
                        "2026-01-13 -2.50 EUR Tea",
                        "2026-02-02 -800.00 EUR Rent");
        assertThat(read.rows()).extracting(RowRead::ordinal).containsExactly(1, 2, 3, 4);
        assertThat(read.rows()).extracting(RowRead::account).containsExactly(0, 0, 0, 1);
        assertThat(read.read().problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ReadingCode.SECTION_LEFT_OUT);
            assertThat(problem.detail()).contains("1 of 3 sheets", "left out: 1.");
        });
        assertThat(read.rows().getLast().source()).isEqualTo(new Source.Cells(3, 2, 0, 3));
    }

    @Test
    void sheets_of_one_account_that_have_rows_of_the_same_days_are_looked_at() {
        var read = read(workbook(book -> {
            january(book.newWorksheet("All"));
            var summary = book.newWorksheet("By month");
            header(summary);
            row(summary, 1, LocalDate.of(2026, 1, 5), "", 2_995);
        }));

        assertThat(read.codes()).contains(ReadingCode.TABLE_WITHOUT_ACCOUNT);
        assertThat(read.read().problems().getLast().detail()).startsWith("Sheets 1 and 2 name no account");
    }

    @Test
    void days_written_as_text_are_read_like_those_of_a_text_file() {
        var read = read(workbook("A", sheet -> {
            header(sheet);
            sheet.value(1, 0, "13/01/2026");
            sheet.value(1, 1, "Tea");
            sheet.value(1, 2, "-2.50");
        }));

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR Tea");
    }

    @Test
    void a_formula_without_its_value_is_refused_with_its_cell() {
        var bytes = workbook("A", sheet -> {
            header(sheet);
            row(sheet, 1, LocalDate.of(2026, 1, 2), "Sum", 1);
            sheet.formula(1, 2, "SUM(A1:A2)");
        });

        var read = read(bytes);

        assertThat(read.codes()).containsExactly(ReadingCode.AMOUNT_UNREADABLE);
        assertThat(read.refusal().detail()).contains("sheet 1, cell C2");
    }

    @Test
    void formulas_count_as_what_they_gave_and_numbers_without_noise() throws IOException {
        var rows = row("<c t='inlineStr'><is><t>Date</t></is></c><c t='inlineStr'><is><t>Description</t></is></c>"
                        + "<c t='inlineStr'><is><t>Amount</t></is></c><c t='inlineStr'><is><t>Reference</t></is></c>")
                + row("<c s='1'><v>46024</v></c><c t='inlineStr'><is><t>Tea</t></is></c>"
                        + "<c><f>B1-C1</f><v>0.09999999999999432</v></c><c t='str'><f>A1</f><v>000123</v></c>")
                + row("<c s='1'><v>46025</v></c><c t='str'><f>A1</f><v></v></c>"
                        + "<c><v>-5</v></c><c t='str'><f>A1</f><v>1E5</v></c>");

        var read = read(sheet(rows));

        assertThat(read.lines())
                .as("%s", read.reading())
                .containsExactly("2026-01-02 0.10 EUR Tea", "2026-01-03 -5.00 EUR ");
        assertThat(read.rows()).extracting(RowRead::reference).containsExactly("000123", "1E5");
        assertThat(read.rows().getLast().source()).isEqualTo(new Source.Cells(1, 3, 0, 4));
    }

    @Test
    void a_truth_value_is_no_amount() throws IOException {
        var rows = row("<c t='inlineStr'><is><t>Date</t></is></c><c t='inlineStr'><is><t>Text</t></is></c>"
                        + "<c t='inlineStr'><is><t>Amount</t></is></c>")
                + row("<c s='1'><v>46024</v></c><c t='inlineStr'><is><t>Tea</t></is></c>"
                        + "<c t='b'><f>A1</f><v>1</v></c>");

        assertThat(read(sheet(rows)).codes()).containsExactly(ReadingCode.AMOUNT_UNREADABLE);
    }

    private static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    /** A workbook whose rows and cells do not say their numbers. */
    static byte[] sheet(String rows) throws IOException {
        var whole = workbook("A", XlsxReaderTest::january);
        var styled = replaced(
                whole,
                "xl/styles.xml",
                "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><cellXfs count='2'>"
                        + "<xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
        return replaced(
                styled,
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows
                        + "</sheetData></worksheet>");
    }

    @Test
    void the_place_of_a_row_shows_it_between_its_neighbours() throws IOException {
        var bytes = workbook("A", XlsxReaderTest::january);

        var passage = StatementReader.passage(
                () -> new ByteArrayInputStream(bytes), ReadFile.limits(1_000_000), new Source.Cells(1, 4, 0, 4));

        assertThat(passage.before()).contains("Buchungstag\tVerwendungszweck").contains("Salary");
        assertThat(passage.row()).isEqualTo("2026-01-13\tTea\t-2.5000\t3997.5000\n");
        assertThat(passage.after()).contains("3995");
        assertThat(passage.cut()).isFalse();
    }

    @Test
    void broken_workbooks_and_bombs_are_refused() throws IOException {
        var whole = workbook("A", XlsxReaderTest::january);

        assertThat(read(Arrays.copyOf(whole, whole.length / 2)).codes())
                .containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
        assertThat(read(replaced(whole, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c"))
                        .codes())
                .containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
        assertThat(read(sheet("<row r='1'><c r='ZZZZZZ5' t='inlineStr'><is><t>Date</t></is></c></row>"))
                        .codes())
                .containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
        var noise = new byte[1_600_000];
        new Random(1).nextBytes(noise);
        assertThat(read(sheet("<row><c t='inlineStr'><is><t>"
                                + Base64.getEncoder().encodeToString(noise) + "</t></is></c></row>"))
                        .refusal()
                        .detail())
                .contains("a text of more than 1 MiB");
        assertThat(read(replaced(whole, "xl/styles.xml", " ".repeat(40 << 20))).codes())
                .containsExactly(ReadingCode.DOCUMENT_TOO_LARGE);
        assertThat(read(replaced(whole, "xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook>&b;</workbook>"))
                        .codes())
                .containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
    }

    /** The library makes room for all texts up to the number, and reads those that are not there as empty. */
    @ParameterizedTest
    @ValueSource(
            strings = {"<v>2147483647</v>", "<f/><v>2147483647</v>", "<v><![CDATA[999]]></v>", "<v>x</v>", "<v>-1</v>"})
    void a_text_that_does_not_exist_is_refused_before_room_is_made_for_it(String value) throws IOException {
        var read = read(sheet("<row r='1'><c r='A1' t='s'>" + value + "</c></row>"));

        assertThat(read.codes()).containsExactly(ReadingCode.DOCUMENT_UNREADABLE);
    }

    static void january(Worksheet sheet) {
        sheet.value(0, 0, "Kontoauszug");
        sheet.value(1, 0, "Buchungstag");
        sheet.value(1, 1, "Verwendungszweck");
        sheet.value(1, 2, "Betrag");
        sheet.value(1, 3, "Saldo");
        row(sheet, 2, LocalDate.of(2026, 1, 2), "Salary", 3_000);
        sheet.value(2, 3, 4_000);
        row(sheet, 3, LocalDate.of(2026, 1, 13), "Tea", -2.5);
        sheet.value(3, 3, 3_997.5);
        row(sheet, 4, LocalDate.of(2026, 1, 13), "Tea", -2.5);
        sheet.value(4, 3, 3_995);
    }

    private static void header(Worksheet sheet) {
        sheet.value(0, 0, "Date");
        sheet.value(0, 1, "Description");
        sheet.value(0, 2, "Amount");
    }

    private static void row(Worksheet sheet, int row, LocalDate day, String text, Number amount) {
        sheet.value(row, 0, day);
        sheet.style(row, 0).format("dd.mm.yyyy").set();
        sheet.value(row, 1, text);
        sheet.value(row, 2, amount);
    }

    static byte[] workbook(String name, Consumer<Worksheet> filled) {
        return workbook(book -> filled.accept(book.newWorksheet(name)));
    }

    static byte[] workbook(Consumer<Workbook> filled) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            filled.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] replaced(byte[] workbook, String part, String content) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        var out = new ByteArrayOutputStream();
        try (var copy = new ZipOutputStream(out);
                var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(
                        entry.getName().equals(part)
                                ? content.getBytes(StandardCharsets.UTF_8)
                                : zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }

    static ReadFile read(byte[] bytes) {
        return ReadFile.bytes(bytes, "EUR", null);
    }
}
