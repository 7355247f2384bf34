package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.LibraryFailure;
import io.financereport.statement.reading.Passage;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.csv.CsvReader;
import io.financereport.statement.reading.csv.CsvRecord;
import io.financereport.statement.reading.csv.TableRead;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook sheet by sheet, hidden ones too, in the order of its tabs. A sheet without a header or rows, such as a summary, is
 * left out and said; one that cannot be read voids the file. Each sheet has accounts of its own.
 */
public final class XlsxReader {
    /** What a style says of a number is needed to tell days from amounts. */
    private static final ReadingOptions STYLED = new ReadingOptions(true, true);

    /** A workbook need not have styles (ECMA-376 12.3.20); then no number of it is a day. */
    private static final ReadingOptions PLAIN = new ReadingOptions(false, true);

    private static final Set<ReadingCode> NO_TABLE = Set.of(ReadingCode.HEADER_NOT_FOUND, ReadingCode.NO_ROWS);

    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final RowSink sink;
    private final List<FileAccount> accounts = new ArrayList<>();
    private final List<Integer> sheetsOfAccounts = new ArrayList<>();
    private final SheetDays days = new SheetDays();
    private final List<ReadingProblem> problems = new ArrayList<>();
    private final List<TableRead> tables = new ArrayList<>();
    private @Nullable Refusal withoutTable;
    private final List<String> empty = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int rows;
    private int booked;

    private XlsxReader(ReadingHints hints, ReadingLimits limits, RowSink sink) {
        this.hints = hints;
        this.limits = limits;
        this.sink = sink;
    }

    /**
     * @throws Refusal when the file cannot be read as a whole
     * @throws IOException when the bytes cannot be had
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        try (var file = WorkbookFile.of(document, limits)) {
            return in(file, workbook -> new XlsxReader(hints, limits, sink).read(workbook, file));
        }
    }

    /**
     * The row with those around it, its cells parted by tabs.
     *
     * @throws Refusal when the file cannot be read
     * @throws IOException when the bytes cannot be had
     */
    public static Passage passage(SourceDocument document, ReadingLimits limits, Source.Cells cells)
            throws IOException {
        try (var file = WorkbookFile.of(document, limits)) {
            return in(file, workbook -> {
                var sheet = workbook.getSheet(cells.sheet() - 1).orElseThrow(XlsxReader::damaged);
                var table = SheetTable.of(sheet, cells.sheet(), file.formulas());
                try (var records = table.open(table.separators()[0])) {
                    return passage(records, limits, cells.line());
                }
            });
        }
    }

    /** What is done with an open workbook. */
    @FunctionalInterface
    private interface Use<T> {
        T of(ReadableWorkbook workbook) throws IOException;
    }

    private static <T> T in(WorkbookFile file, Use<T> use) {
        try (var workbook = new ReadableWorkbook(file.path().toFile(), file.hasStyles() ? STYLED : PLAIN)) {
            return use.of(workbook);
        } catch (IOException e) {
            throw damaged();
        } catch (RuntimeException e) {
            throw LibraryFailure.isOf("org.dhatim.", e) ? damaged() : e;
        }
    }

    static Refusal damaged() {
        return new Refusal(
                ReadingCode.DOCUMENT_UNREADABLE,
                "The workbook is damaged. Open it, save it again, or save the sheet of the statement as CSV.");
    }

    private Reading read(ReadableWorkbook workbook, WorkbookFile file) throws IOException {
        var sheets = workbook.getSheets().toList();
        for (int i = 0; i < sheets.size(); i++) {
            var question = read(SheetTable.of(sheets.get(i), i + 1, file.formulas()));
            if (question != null) {
                return question;
            }
        }
        if (accounts.isEmpty()) {
            throw withoutTable == null ? new Refusal(ReadingCode.NO_ROWS, "The workbook is empty.") : withoutTable;
        }
        leftOut(ReadingCode.LINES_SKIPPED, empty, sheets.size(), "hold no rows");
        leftOut(ReadingCode.SECTION_LEFT_OUT, unknown, sheets.size(), "name no day and amount over their columns");
        problems.addAll(days.problems(accounts, sheetsOfAccounts));
        sayHidden(sheets, file.hiddenRows());
        return new Reading.Read(Format.XLSX, accounts, booked, problems, tables);
    }

    /** The question that a sheet leaves open, or null. */
    private Reading.@Nullable Open read(SheetTable table) throws IOException {
        var firstAccount = accounts.size();
        Reading reading;
        try {
            reading = CsvReader.read(table, hints, limits, row -> emit(row, firstAccount));
        } catch (Refusal e) {
            // A sheet shows that it is no table before it gives a row.
            if (NO_TABLE.contains(e.problem().code())) {
                withoutTable = withoutTable == null ? e : withoutTable;
                (e.problem().code() == ReadingCode.NO_ROWS || isEmpty(table) ? empty : unknown)
                        .add(String.valueOf(table.number()));
                return null;
            }
            throw named(e, table);
        }
        return switch (reading) {
            case Reading.Open open -> open;
            case Reading.Refused(ReadingProblem problem) ->
                throw new IllegalStateException("A table was refused without an exception: " + problem.code());
            case Reading.Read read -> {
                accounts.addAll(read.accounts());
                read.accounts().forEach(account -> sheetsOfAccounts.add(table.number()));
                problems.addAll(read.problems());
                saySides(table);
                tables.addAll(read.tables());
                booked += read.rows();
                yield null;
            }
        };
    }

    private void saySides(SheetTable table) {
        if (table.cells().areSidesAgainstSigns()) {
            problems.add(ReadingProblem.of(
                    ReadingCode.SIGN_UNKNOWN,
                    "Sheet " + table.number()
                            + " shows numbers that are positive as debits and negative ones as credits."
                            + " Debits are taken for money out, as on a bank's statement; in books of one's own they"
                            + " are money in. Look which it is."));
        }
    }

    private void sayHidden(List<Sheet> sheets, int rows) {
        var hidden = sheets.stream()
                .filter(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)
                .count();
        if (hidden > 0 || rows > 0) {
            problems.add(ReadingProblem.of(
                    ReadingCode.HIDDEN_READ,
                    "The program hides " + hidden + " sheets and " + rows + " rows; they are read like the others."));
        }
    }

    private void leftOut(ReadingCode code, List<String> numbers, int sheets, String why) {
        if (!numbers.isEmpty()) {
            problems.add(ReadingProblem.of(
                    code,
                    numbers.size() + " of " + sheets + " sheets " + why + ", and were left out: "
                            + String.join(", ", numbers) + "."));
        }
    }

    private static boolean isEmpty(SheetTable table) throws IOException {
        try (var records = table.open(table.separators()[0])) {
            for (CsvRecord record = records.next(); record != null; record = records.next()) {
                if (record.fields().stream().anyMatch(field -> !field.isBlank())) {
                    return false;
                }
            }
            return true;
        }
    }

    private void emit(RowRead row, int firstAccount) {
        limits.check(++rows, row.source().line());
        days.see(firstAccount + row.account(), row.bookedOn());
        sink.accept(row.at(rows, firstAccount + row.account()));
    }

    private static Refusal named(Refusal refusal, SheetTable table) throws IOException {
        var problem = refusal.problem();
        var notComputed = problem.line() == null || !problem.detail().contains(CsvRecord.NOT_COMPUTED)
                ? null
                : table.notComputed(problem.line());
        var detail = notComputed == null
                ? "Sheet " + table.number() + ": " + problem.detail()
                : "The formula in " + notComputed
                        + " has no value in the file. Open the workbook, save it, and upload it again.";
        return problem.line() == null
                ? new Refusal(problem.code(), detail)
                : new Refusal(problem.code(), detail, problem.line());
    }

    private static Passage passage(SheetTable.Records records, ReadingLimits limits, long line) throws IOException {
        Deque<String> before = new ArrayDeque<>();
        var row = "";
        var after = new ArrayList<String>();
        var cut = false;
        for (CsvRecord record = records.next();
                record != null && after.size() < Passage.LINES_AROUND_MAX;
                record = records.next()) {
            limits.check(0, record.source().line());
            var whole =
                    String.join("\t", record.fields().stream().map(Texts::clean).toList());
            cut |= whole.length() > Passage.LINE_CHARACTERS_MAX;
            var shown = whole.substring(0, Math.min(whole.length(), Passage.LINE_CHARACTERS_MAX)) + "\n";
            if (record.source().line() == line) {
                row = shown;
            } else if (row.isEmpty()) {
                before.addLast(shown);
                if (before.size() > Passage.LINES_AROUND_MAX) {
                    before.removeFirst();
                }
            } else {
                after.add(shown);
            }
        }
        return new Passage(String.join("", before), row, String.join("", after), cut);
    }
}
