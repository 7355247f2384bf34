package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Unpacks all parts of a workbook once and counts them before the library looks at them: what they say of their size proves nothing,
 * and the library holds texts, and room for the columns of a row, before it can be asked about their number.
 */
final class WorkbookBombs {
    private static final int PARTS_MAX = 1_000;
    private static final long UNPACKED_BYTES_MAX = 512L << 20;

    /** All texts of the workbook are held in memory. */
    private static final long TEXTS_BYTES_MAX = 32L << 20;

    /** A cell has at most 32 767 characters (Excel's own limit), each of at most 10 bytes as a reference. */
    private static final int BETWEEN_TAGS_MAX = 1 << 20;

    /** Sheets of repeated cells shrink to a hundredth, not further. */
    private static final long RATIO_MAX = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 10L << 20;
    private static final String SHEETS = "xl/worksheets/";

    /** The table of texts, which may have any name. */
    private static final String TEXTS = "<sst";

    /** The last column of a sheet is XFD (ECMA-376 18.3.1.4). Begins with the letter itself, which is looked for faster. */
    private static final Pattern FAR_COLUMN = Pattern.compile("r(?<=\\br)\\s*=\\s*[\"'][A-Za-z]{4,}\\d");

    /** What is looked for may begin in one stretch and end in the next. */
    private static final int CARRIED = 64;

    private final ReadingLimits limits;
    private final long packed;
    private long unpacked;

    private WorkbookBombs(ReadingLimits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /**
     * @throws Refusal when the workbook is broken, or unpacks to more than one can hold
     * @throws IOException when the file is not there
     */
    static WorkbookTexts refuse(Path path, ReadingLimits limits) throws IOException {
        var bombs = new WorkbookBombs(limits, Files.size(path));
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > PARTS_MAX) {
                throw tooLarge("more than " + PARTS_MAX + " parts");
            }
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                try (InputStream in = zip.getInputStream(part)) {
                    bombs.count(in, part.getName().startsWith(SHEETS) ? UNPACKED_BYTES_MAX : TEXTS_BYTES_MAX);
                }
            }
            var texts = new WorkbookTexts(limits);
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                texts.see(part.getName(), () -> zip.getInputStream(part));
            }
            texts.requireAllThere();
            return texts;
        } catch (IOException | IllegalArgumentException e) {
            // The copy lies on this machine: what cannot be read of it is broken.
            throw XlsxReader.damaged();
        }
    }

    private void count(InputStream in, long bytesMax) throws IOException {
        var buffer = new byte[64 * 1024];
        var carried = "";
        var left = bytesMax;
        var betweenTags = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            limits.check(0, 1);
            unpacked += read;
            var text = carried + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            carried = text.substring(Math.max(0, text.length() - CARRIED));
            left = Math.min(left, text.contains(TEXTS) ? TEXTS_BYTES_MAX : left) - read;
            betweenTags = text.indexOf('<') < 0 ? betweenTags + read : text.length() - text.lastIndexOf('<');
            refuse(left, betweenTags);
            if (FAR_COLUMN.matcher(text).find()) {
                throw XlsxReader.damaged();
            }
        }
    }

    private void refuse(long left, int betweenTags) {
        if (left < 0 || unpacked > UNPACKED_BYTES_MAX) {
            throw tooLarge("more than " + (UNPACKED_BYTES_MAX >> 20) + " MiB when unpacked, or more than "
                    + (TEXTS_BYTES_MAX >> 20) + " MiB beside its sheets");
        }
        if (betweenTags > BETWEEN_TAGS_MAX) {
            throw tooLarge("a text of more than " + (BETWEEN_TAGS_MAX >> 20) + " MiB");
        }
        if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked / RATIO_MAX > packed) {
            throw tooLarge("parts that unpack to more than " + RATIO_MAX + " times its size");
        }
    }

    private static Refusal tooLarge(String what) {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "The workbook has " + what + ". Save the sheet of the statement as CSV and upload that.");
    }
}
