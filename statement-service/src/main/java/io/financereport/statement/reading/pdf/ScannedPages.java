package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;

/** Hands on the pages of a scan as pictures, one at a time: those of a PDF drawn, those of a picture file decoded. */
final class ScannedPages {
    /** A page takes some seconds to recognise, and a reading two minutes at most. */
    static final int PAGES_MAX = 30;

    /** What recognition wants; more adds nothing but time. */
    private static final float DOTS_PER_INCH = 300;

    private static final float POINTS_PER_INCH = 72;
    /** A sheet of A3 at 300 dots per inch; as greys it has as many bytes. */
    private static final long PIXELS_MAX = 18_000_000;

    /** What a camera of today takes; decoded it has four times as many bytes. */
    private static final long PIXELS_OF_PICTURE_MAX = 50_000_000;

    private static final long BYTES_OF_PICTURE_MAX = 200_000_000;
    private static final int BITS_ASSUMED = 32;

    /** As of PNG. For more the JDK makes a table with an entry per value, of up to 8 GB. */
    private static final int BITS_OF_SAMPLE_MAX = 16;

    private ScannedPages() {}

    /**
     * Takes a page.
     *
     * @see #ofPdf
     */
    @FunctionalInterface
    interface Sink extends BiConsumer<BufferedImage, Float> {}

    /**
     * @param pages takes each page, with how many points a pixel has
     * @throws Refusal when the file is broken or beyond the limits
     * @throws IOException when the bytes cannot be had
     */
    static void ofPdf(SourceDocument source, ReadingLimits limits, Sink pages) throws IOException {
        PdfFile.use(source, limits, document -> {
            var count = document.getNumberOfPages();
            if (count > PAGES_MAX) {
                throw tooMany();
            }
            PdfBombs.refuse(document, limits);
            var renderer = new BoundedRenderer(document, limits);
            renderer.setSubsamplingAllowed(true);
            for (int page = 0; page < count; page++) {
                limits.check(0, page + 1L);
                var scale = scale(document, page);
                pages.accept(renderer.renderImage(page, scale, ImageType.GRAY), 1 / scale);
            }
        });
    }

    private static float scale(PDDocument document, int page) {
        var crop = document.getPage(page).getCropBox();
        var points = Math.max(1, crop.getWidth() * (double) crop.getHeight());
        return (float) Math.min(DOTS_PER_INCH / POINTS_PER_INCH, Math.sqrt(PIXELS_MAX / points));
    }

    /**
     * The pages of a PNG, a JPEG or a TIFF. A pixel of it counts as a point.
     *
     * @throws Refusal when the file is broken or beyond the limits
     * @throws IOException when the bytes cannot be had
     */
    static void ofPicture(SourceDocument source, ReadingLimits limits, Sink pages) throws IOException {
        var copy = Files.createTempFile("statement", ".picture");
        try {
            try (InputStream in = source.open()) {
                PdfFile.copy(in, copy);
            }
            var orientation = PhotoOrientation.of(copy);
            decode(copy, limits, (picture, points) -> pages.accept(orientation.upright(picture), points));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void decode(Path copy, ReadingLimits limits, Sink pages) {
        try (var in = ImageIO.createImageInputStream(copy.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged();
            }
            var reader = readers.next();
            try {
                reader.setInput(in);
                decode(reader, limits, pages);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw damaged();
        }
    }

    private static void decode(ImageReader reader, ReadingLimits limits, Sink pages) throws IOException {
        // They are not counted first: the pages of a TIFF are a chain, which may have no end.
        for (int page = 0; hasPage(reader, page); page++) {
            limits.check(0, page + 1L);
            if (page == PAGES_MAX) {
                throw tooMany();
            }
            pages.accept(picture(reader, page), (float) step(reader, page));
        }
    }

    private static boolean hasPage(ImageReader reader, int page) throws IOException {
        try {
            return reader.getWidth(page) > 0;
        } catch (IndexOutOfBoundsException e) {
            if (page == 0) {
                throw damaged();
            }
            return false;
        } catch (RuntimeException e) {
            throw damaged();
        }
    }

    /** Every so many pixels are enough, across and down. */
    private static int step(ImageReader reader, int page) throws IOException {
        return (int) Math.ceil(Math.sqrt(reader.getWidth(page) * (double) reader.getHeight(page) / PIXELS_MAX));
    }

    private static BufferedImage picture(ImageReader reader, int page) throws IOException {
        try {
            refuseBeyondLimits(reader, page);
            var step = step(reader, page);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return grey(reader.read(page, parameters));
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK answers a broken picture or colour profile with whatever exception it meets.
            throw damaged();
        }
    }

    /** By what its header says, before room is made for it. */
    private static void refuseBeyondLimits(ImageReader reader, int page) throws IOException {
        var pixels = Math.max(
                reader.getWidth(page) * (long) reader.getHeight(page),
                // The tiles of a TIFF may reach beyond the picture (TIFF 6.0, section 15).
                reader.getTileWidth(page) * (long) reader.getTileHeight(page));
        var type = reader.getRawImageType(page);
        var bits = type == null ? BITS_ASSUMED : type.getColorModel().getPixelSize();
        if (pixels > PIXELS_OF_PICTURE_MAX || pixels * bits / Byte.SIZE > BYTES_OF_PICTURE_MAX) {
            throw new Refusal(
                    ReadingCode.DOCUMENT_TOO_LARGE,
                    "A picture has at most " + PIXELS_OF_PICTURE_MAX / 1_000_000
                            + " million pixels, and 200 MB; save it smaller, at 300 dots per inch in grey.");
        }
        if (type != null
                && Arrays.stream(type.getSampleModel().getSampleSize()).max().orElse(0) > BITS_OF_SAMPLE_MAX) {
            throw new Refusal(
                    ReadingCode.DOCUMENT_UNREADABLE,
                    "A colour of a picture has at most " + BITS_OF_SAMPLE_MAX
                            + " bits: it is damaged, or made for measuring. Save it as PNG in grey.");
        }
    }

    /** Transparent parts become white, as they are shown. */
    private static BufferedImage grey(BufferedImage picture) {
        var grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, grey.getWidth(), grey.getHeight());
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return grey;
    }

    private static Refusal tooMany() {
        return new Refusal(
                ReadingCode.TOO_MANY_PAGES,
                "The scan has more than " + PAGES_MAX + " pages, which is the most that are recognised. Split it.");
    }

    private static Refusal damaged() {
        return new Refusal(
                ReadingCode.DOCUMENT_UNREADABLE, "The picture is damaged. Scan it again, or save it as PNG.");
    }
}
