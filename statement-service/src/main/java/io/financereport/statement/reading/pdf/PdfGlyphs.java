package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Collects the glyphs of a document page by page, and hands each page on as lines. Keeps one page. */
final class PdfGlyphs extends PDFTextStripper {
    /** A page full of the smallest print holds about 20 000. */
    private static final int ON_A_PAGE_MAX = 60_000;

    private static final int IN_A_DOCUMENT_MAX = 4_000_000;
    private static final int OPERATORS_OF_A_PAGE_MAX = 3_000_000;
    private static final int STEPS_BETWEEN_CHECKS = 2_000;
    /** A form that draws itself, or forms within forms within forms, would use up the stack. */
    private static final int LEVELS_MAX = 40;

    /** Those of the Latin alphabet, of the Unicode block of presentation forms. */
    private static final char LIGATURE_FIRST = '\uFB00';

    private static final char LIGATURE_LAST = '\uFB06';

    private final ReadingLimits limits;
    private final Consumer<List<PdfLine>> pages;
    private final Map<Integer, List<Glyph>> byDirection = new HashMap<>();
    private int page;
    private int onPage;
    private int inDocument;
    private int operators;
    private int drawn;
    private int unreadable;

    /**
     * A character and its place, in points of the page in the direction of the text.
     *
     * @param blank how wide a blank of its font is
     */
    record Glyph(String text, float left, float right, float baseline, float em, float blank) {}

    PdfGlyphs(ReadingLimits limits, Consumer<List<PdfLine>> pages) {
        this.limits = limits;
        this.pages = pages;
        setSuppressDuplicateOverlappingText(false);
    }

    /** Glyphs that were drawn anywhere, readable or not. */
    int drawn() {
        return drawn;
    }

    /** How many of them no font of the document gives a character for. */
    int unreadable() {
        return unreadable;
    }

    @Override
    protected void startPage(PDPage started) {
        page = getCurrentPageNo();
        onPage = 0;
        operators = 0;
        byDirection.clear();
        limits.check(0, page);
    }

    @Override
    protected void endPage(PDPage ended) {
        var main = byDirection.entrySet().stream()
                .max((one, other) ->
                        Integer.compare(one.getValue().size(), other.getValue().size()));
        var direction = main.isEmpty() ? 0 : main.get().getKey();
        var crop = ended.getCropBox();
        var frame = new PageFrame(crop.getWidth(), crop.getHeight(), ended.getRotation(), direction);
        // Text across the main direction is a note at the margin.
        pages.accept(new LineBuilder(page, frame)
                .lines(main.isEmpty() ? List.of() : main.get().getValue()));
    }

    @Override
    protected void writePage() {
        // The lines are made by this class.
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators % STEPS_BETWEEN_CHECKS == 0) {
            limits.check(0, page);
        }
        if (operators > OPERATORS_OF_A_PAGE_MAX || getLevel() > LEVELS_MAX) {
            throw tooLarge(page);
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        drawn++;
        if (++inDocument > IN_A_DOCUMENT_MAX || ++onPage > ON_A_PAGE_MAX) {
            throw tooLarge(page);
        }
        var text = font.toUnicode(code);
        if (text == null || text.chars().anyMatch(PdfGlyphs::isNoCharacter)) {
            unreadable++;
        }
        super.showGlyph(place, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        var text = apart(glyph.getUnicode());
        var direction = Math.floorMod(Math.round(glyph.getDir()), 360);
        if (text.isEmpty() || direction % 90 != 0) {
            return;
        }
        var em = Math.max(Math.abs(glyph.getFontSizeInPt()), glyph.getHeightDir());
        byDirection
                .computeIfAbsent(direction, any -> new ArrayList<>())
                .add(new Glyph(
                        text,
                        glyph.getXDirAdj(),
                        glyph.getXDirAdj() + glyph.getWidthDirAdj(),
                        glyph.getYDirAdj(),
                        em,
                        glyph.getWidthOfSpace()));
    }

    /** The letters of a ligature, which some fonts draw as one, as the fi of finale. */
    static String apart(String text) {
        var isLigature = text.length() == 1 && text.charAt(0) >= LIGATURE_FIRST && text.charAt(0) <= LIGATURE_LAST;
        return isLigature ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
    }

    private static boolean isNoCharacter(int c) {
        var type = Character.getType(c);
        return c == 0xFFFD || c < ' ' || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
    }

    static Refusal tooLarge(int page) {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "Page " + page + " holds more than a page of a statement can; print it to a new PDF.");
    }
}
