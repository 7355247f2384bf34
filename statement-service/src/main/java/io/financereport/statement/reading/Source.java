package io.financereport.statement.reading;

/** Where a row stands in its file, so that each figure leads back to the original. */
public sealed interface Source {
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
}
