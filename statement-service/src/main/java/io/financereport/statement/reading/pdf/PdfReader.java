package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Passage;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.ShownLine;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.DecimalSign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a PDF statement. Its lines are rebuilt from where the glyphs stand (ISO 32000-1, 9.4.4), so that nothing but the
 * picture that a person sees says what a column is; the balances then prove the reading, or a person has to look.
 */
public final class PdfReader {
    private PdfReader() {}

    /**
     * @throws Refusal when the file cannot be read as a whole
     * @throws IOException when the bytes cannot be had
     */
    public static Reading read(SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        var layout = new StatementLayout(limits, hints, null);
        PdfFile.read(document, limits, layout::page);
        if (layout.sections().stream()
                .flatMap(section -> section.rows().stream())
                .anyMatch(PdfRow::hasAmount)) {
            return read(layout, hints, limits, sink);
        }
        var pages = new ArrayList<List<PdfLine>>();
        PdfFile.read(document, limits, pages::add);
        var unnamed = new UnnamedTable(hints, limits, layout.card().isSure()).read(pages, sink);
        return unnamed == null ? read(layout, hints, limits, sink) : unnamed;
    }

    /** @param layout has seen all pages */
    static Reading read(StatementLayout layout, ReadingHints hints, ReadingLimits limits, RowSink sink) {
        if (layout.sections().isEmpty()) {
            throw layout.hasTable()
                    ? new Refusal(ReadingCode.NO_ROWS, "Below the names of the columns there is no row with a date.")
                    : new Refusal(
                            ReadingCode.HEADER_NOT_FOUND,
                            "No line of the document names a date column and an amount column. Upload CSV or OFX of"
                                    + " it.");
        }
        var sections = AccountSection.of(layout, hints);
        var dates = new StatementDates(layout.period(), limits.today());
        var decimals = new DecimalSign();
        sections.forEach(section -> section.learn(dates, decimals));
        decimals.settle(hints.decimalMark());
        return switch (dates.settle(hints.dateOrder())) {
            case StatementDates.Learnt.Asked(ReadingProblem question) ->
                new Reading.Open(
                        Format.PDF, decimals.isOpen() ? List.of(question, decimals.question()) : List.of(question));
            case StatementDates.Learnt.Known known
            when decimals.isOpen() -> new Reading.Open(Format.PDF, List.of(decimals.question()));
            case StatementDates.Learnt.Known known -> {
                var rows = new StatementRows(layout, dates, known.order(), hints, decimals);
                yield rows.emit(sections, known.remarks(), sink);
            }
        };
    }

    /**
     * The file's lines of text, page by page.
     *
     * @param max no more lines than these
     * @throws Refusal when the file cannot be read
     * @throws IOException when the bytes cannot be had
     */
    public static List<ShownLine> lines(SourceDocument document, ReadingLimits limits, int max) throws IOException {
        var shown = new ArrayList<ShownLine>();
        PdfFile.read(
                document,
                limits,
                page -> page.stream()
                        .limit(max - shown.size())
                        .map(line -> new ShownLine(line.text(), line.box()))
                        .forEach(shown::add));
        return shown;
    }

    /**
     * The lines of the page around a row.
     *
     * @throws Refusal when the file cannot be read
     * @throws IOException when the bytes cannot be had
     */
    public static Passage passage(SourceDocument document, ReadingLimits limits, Source.Box box) throws IOException {
        var found = new ArrayList<PdfLine>();
        PdfFile.readPage(document, limits, box.page(), found::addAll);
        var before = new ArrayList<String>();
        var row = new ArrayList<String>();
        var after = new ArrayList<String>();
        var cut = false;
        for (PdfLine line : found) {
            var middle = (line.box().top() + line.box().bottom()) / 2;
            var across = (line.box().left() + line.box().right()) / 2;
            var isOfRow =
                    middle >= box.top() && middle <= box.bottom() && across >= box.left() && across <= box.right();
            var text = Texts.clean(line.text());
            cut |= text.length() >= Passage.LINE_CHARACTERS_MAX;
            (isOfRow ? row : row.isEmpty() ? before : after).add(text + "\n");
        }
        var from = Math.max(0, before.size() - Passage.LINES_AROUND_MAX);
        var to = Math.min(after.size(), Passage.LINES_AROUND_MAX);
        return new Passage(
                String.join("", before.subList(from, before.size())),
                String.join("", row),
                String.join("", after.subList(0, to)),
                cut);
    }
}
