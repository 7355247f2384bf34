package io.financereport.statement.reading.pdf;

/**
 * Glyphs that stand close together. Lengths are points from the upper left corner of the page, as its text is read.
 *
 * @param em the height of the font
 */
record PdfWord(String text, float left, float right, float em) {
    private static final int MARK_MAX = 2;

    float centre() {
        return (left + right) / 2;
    }

    /** Whether it is a sign that points to a note, and no part of an amount or a text. */
    boolean isMark() {
        return text.length() <= MARK_MAX && text.codePoints().noneMatch(PdfWord::isOfTextOrAmount);
    }

    private static boolean isOfTextOrAmount(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.CURRENCY_SYMBOL
                || "-+\u2212\u2013()%.,".indexOf(c) >= 0;
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
