package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipFile;

/** A workbook as a file of its own for as long as it is read: its parts are found by the directory at its end. */
record WorkbookFile(Path path) implements AutoCloseable {
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
            WorkbookBombs.refuse(path, limits);
            return new WorkbookFile(path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** @throws IOException when it is no archive any more */
    boolean hasStyles() throws IOException {
        try (var parts = new ZipFile(path.toFile())) {
            return parts.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).endsWith("styles.xml"));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
