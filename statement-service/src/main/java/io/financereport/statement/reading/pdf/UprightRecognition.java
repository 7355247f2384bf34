package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.TextRecognition;
import io.financereport.statement.reading.TextRecognition.Word;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Recognises pages also where sheets went into the scanner upside down: letters that stand on their heads are recognised as others, with little
 * confidence. A page that is recognised well is looked at once.
 */
final class UprightRecognition {
    /** A page the right way up has more than 80 when it is sharp, one on its head less than 50. */
    private static final int CONFIDENCE_GOOD_FROM = 65;

    private static final int UPSIDE_DOWN_DEGREES = 180;

    private final TextRecognition recognition;
    private final ReadingLimits limits;
    /** Sheets of one pile mostly lie alike. */
    private PhotoOrientation likeliest = PhotoOrientation.UPRIGHT;

    UprightRecognition(TextRecognition recognition, ReadingLimits limits) {
        this.recognition = recognition;
        this.limits = limits;
    }

    /**
     * The words of a page the right way up.
     *
     * @param turned how far its text is turned on the page, in degrees: 0 or 180
     */
    record Upright(List<Word> words, int turned) {}

    Upright words(BufferedImage page) {
        var first = look(page, likeliest);
        if (confidence(first.words()) >= CONFIDENCE_GOOD_FROM) {
            return first;
        }
        var other = likeliest == PhotoOrientation.UPRIGHT ? PhotoOrientation.UPSIDE_DOWN : PhotoOrientation.UPRIGHT;
        var second = look(page, other);
        if (confidence(second.words()) <= confidence(first.words())) {
            return first;
        }
        likeliest = other;
        return second;
    }

    private Upright look(BufferedImage page, PhotoOrientation orientation) {
        return new Upright(
                recognition.words(orientation.upright(page), limits),
                orientation == PhotoOrientation.UPSIDE_DOWN ? UPSIDE_DOWN_DEGREES : 0);
    }

    /** Of a character, on average: specks that are taken for a letter or two weigh little. */
    private static long confidence(List<Word> words) {
        var characters = words.stream().mapToLong(word -> word.text().length()).sum();
        var sum = words.stream()
                .mapToLong(word -> (long) word.confidence() * word.text().length())
                .sum();
        return characters == 0 ? 0 : sum / characters;
    }
}
