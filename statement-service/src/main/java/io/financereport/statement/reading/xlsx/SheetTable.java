package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.csv.CsvRecord;
import io.financereport.statement.reading.csv.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet.
 *
 * @param number of the sheet, counted from 1
 * @param cells makes texts of them
 */
record SheetTable(Sheet sheet, int number, CellText cells) implements Table {
    private static final int COLUMNS_MAX = 2_000;
    private static final int FIELD_CHARACTERS_MAX = 64 * 1024;
    private static final char[] NONE = {'\t'};
    private static final int ROWS_LOOKED_AT = 1_000;
    private static final String SIGN = "[-+(\u2212]? ?(?:[A-Z]{3}|\\p{Sc})? ?[-+\u2212]?";
    private static final String UNIT = "\\)?-?(?:[ \u00A0]?(?:\\p{Sc}|\\p{L}{2,3}\\.?))?";
    private static final Pattern BY_COMMA =
            Pattern.compile(SIGN + "\\d{1,3}(?:[. '\u00A0\u202F]?\\d{3}){0,6},\\d{2}" + UNIT);
    private static final Pattern BY_POINT =
            Pattern.compile(SIGN + "\\d{1,3}(?:[, '\u00A0\u202F]?\\d{3}){0,6}\\.\\d{2}" + UNIT);

    /** Where texts have a decimal comma, numbers are written with one too: both may be amounts. */
    static SheetTable of(Sheet sheet, int number, CellText.Formulas formulas) throws IOException {
        var isByComma = false;
        var isByPoint = false;
        try (var rows = sheet.openStream()) {
            var left = rows.iterator();
            for (int row = 0; row < ROWS_LOOKED_AT && left.hasNext(); row++) {
                var cells = left.next();
                if (cells.getCellCount() > COLUMNS_MAX) {
                    // Refused when it is read.
                    break;
                }
                for (Cell cell : cells) {
                    var text = cell != null && cell.getValue() instanceof String said ? said.strip() : "";
                    isByComma |= BY_COMMA.matcher(text).matches();
                    isByPoint |= BY_POINT.matcher(text).matches();
                }
            }
        }
        return new SheetTable(sheet, number, new CellText(formulas, isByComma && !isByPoint ? ',' : '.'));
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public char[] separators() {
        return NONE;
    }

    @Override
    public List<ReadingProblem> problems() {
        return List.of();
    }

    @Override
    public Records open(char separator) throws IOException {
        var rows = sheet.openStream();
        return new Pass(rows, rows.iterator());
    }

    /** Where the first formula of a row stands that nobody computed; null when there is none. */
    @Nullable
    String notComputed(long row) throws IOException {
        try (var records = open(NONE[0])) {
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                if (record.source().line() == row) {
                    var column = record.fields().indexOf(CsvRecord.NOT_COMPUTED);
                    return column < 0 ? null : place(row, column);
                }
            }
            return null;
        }
    }

    /** Where a cell stands, as the program names it. */
    String place(long row, int column) {
        return "sheet " + number + ", cell " + letters(column) + row;
    }

    private static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private final class Pass implements Records {
        private final Stream<Row> rows;
        private final Iterator<Row> left;
        private int line;

        Pass(Stream<Row> rows, Iterator<Row> left) {
            this.rows = rows;
            this.left = left;
        }

        @Override
        public @Nullable CsvRecord next() {
            return left.hasNext() ? record(left.next()) : null;
        }

        private CsvRecord record(Row row) {
            // The number of a row may be left out (ECMA-376 18.3.1.73): then it follows the one before.
            line = Math.max(row.getRowNum(), line + 1);
            if (row.getCellCount() > COLUMNS_MAX) {
                throw new Refusal(ReadingCode.ROW_TOO_WIDE, "A row has at most " + COLUMNS_MAX + " columns.", line);
            }
            var fields = new ArrayList<String>(row.getCellCount());
            for (int column = 0; column < row.getCellCount(); column++) {
                var at = column;
                var text = cells.of(row.getCell(column), () -> place(line, at));
                if (text.length() > FIELD_CHARACTERS_MAX) {
                    throw new Refusal(
                            ReadingCode.RECORD_TOO_LONG,
                            "The cell in " + place(line, column) + " has more than " + FIELD_CHARACTERS_MAX
                                    + " characters.",
                            line);
                }
                fields.add(text);
            }
            var width = fields.size();
            while (width > 1 && fields.get(width - 1).isBlank()) {
                width--;
            }
            var from = 0;
            while (from < width - 1 && fields.get(from).isBlank()) {
                from++;
            }
            return new CsvRecord(
                    width == 0 ? List.of("") : fields.subList(0, width),
                    new Source.Cells(number, line, from, Math.max(from, width)));
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
