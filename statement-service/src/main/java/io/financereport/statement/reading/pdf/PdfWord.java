package io.financereport.statement.reading.pdf;

/**
 * Glyphs that stand close together. Lengths are points from the upper left corner of the page, as its text is read.
 *
 * @param em the height of the font
 */
record PdfWord(String text, float left, float right, float em) {
    float centre() {
        return (left + right) / 2;
    }

    /** The blank between this word and one to its right. */
    float gapTo(PdfWord next) {
        return next.left - right;
    }

    /** This word and one to its right as one. */
    PdfWord with(PdfWord next, String between) {
        return new PdfWord(text + between + next.text, left, next.right, Math.max(em, next.em));
    }
}
