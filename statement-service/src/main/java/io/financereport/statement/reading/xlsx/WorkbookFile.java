package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * A workbook as a file of its own for as long as it is read: its parts are found by the directory at its end. The parts are unpacked
 * once and counted before anything else looks at them, since what they say of their size proves nothing.
 */
final class WorkbookFile implements AutoCloseable {
    private static final int PARTS_MAX = 1_000;
    private static final long UNPACKED_BYTES_MAX = 512L << 20;

    /** All texts of the workbook are held in memory. */
    private static final long TEXTS_BYTES_MAX = 32L << 20;

    /** Sheets of repeated cells shrink to a hundredth, not further. */
    private static final long RATIO_MAX = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 10L << 20;
    private static final String SHEETS = "xl/worksheets/";

    private static final Pattern FAR_COLUMN = Pattern.compile("\\br\\s*=\\s*[\"'][A-Za-z]{4,}\\d");

    private final Path path;

    private WorkbookFile(Path path) {
        this.path = path;
    }

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
            refuseBombs(path, limits);
            return new WorkbookFile(path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    private static void refuseBombs(Path path, ReadingLimits limits) throws IOException {
        var packed = Files.size(path);
        var unpacked = 0L;
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > PARTS_MAX) {
                throw tooLarge("more than " + PARTS_MAX + " parts");
            }
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                var left = part.getName().startsWith(SHEETS) ? UNPACKED_BYTES_MAX : TEXTS_BYTES_MAX;
                try (InputStream in = zip.getInputStream(part)) {
                    var buffer = new byte[64 * 1024];
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        limits.check(0, 1);
                        refuseFarColumns(buffer, read);
                        unpacked += read;
                        left = Math.min(left, isTexts(buffer, read) ? TEXTS_BYTES_MAX : left) - read;
                        if (left < 0 || unpacked > UNPACKED_BYTES_MAX) {
                            throw tooLarge("more than " + (UNPACKED_BYTES_MAX >> 20)
                                    + " MiB when unpacked, or more than " + (TEXTS_BYTES_MAX >> 20) + " MiB of texts");
                        }
                        if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked / RATIO_MAX > packed) {
                            throw tooLarge("parts that unpack to more than " + RATIO_MAX + " times its size");
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The copy lies on this machine: what cannot be read of it is broken.
            throw XlsxReader.damaged();
        }
    }

    /** Whether a stretch of a part is of the table of texts, which may have any name. */
    private static boolean isTexts(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("<sst");
    }

    /** The last column of a sheet is XFD (ECMA-376 18.3.1.4); the library would make room up to any that is named. */
    private static void refuseFarColumns(byte[] bytes, int length) {
        if (FAR_COLUMN
                .matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))
                .find()) {
            throw XlsxReader.damaged();
        }
    }

    private static Refusal tooLarge(String what) {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "The workbook has " + what + ". Save the sheet of the statement as CSV and upload that.");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
