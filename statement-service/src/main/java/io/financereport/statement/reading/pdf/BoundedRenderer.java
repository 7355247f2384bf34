package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages as PDFBox does, and stops at what no scanned statement has: pictures beyond measure, and steps without end. */
final class BoundedRenderer extends PDFRenderer {
    /** A scan of a page has one picture and some marks. */
    private static final int OPERATORS_OF_A_PAGE_MAX = 200_000;

    private static final int STEPS_BETWEEN_CHECKS = 200;
    private static final int LEVELS_MAX = 40;
    /** A sheet of A4 at 600 dots per inch in colours; unpacked it is in memory as a whole. */
    private static final long PICTURE_BITS_MAX = 8L * 110_000_000;

    private static final int COLOURS = 3;

    private final ReadingLimits limits;

    BoundedRenderer(PDDocument document, ReadingLimits limits) {
        super(document);
        this.limits = limits;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters, limits);
    }

    private static final class Drawer extends PageDrawer {
        private final ReadingLimits limits;
        private int operators;

        Drawer(PageDrawerParameters parameters, ReadingLimits limits) throws IOException {
            super(parameters);
            this.limits = limits;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operators % STEPS_BETWEEN_CHECKS == 0) {
                limits.check(0, 1);
            }
            if (operators > OPERATORS_OF_A_PAGE_MAX || getLevel() > LEVELS_MAX) {
                throw tooLarge();
            }
            super.processOperator(operator, operands);
        }

        @Override
        public void drawImage(PDImage picture) throws IOException {
            var bits = picture.isStencil() ? 1 : Math.max(1, picture.getBitsPerComponent()) * COLOURS;
            if (picture.getWidth() * (double) picture.getHeight() * bits > PICTURE_BITS_MAX) {
                throw tooLarge();
            }
            super.drawImage(picture);
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "A page holds more than the scan of a statement can; scan it at 300 dots per inch.");
    }
}
