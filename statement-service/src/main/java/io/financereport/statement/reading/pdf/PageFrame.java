package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Source;

/**
 * A page whose text is read in another direction than the page is shown in. Directions are degrees, clockwise, of the page as it is
 * stored; both are multiples of 90.
 *
 * @param width of the page as stored, in points
 * @param height of it
 * @param shown how far a viewer turns the page
 * @param read how far its text is turned
 */
record PageFrame(float width, float height, int shown, int read) {
    private static final int OF_A_POINT = 100;

    /** The place on the page as shown of a rectangle in the direction of the text. */
    Source.Box box(int page, long line, float left, float top, float right, float bottom) {
        var first = shownAt(left, top);
        var second = shownAt(right, bottom);
        return new Source.Box(
                page,
                line,
                hundredths(Math.min(first[0], second[0])),
                hundredths(Math.min(first[1], second[1])),
                hundredths(Math.max(first[0], second[0])),
                hundredths(Math.max(first[1], second[1])));
    }

    private float[] shownAt(float x, float y) {
        var stored = switch (read) {
            case 90 -> new float[] {y, x};
            case 180 -> new float[] {width - x, y};
            case 270 -> new float[] {width - y, height - x};
            default -> new float[] {x, height - y};
        };
        return switch (shown) {
            case 90 -> new float[] {stored[1], stored[0]};
            case 180 -> new float[] {width - stored[0], stored[1]};
            case 270 -> new float[] {height - stored[1], width - stored[0]};
            default -> new float[] {stored[0], height - stored[1]};
        };
    }

    private static int hundredths(float points) {
        return Math.max(0, Math.round(points * OF_A_POINT));
    }
}
