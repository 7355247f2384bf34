package io.financereport.statement.reading;

/** Where a row stands in its file, so that each figure leads back to the original. */
public sealed interface Source {
    /** Where a person looks first: the line of a text file or of a page, or the row of a sheet, counted from 1. */
    long line();

    /** From here to the end of a later place in the same file; only this place where the two are on different sheets or pages. */
    default Source to(Source last) {
        if (this instanceof Bytes first && last instanceof Bytes end) {
            return new Bytes(first.from(), Math.max(first.to(), end.to()), first.line());
        } else if (this instanceof Box first && last instanceof Box end && first.page() == end.page()) {
            return new Box(
                    first.page(),
                    first.line(),
                    Math.min(first.left(), end.left()),
                    Math.min(first.top(), end.top()),
                    Math.max(first.right(), end.right()),
                    Math.max(first.bottom(), end.bottom()));
        } else {
            return this;
        }
    }

    /**
     * A stretch of a text file.
     *
     * @param from first byte, counted from 0
     * @param to the byte after the last one
     * @param line line of the first byte, counted from 1
     */
    record Bytes(long from, long to, long line) implements Source {
        public Bytes {
            if (from < 0 || to < from || line < 1) {
                throw new IllegalArgumentException(
                        "No stretch of a file: bytes " + from + " to " + to + ", line " + line);
            }
        }
    }

    /**
     * Neighbouring cells in a row of a workbook.
     *
     * @param sheet counted from 1, in the order of the workbook's tabs
     * @param line the row, counted from 1 as the program shows it
     * @param from first column, counted from 0
     * @param to the column after the last one
     */
    record Cells(int sheet, long line, int from, int to) implements Source {
        public Cells {
            if (sheet < 1 || line < 1 || from < 0 || to < from) {
                throw new IllegalArgumentException(
                        "No cells: sheet " + sheet + ", row " + line + ", columns " + from + " to " + to);
            }
        }
    }

    /**
     * A rectangle of a page. Lengths are hundredths of a point (1/7200 inch) from the upper left corner of the page as it is shown.
     *
     * @param page counted from 1
     * @param line the line of text on the page that the row begins with, counted from 1
     */
    record Box(int page, long line, int left, int top, int right, int bottom) implements Source {
        public Box {
            if (page < 1 || line < 1 || right < left || bottom < top) {
                throw new IllegalArgumentException("No rectangle: page " + page + ", line " + line + ", " + left + " "
                        + top + " " + right + " " + bottom);
            }
        }
    }
}
