package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.TextRecognition.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of a scanned page, put upright: a sheet never lies straight on the glass.
 *
 * @param number of the page, counted from 1
 * @param points how many a pixel has
 * @param turned how far the text is turned on the page as it is shown, in degrees, as in {@link PageFrame}
 */
record RecognizedPage(int number, float width, float height, float points, int turned, List<Word> words) {
    private static final int WORDS_OF_LINE_MIN = 3;
    /** Digits have seven tenths of the height of their font. */
    private static final double DIGIT_OF_EM = 0.7;

    private static final double CENTRE_TO_BASELINE = 0.35;

    RecognizedPage {
        words = List.copyOf(words);
    }

    /** The same with another text in place of a word's. */
    RecognizedPage with(int word, String text) {
        var changed = new ArrayList<>(words);
        var old = words.get(word);
        changed.set(
                word, new Word(text, old.left(), old.top(), old.right(), old.bottom(), old.confidence(), old.line()));
        return new RecognizedPage(number, width, height, points, turned, changed);
    }

    List<PdfLine> lines() {
        var slope = slope();
        var em = (float) (em() * points);
        var glyphs = words.stream()
                .map(word -> new PdfGlyphs.Glyph(
                        word.text(),
                        word.left() * points,
                        word.right() * points,
                        (float) ((word.centreY() - slope * word.centreX()) * points + CENTRE_TO_BASELINE * em),
                        em,
                        0))
                .toList();
        var frame = new PageFrame(width * points, height * points, 0, turned);
        return new LineBuilder(number, frame).lines(glyphs);
    }

    /** How far lines fall for each pixel to the right: the middle one of what the longer lines show. */
    private double slope() {
        var slopes = words.stream().collect(Collectors.groupingBy(Word::line)).values().stream()
                .filter(line -> line.size() >= WORDS_OF_LINE_MIN)
                .map(RecognizedPage::slope)
                .sorted()
                .toList();
        return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2);
    }

    private static double slope(List<Word> line) {
        var x = line.stream().mapToDouble(Word::centreX).average().orElse(0);
        var y = line.stream().mapToDouble(Word::centreY).average().orElse(0);
        var square = line.stream()
                .mapToDouble(word -> (word.centreX() - x) * (word.centreX() - x))
                .sum();
        var product = line.stream()
                .mapToDouble(word -> (word.centreX() - x) * (word.centreY() - y))
                .sum();
        return square == 0 ? 0 : product / square;
    }

    private double em() {
        var heights = words.stream()
                .filter(word -> word.text().chars().anyMatch(Character::isDigit))
                .map(Word::height)
                .sorted()
                .toList();
        var all = heights.isEmpty() ? words.stream().map(Word::height).sorted().toList() : heights;
        return all.isEmpty() ? 1 : all.get(all.size() / 2) / DIGIT_OF_EM;
    }
}
