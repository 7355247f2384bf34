package io.financereport.statement.reading.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes lines of the glyphs of a page: those on one baseline are a line, those without a gap a word. */
final class LineBuilder {
    private static final int LINES_MAX = 2_000;
    /** Parts of the height of the font. */
    private static final float SAME_BASELINE = 0.35f;

    private static final float SAME_PLACE = 0.3f;
    private static final float GAP_OF_WORDS = 0.18f;
    private static final float ABOVE_BASELINE = 0.85f;
    private static final float BELOW_BASELINE = 0.25f;

    private final int page;
    private final PageFrame frame;

    LineBuilder(int page, PageFrame frame) {
        this.page = page;
        this.frame = frame;
    }

    List<PdfLine> lines(List<PdfGlyphs.Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(PdfGlyphs.Glyph::baseline));
        var lines = new ArrayList<PdfLine>();
        var onLine = new ArrayList<PdfGlyphs.Glyph>();
        for (PdfGlyphs.Glyph glyph : sorted) {
            if (!onLine.isEmpty() && glyph.baseline() - onLine.getFirst().baseline() > SAME_BASELINE * em(onLine)) {
                addLine(onLine, lines);
                onLine.clear();
            }
            onLine.add(glyph);
        }
        addLine(onLine, lines);
        if (lines.size() > LINES_MAX) {
            throw PdfGlyphs.tooLarge(page);
        }
        return lines;
    }

    private static float em(List<PdfGlyphs.Glyph> glyphs) {
        return glyphs.getFirst().em();
    }

    private void addLine(List<PdfGlyphs.Glyph> glyphs, List<PdfLine> lines) {
        var words = words(withoutOverprints(glyphs));
        if (words.isEmpty()) {
            return;
        }
        var baseline = (float)
                glyphs.stream().mapToDouble(PdfGlyphs.Glyph::baseline).average().orElse(0);
        var em = (float) words.stream().mapToDouble(PdfWord::em).max().orElse(0);
        var number = lines.size() + 1L;
        lines.add(new PdfLine(
                page,
                number,
                baseline,
                words,
                frame.box(
                        page,
                        number,
                        words.getFirst().left(),
                        baseline - ABOVE_BASELINE * em,
                        words.getLast().right(),
                        baseline + BELOW_BASELINE * em)));
    }

    /** Bold print is made by some programs by printing twice, a little beside. */
    private static List<PdfGlyphs.Glyph> withoutOverprints(List<PdfGlyphs.Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(PdfGlyphs.Glyph::left));
        var kept = new ArrayList<PdfGlyphs.Glyph>();
        Map<String, PdfGlyphs.Glyph> last = new HashMap<>();
        for (PdfGlyphs.Glyph glyph : sorted) {
            var same = last.get(glyph.text());
            var width = glyph.right() - glyph.left();
            if (same == null || glyph.left() - same.left() > SAME_PLACE * width || width <= 0) {
                kept.add(glyph);
                last.put(glyph.text(), glyph);
            }
        }
        return kept;
    }

    private static List<PdfWord> words(List<PdfGlyphs.Glyph> glyphs) {
        var words = new ArrayList<PdfWord>();
        var text = new StringBuilder();
        PdfGlyphs.Glyph first = null;
        PdfGlyphs.Glyph last = null;
        for (PdfGlyphs.Glyph glyph : glyphs) {
            var isBlank = glyph.text().isBlank();
            if (first != null && last != null && (isBlank || glyph.left() - last.right() > gap(last))) {
                words.add(new PdfWord(text.toString(), first.left(), last.right(), first.em()));
                text.setLength(0);
                first = null;
            }
            if (!isBlank) {
                first = first == null ? glyph : first;
                last = glyph;
                text.append(glyph.text());
            }
        }
        if (first != null && last != null) {
            words.add(new PdfWord(text.toString(), first.left(), last.right(), first.em()));
        }
        return words;
    }

    /** Half a blank of the font, where it says how wide that is. */
    private static float gap(PdfGlyphs.Glyph glyph) {
        var least = GAP_OF_WORDS * glyph.em();
        return glyph.blank() > 0 ? Math.clamp(glyph.blank() / 2, least / 2, least * 2) : least;
    }
}
