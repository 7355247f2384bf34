package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** A PDF drawn for a test: lines of cells at given places. A cell that begins with {@code >} ends at its place instead. */
public final class DrawnPdf {
    private static final float TOP = 780;
    private static final float LEADING = 14;
    static final float SIZE = 9;

    private final PDFont font = new PDType1Font(FontName.HELVETICA);
    private final List<List<Line>> pages = new ArrayList<>(List.of(new ArrayList<>()));
    private final int[] columns;
    private int rotation;
    private int copies = 1;

    private record Line(float y, String[] cells) {}

    /**
     * @param columns where the cells of a line stand, in points from the left
     */
    public DrawnPdf(int... columns) {
        this.columns = columns;
    }

    /** A line of cells, one for each column; an empty one is left out. */
    DrawnPdf line(String... cells) {
        var page = pages.getLast();
        var y = page.isEmpty() ? TOP : page.getLast().y() - LEADING;
        page.add(new Line(y, cells));
        return this;
    }

    /** Each line of the text is one of the PDF; its cells are parted by bars. */
    public DrawnPdf lines(String text) {
        text.lines().forEach(line -> line(line.split("\\|", -1)));
        return this;
    }

    DrawnPdf gap(float points) {
        var page = pages.getLast();
        page.add(new Line(page.getLast().y() - points, new String[0]));
        return this;
    }

    DrawnPdf page() {
        pages.add(new ArrayList<>());
        return this;
    }

    /** Turns the pages, and the text on them so that it is upright as shown. */
    DrawnPdf rotated(int degrees) {
        rotation = degrees;
        return this;
    }

    /** Prints everything so many times, a little beside. */
    DrawnPdf overprinted(int times) {
        copies = times;
        return this;
    }

    public byte[] bytes() {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (List<Line> lines : pages) {
                var page = new PDPage(size());
                page.setRotation(rotation);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    for (Line line : lines) {
                        draw(content, line);
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReadFile read() {
        return ReadFile.bytes(bytes(), "USD", null);
    }

    private void draw(PDPageContentStream content, Line line) throws IOException {
        for (int i = 0; i < line.cells().length; i++) {
            var cell = line.cells()[i].stripLeading();
            if (cell.isBlank()) {
                continue;
            }
            var ends = cell.startsWith(">");
            var text = ends ? cell.substring(1) : cell;
            var width = font.getStringWidth(text) / 1000 * SIZE;
            for (int copy = 0; copy < copies; copy++) {
                content.beginText();
                content.setFont(font, SIZE);
                content.setTextMatrix(place(columns[i] - (ends ? width : 0) + copy * 0.2f, line.y()));
                content.showText(text);
                content.endText();
            }
        }
    }

    private PDRectangle size() {
        return rotation % 180 == 0
                ? PDRectangle.A4
                : new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    }

    /** Where the text of an upright page stands on one that is turned. */
    private Matrix place(float x, float y) {
        var width = PDRectangle.A4.getWidth();
        var height = PDRectangle.A4.getHeight();
        return switch (rotation) {
            case 90 -> new Matrix(0, 1, -1, 0, height - y, x);
            case 180 -> new Matrix(-1, 0, 0, -1, width - x, height - y);
            case 270 -> new Matrix(0, -1, 1, 0, y, width - x);
            default -> new Matrix(1, 0, 0, 1, x, y);
        };
    }
}
