package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.LibraryFailure;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF and hands on its pages as lines. Whatever is wrong with it is a refusal. */
final class PdfFile {
    static final int PAGES_MAX = 200;
    /** The statements of a year in one file, with pictures on each page, have about 20 MiB. */
    private static final long BYTES_MAX = 64L << 20;

    private static final long SCRATCH_MEMORY_BYTES = 8L << 20;
    private static final long SCRATCH_BYTES_MAX = 256L << 20;
    /** Text of which one glyph in twenty has no character cannot be trusted. */
    private static final int UNREADABLE_ONE_IN = 20;

    /** The packages of PDFBox and its parts. */
    private static final String LIBRARY = "org.apache.";

    private PdfFile() {}

    /**
     * Hands on the lines of each page, the first page first.
     *
     * @throws Refusal when the file is broken, locked, beyond the limits, or has no text that can be read
     * @throws IOException when the bytes cannot be had
     */
    static void read(SourceDocument source, ReadingLimits limits, Consumer<List<PdfLine>> pages) throws IOException {
        read(source, limits, 1, PAGES_MAX, pages);
    }

    /**
     * Hands on the lines of one page.
     *
     * @throws Refusal as {@link #read}
     * @throws IOException when the bytes cannot be had
     */
    static void readPage(SourceDocument source, ReadingLimits limits, int page, Consumer<List<PdfLine>> lines)
            throws IOException {
        read(source, limits, page, page, lines);
    }

    private static void read(
            SourceDocument source, ReadingLimits limits, int first, int last, Consumer<List<PdfLine>> pages)
            throws IOException {
        use(source, limits, document -> read(document, limits, first, last, pages));
    }

    /** What is done with an open document. */
    @FunctionalInterface
    interface Use {
        void of(PDDocument document) throws IOException;
    }

    /**
     * Opens the file.
     *
     * @throws Refusal when it is broken, locked or beyond the limits
     * @throws IOException when the bytes cannot be had
     */
    static void use(SourceDocument source, ReadingLimits limits, Use use) throws IOException {
        var copy = Files.createTempFile("statement", ".pdf");
        try {
            try (InputStream in = source.open()) {
                copy(in, copy);
            }
            useCopy(copy, limits, use);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void useCopy(Path copy, ReadingLimits limits, Use use) {
        try {
            PdfBombs.refuse(copy, limits);
            try (var document = Loader.loadPDF(
                    new RandomAccessReadBufferedFile(copy),
                    MemoryUsageSetting.setupMixed(SCRATCH_MEMORY_BYTES, SCRATCH_BYTES_MAX).streamCache)) {
                use.of(document);
            }
        } catch (InvalidPasswordException e) {
            throw new Refusal(
                    ReadingCode.PASSWORD_NEEDED,
                    "The PDF opens with a password only. Open it, print it to a new PDF without one, and upload that.");
        } catch (IOException e) {
            // The copy lies on this machine: what cannot be read of it is damaged.
            throw damaged(e);
        } catch (RuntimeException | StackOverflowError e) {
            if (LibraryFailure.isOf(LIBRARY, e)) {
                throw damaged(e);
            }
            throw e;
        }
    }

    private static Refusal damaged(Throwable thrown) {
        return new Refusal(
                ReadingCode.DOCUMENT_UNREADABLE,
                "The PDF is damaged (" + thrown.getClass().getSimpleName()
                        + "). Download it again, or print it to a new PDF and upload that.");
    }

    /** Copies no more than a document can have. */
    static void copy(InputStream in, Path copy) throws IOException {
        Files.copy(new CappedInput(in, BYTES_MAX), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void read(
            PDDocument document, ReadingLimits limits, int first, int last, Consumer<List<PdfLine>> pages)
            throws IOException {
        var count = document.getNumberOfPages();
        if (count > PAGES_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_PAGES,
                    "The PDF has " + count + " pages; at most " + PAGES_MAX + " are read. Split it.");
        }
        PdfBombs.refuse(document, limits);
        var glyphs = new PdfGlyphs(limits, pages);
        glyphs.setStartPage(first);
        glyphs.setEndPage(last);
        glyphs.writeText(document, Writer.nullWriter());
        if (glyphs.drawn() == 0) {
            throw new Refusal(
                    ReadingCode.TEXT_MISSING,
                    "The PDF holds pictures and no text. Ask the bank for one with text, or for CSV or OFX.");
        }
        if (glyphs.unreadable() * UNREADABLE_ONE_IN > glyphs.drawn()) {
            throw new Refusal(
                    ReadingCode.TEXT_UNREADABLE,
                    glyphs.unreadable() + " of " + glyphs.drawn()
                            + " characters are drawn in fonts that do not say which"
                            + " characters they are. Ask the bank for another PDF, or for CSV or OFX.");
        }
    }
}
