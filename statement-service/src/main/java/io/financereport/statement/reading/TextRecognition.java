package io.financereport.statement.reading;

import java.awt.image.BufferedImage;
import java.util.List;

/** Finds the words in the picture of a page. */
@FunctionalInterface
public interface TextRecognition {
    /**
     * A word as it was recognised. Lengths are pixels from the upper left corner of the picture.
     *
     * @param confidence 0 to 100, as the program sees it
     * @param line which line of text it belongs to; words of one line have the same number
     */
    record Word(String text, int left, int top, int right, int bottom, int confidence, int line) {
        public double centreX() {
            return (left + right) / 2.0;
        }

        public double centreY() {
            return (top + bottom) / 2.0;
        }

        public int height() {
            return bottom - top;
        }
    }

    /**
     * @throws Refusal when the program does not answer in time, or not what it should
     */
    List<Word> words(BufferedImage page, ReadingLimits limits);
}
