package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.xml.XmlElements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/**
 * A workbook as a file of its own for as long as it is read: its parts are found by the directory at its end.
 *
 * @param hasStyles whether it has the part that says which numbers are days, whatever that is called
 * @param hiddenRows how many rows of its sheets the program does not show
 * @param formulas what those without a value are
 */
record WorkbookFile(Path path, boolean hasStyles, int hiddenRows, CellText.Formulas formulas) implements AutoCloseable {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    /**
     * @throws Refusal when it is broken or unpacks to more than a workbook can hold
     * @throws IOException when the bytes cannot be had
     */
    static WorkbookFile of(SourceDocument document, ReadingLimits limits) throws IOException {
        var path = Files.createTempFile("statement", ".xlsx");
        try {
            try (InputStream in = document.open()) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            }
            var texts = WorkbookBombs.refuse(path, limits);
            if (!texts.partsWithDays().isEmpty()) {
                IsoDays.toTexts(path, texts.partsWithDays(), limits);
            }
            return new WorkbookFile(path, hasStyles(path, limits), texts.hiddenRows(), texts.formulas());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Looks for it as the library does, by its type (ECMA-376-2, 10.1.2.2). */
    private static boolean hasStyles(Path path, ReadingLimits limits) throws IOException {
        try (var parts = new ZipFile(path.toFile())) {
            var types = parts.getEntry(CONTENT_TYPES);
            if (types == null) {
                return false;
            }
            try (var xml = XmlElements.of(() -> parts.getInputStream(types), limits)) {
                for (String name = xml.next(); name != null; name = xml.next()) {
                    if (name.equals("Override") && STYLES.equals(xml.attribute("ContentType"))) {
                        var part = xml.attribute("PartName");
                        return part != null && parts.getEntry(part.startsWith("/") ? part.substring(1) : part) != null;
                    }
                }
                return false;
            } catch (Refusal e) {
                throw e.problem().code() == ReadingCode.READING_TOOK_TOO_LONG ? e : XlsxReader.damaged();
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
