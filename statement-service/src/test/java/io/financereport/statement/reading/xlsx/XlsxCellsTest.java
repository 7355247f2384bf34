package io.financereport.statement.reading.xlsx;

import static io.financereport.statement.reading.xlsx.XlsxReaderTest.read;
import static io.financereport.statement.reading.xlsx.XlsxReaderTest.replaced;
import static io.financereport.statement.reading.xlsx.XlsxReaderTest.sheet;
import static io.financereport.statement.reading.xlsx.XlsxReaderTest.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead;
import java.io.IOException;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in which workbooks keep days, texts and names of columns. */
class XlsxCellsTest {
    private static final String HEADER = row(text("Date") + text("Description") + text("Amount"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t='d'><v>2026-01-13</v></c>",
                "<c r=\"A2\" t=\"d\" s=\"1\"><v>2026-01-13T00:00:00</v></c>",
                "<c s='1' t = 'd' ><v>2026-01-13T00:00:00.000Z</v></c>"
            })
    void a_day_may_be_written_in_iso_8601(String day) throws IOException {
        var rows = HEADER
                + row(day + text("Tea < 'd' t=\"d\"".replace("<", "&lt;")) + number("-2.5"))
                + row("<c t='d'><v>2026-02-14</v></c><c t='d'/>" + number("-3"));

        assertThat(read(sheet(rows)).lines())
                .containsExactly("2026-01-13 -2.50 EUR Tea < 'd' t=\"d\"", "2026-02-14 -3.00 EUR ");
    }

    @Test
    void days_may_be_numbers_in_some_rows_and_texts_in_others() throws IOException {
        var rows = HEADER
                + row(day("46024") + text("Tea") + number("-1"))
                + row(text("13.01.2026") + text("Rent") + number("-2"))
                + row(text("02/03/2026") + text("Pay") + number("3"));

        assertThat(read(sheet(rows)).lines())
                .containsExactly("2026-01-02 -1.00 EUR Tea", "2026-01-13 -2.00 EUR Rent", "2026-03-02 3.00 EUR Pay");
        assertThat(read(sheet(HEADER
                                + row(day("46024") + text("Tea") + number("-1"))
                                + row(text("02/03/2026") + text("Pay") + number("3"))))
                        .codes())
                .containsExactly(ReadingCode.DATE_ORDER_AMBIGUOUS);
    }

    @Test
    void days_up_to_the_twelfth_beside_texts_of_all_later_ones_are_looked_at() throws IOException {
        var turned = row(day("46143") + text("Tea") + number("-1"));
        var later = row(text("01/13/2026") + text("Rent") + number("-2"));
        var early = row(text("01/06/2026") + text("Pay") + number("3"));

        assertThat(read(sheet(HEADER + turned + later)).codes()).containsExactly(ReadingCode.DATES_DIFFER);
        assertThat(read(sheet(HEADER + turned + later + early)).codes()).isEmpty();
        assertThat(read(sheet(HEADER + row(day("46037") + text("Tea") + number("-1")) + later))
                        .codes())
                .isEmpty();
    }

    @Test
    void texts_may_stand_in_the_cell_in_pieces() throws IOException {
        var rich = "<c t='inlineStr'><is><r><t>Corner </t></r><r><rPr><b/></rPr><t>shop</t></r></is></c>";

        assertThat(read(sheet(HEADER + row(day("46024") + rich + number("-1")))).lines())
                .containsExactly("2026-01-02 -1.00 EUR Corner shop");
    }

    @Test
    void days_may_be_counted_from_1904() throws IOException {
        var book = "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                + "<workbookPr date1904='1'/><sheets><sheet name='A' sheetId='1' r:id='rId3'/></sheets></workbook>";
        var links = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
            + " Id='rId3' Target='worksheets/sheet1.xml'"
            + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'/></Relationships>";
        var bytes = sheet(HEADER + row(day("44562") + text("Tea") + number("-1")));

        var read = read(replaced(replaced(bytes, "xl/workbook.xml", book), "xl/_rels/workbook.xml.rels", links));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.00 EUR Tea");
    }

    @Test
    void hidden_sheets_and_rows_are_read_and_said() throws IOException {
        var sheets = read(workbook(book -> {
            XlsxReaderTest.january(book.newWorksheet("January"));
            var hidden = book.newWorksheet("February");
            XlsxReaderTest.january(hidden);
            hidden.setVisibilityState(VisibilityState.HIDDEN);
        }));
        var rows = read(sheet(HEADER + "<row hidden='1'>" + day("46024") + text("Tea") + number("-1") + "</row>"));

        assertThat(sheets.rows()).hasSize(6);
        assertThat(sheets.codes()).contains(ReadingCode.HIDDEN_READ);
        assertThat(rows.rows()).hasSize(1);
        assertThat(rows.codes()).contains(ReadingCode.HIDDEN_READ);
    }

    @Test
    void names_of_columns_may_stand_in_two_rows_below_a_merged_cell() throws IOException {
        var rows = row(text("Date") + text("Description") + text("Amount") + "<c/>" + text("Balance"))
                + row("<c/><c/>" + text("Debit") + text("Credit") + "<c/>")
                + row(day("46024") + text("Tea") + number("1") + "<c/>" + number("99"))
                + row(day("46025") + text("Pay") + "<c/>" + number("3") + number("102"));

        var read = read(sheet(rows));

        assertThat(read.lines()).containsExactly("2026-01-02 -1.00 EUR Tea", "2026-01-03 3.00 EUR Pay");
        assertThat(read.rows()).extracting(RowRead::balance).doesNotContainNull();
    }

    @Test
    void a_second_row_of_names_adds_what_the_first_leaves_open() throws IOException {
        var rows = row(text("Date") + "<c/>" + text("Amount"))
                + row("<c/>" + text("Description") + text("EUR"))
                + row(day("46024") + text("Tea") + number("-1"));

        assertThat(read(sheet(rows)).lines()).containsExactly("2026-01-02 -1.00 EUR Tea");
    }

    private static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    private static String text(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String number(String number) {
        return "<c><v>" + number + "</v></c>";
    }

    private static String day(String serial) {
        return "<c s='1'><v>" + serial + "</v></c>";
    }
}
