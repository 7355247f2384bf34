package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
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
            var parts = parts(path, limits);
            if (!parts.isAsExcelWrites() || !texts.partsWithDays().isEmpty()) {
                PlainWorkbook.write(path, parts, texts.partsWithDays(), limits);
            }
            return new WorkbookFile(path, parts.styles() != null, texts.hiddenRows(), texts.formulas());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static WorkbookParts parts(Path path, ReadingLimits limits) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            return WorkbookParts.of(zip, limits);
        } catch (Refusal e) {
            throw WorkbookTexts.isOfXml(e.problem().code()) ? XlsxReader.damaged() : e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
