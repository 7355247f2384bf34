package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the texts of a workbook and the numbers by which its cells name them (ECMA-376 18.18.11, type s). The library makes room
 * for as many texts as the largest number says, in a workbook of a few hundred bytes, and reads those that do not exist as empty.
 */
final class WorkbookTexts {
    /** As many as a file has rows; equal texts are one. */
    private static final int TEXTS_MAX = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final int MARK_BYTES = 8;

    private final ReadingLimits limits;
    private int texts;
    private long lastNamed = -1;
    private boolean hasCells;
    private boolean hasDays;
    private boolean hasNotComputed;
    private int hiddenRows;
    private final Set<String> partsWithDays = new HashSet<>();

    WorkbookTexts(ReadingLimits limits) {
        this.limits = limits;
    }

    /** Goes through a part, whatever it is called; what is no XML is passed over. */
    void see(String part, SourceDocument bytes) throws IOException {
        if (!beginsAsXml(bytes)) {
            return;
        }
        hasCells = false;
        hasDays = false;
        try (var xml = XmlElements.of(bytes, limits)) {
            see(xml);
        } catch (Refusal e) {
            // Drawings and the like may be written badly; nobody reads them.
            if (hasCells || e.problem().code() == ReadingCode.READING_TOOK_TOO_LONG) {
                throw isOfXml(e.problem().code()) ? XlsxReader.damaged() : e;
            }
        }
        if (hasDays) {
            partsWithDays.add(part);
        }
    }

    /** Those with cells that hold a day as text, in a type of its own. */
    Set<String> partsWithDays() {
        return partsWithDays;
    }

    /** Whether formulas have a place for their value and nothing in it, as programs write them that do not compute. */
    CellText.Formulas formulas() {
        return hasNotComputed ? CellText.Formulas.SOME_NOT_COMPUTED : CellText.Formulas.COMPUTED;
    }

    /** How many rows the program does not show. */
    int hiddenRows() {
        return hiddenRows;
    }

    private static boolean isTrue(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    /**
     * @throws Refusal when a cell names a text that does not exist
     */
    void requireAllThere() {
        if (lastNamed >= texts) {
            throw XlsxReader.damaged();
        }
    }

    private void see(XmlElements xml) throws IOException {
        var ofPart = 0;
        var isNumberOfText = false;
        var isFormula = false;
        var isNumber = false;
        for (String name = xml.next(); name != null; name = xml.next()) {
            switch (name) {
                case "sst", "sheetData" -> hasCells = true;
                case "si" -> ofPart++;
                case "row" -> hiddenRows += hasCells && isTrue(xml.attribute("hidden")) ? 1 : 0;
                case "c" -> {
                    var type = xml.attribute("t");
                    hasDays |= hasCells && "d".equals(type);
                    isNumberOfText = "s".equals(type);
                    isNumber = type == null || type.equals("n");
                    isFormula = false;
                }
                case "f" -> isFormula = true;
                case "v" -> {
                    if (isNumberOfText) {
                        name(xml.text());
                    } else if (isFormula && isNumber && !hasNotComputed) {
                        hasNotComputed = xml.text().isEmpty();
                    }
                }
                default -> {}
            }
            if (ofPart > TEXTS_MAX) {
                throw new Refusal(
                        ReadingCode.DOCUMENT_TOO_LARGE,
                        "The workbook has more than " + TEXTS_MAX
                                + " texts. Save the sheet of the statement as CSV and upload that.");
            }
        }
        texts = Math.max(texts, ofPart);
    }

    private void name(String number) {
        if (!number.isEmpty()) {
            if (!NUMBER.matcher(number).matches()) {
                throw XlsxReader.damaged();
            }
            lastNamed = Math.max(lastNamed, Long.parseLong(number));
        }
    }

    static boolean isOfXml(ReadingCode code) {
        return code == ReadingCode.XML_UNREADABLE
                || code == ReadingCode.DOCTYPE_REFUSED
                || code == ReadingCode.FILE_CUT_OFF;
    }

    private static boolean beginsAsXml(SourceDocument part) throws IOException {
        try (var in = new BufferedInputStream(part.open())) {
            for (byte b : in.readNBytes(MARK_BYTES)) {
                if (b == '<') {
                    return true;
                }
            }
            return false;
        }
    }
}
